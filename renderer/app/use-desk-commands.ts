import { Toast } from '@base-ui/react/toast';
import type { Me } from '../../shared/bridge/calls.ts';
import type { Command } from '../../shared/bridge/commands.ts';
import type { QueueName } from '../../shared/views/queues.ts';
import { deskside } from '../bridge/deskside.ts';
import { useCommands } from '../bridge/use-commands.ts';
import { errorText } from '../i18n/problem-text.ts';
import { useText } from '../i18n/text.tsx';
import { showQueue } from './queue-focus.ts';
import { moveRegion } from './regions.ts';
import type { Route } from './routes.ts';

export interface DeskCommandActs extends Route {
  readonly me: Me;
  readonly hasComputer: boolean;
  readonly newTicket: () => void;
  readonly goToQueue: (queue: QueueName) => void;
}

/** What the host asks for and the desk as a whole can do. What belongs to a ticket its own pane hears before. */
export function useDeskCommands({ place, goTo, me, hasComputer, newTicket, goToQueue }: DeskCommandActs): void {
  const text = useText();
  const { add } = Toast.useToastManager();

  async function showTicket(number: string): Promise<void> {
    const result = await deskside.ask('ticket.find', { number });
    if (!result.ok) return say(errorText(text, result.error));
    const { found } = result.value;
    if (!found) return say(text('nav.noTicket', { number }));
    const isShown = place.page === 'queue' && place.ticketId === found.ticketId;
    if (!isShown) goTo({ page: 'queue', ...found });
  }

  function say(title: string): void {
    add({ title });
  }

  function doIt(command: Command): boolean {
    switch (command.do) {
      case 'new-ticket':
        if (me.mayCreate) newTicket();
        return true;
      case 'show-queue':
        showQueue(command.queue, goToQueue);
        return true;
      case 'show-ticket':
        void showTicket(command.number);
        return true;
      case 'show-drafts':
        goTo({ page: 'drafts' });
        return true;
      case 'show-agents':
        if (me.isAdministrator) goTo({ page: 'agents' });
        return true;
      case 'show-computer':
        if (hasComputer) goTo({ page: 'computer' });
        return true;
      case 'next-part':
      case 'previous-part':
        moveRegion(command.do === 'next-part' ? 1 : -1);
        return true;
      case 'print':
      case 'print-with-notes':
        // The pane of a ticket would have taken it.
        say(text('print.none'));
        return true;
      case 'write-reply':
      case 'write-note':
      case 'send':
      case 'send-and-resolve':
      case 'ticket-act':
      case 'propose-desk':
      case 'say-dead-link':
        return false;
    }
  }

  useCommands(doIt);
}
