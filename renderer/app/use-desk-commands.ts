import { useState } from 'react';
import { lackOf, type Need } from '../../shared/bridge/command-needs.ts';
import { type CommandRow, type DeskCommand, rowOf } from '../../shared/bridge/commands.ts';
import type { Id } from '../../shared/domain/id.ts';
import { createAnswerOrder } from '../bridge/answer-order.ts';
import { deskside } from '../bridge/deskside.ts';
import { useCommands } from '../bridge/use-commands.ts';
import type { Queues } from '../bridge/use-queues.ts';
import { useSayLack } from '../bridge/use-say-lack.ts';
import { errorText } from '../i18n/sentences/error-text.ts';
import { useText } from '../i18n/text.tsx';
import { useRegions } from '../ui/region.tsx';
import { useToasts } from '../ui/toast-provider.tsx';
import { pageAt } from './pages.ts';
import { focusQueueOnceDrawn } from './queue-focus.ts';
import { restNextFrame } from './regions.ts';
import { type Router, showsTickets } from './routes.ts';

export interface DeskCommandActions extends Router {
  /** The needs of commands that are currently met. */
  readonly met: readonly Need[];
  /** Then it is not known yet whether it meets what commands on it need. */
  readonly isTicketLoading: boolean;
  readonly actions: Readonly<Record<DeskCommand, () => void>>;
  readonly goToQueue: (queue: Id) => void;
  readonly queues: Pick<Queues, 'isKnown' | 'withId'>;
}

/**
 * Runs the host’s commands that concern the whole desk, or explains why they are unavailable. The ticket pane handles
 * commands on a ticket first.
 */
export function useDeskCommands(desk: DeskCommandActions): void {
  const { route, goTo, met, isTicketLoading, actions, goToQueue, queues } = desk;
  const text = useText();
  const regions = useRegions();
  const { add } = useToasts();
  const sayLack = useSayLack();
  const [searches] = useState(createAnswerOrder);

  async function showTicket(number: string): Promise<void> {
    const isNewest = searches.asked();
    const result = await deskside.ask('ticket.find', { number });
    if (!result.ok) return say(errorText(text, result.error));
    const { found } = result.value;
    if (!found) return say(text('nav.noTicket', { number }));
    if (!isNewest()) return; // A ticket that was asked for later is on screen already.
    const isShown = showsTickets(route) && route.ticketId === found.ticketId;
    if (!isShown) goTo({ page: 'queue', ...found });
    // The ticket is drawn with the next frame, or says that it is loading.
    restNextFrame(regions, 'page', 'header');
  }

  /** A link may point to another agent’s queue or to an archived one. */
  function goToQueueOf(queue: Id): void {
    if (queues.isKnown && !queues.withId(queue)) {
      say(text('outside.deadLink'));
      return;
    }
    goToQueue(queue);
    focusQueueOnceDrawn(regions);
  }

  function say(title: string): void {
    add({ title });
  }

  function doRow(row: CommandRow): boolean {
    if (row.by === 'ticket' && isTicketLoading) return false;
    const lack = lackOf(row.when, met);
    const page = row.page === undefined ? undefined : pageAt(row.page);
    if (lack) sayLack(lack, showsTickets(route) ? route.ticketId : null);
    else if (page) goTo(row.part ? { page, part: row.part } : { page });
    else if (isDeskCommand(row.id, actions)) actions[row.id]();
    else return false;
    return true;
  }

  useCommands((command) => {
    const row = rowOf(command.do);
    if (row) return doRow(row);
    if (command.do === 'show-queue') goToQueueOf(command.queue);
    if (command.do === 'show-ticket') void showTicket(command.number);
    return command.do === 'show-queue' || command.do === 'show-ticket';
  });
}

function isDeskCommand(id: string, actions: DeskCommandActions['actions']): id is DeskCommand {
  return Object.hasOwn(actions, id);
}
