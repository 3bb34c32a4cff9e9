import type { InboxGroup, InboxLine, inboxCalls, inboxQueries } from '../../shared/bridge/contract/inbox.ts';
import { done } from '../../shared/bridge/result.ts';
import { type AgentAccess, isTheirs } from '../../shared/domain/access.ts';
import type { Id } from '../../shared/domain/id.ts';
import { actorAgentId } from '../../shared/domain/principal.ts';
import { currentRecord } from '../../shared/domain/records/current-record.ts';
import type { TicketRow } from '../../shared/domain/ticket/row.ts';
import type { InboxItem } from '../../shared/views/inbox.ts';
import type { Engine } from '../engine/engine.ts';
import type { Inbox } from '../lookup/inbox/inbox.ts';
import type { ReadMarks } from '../session/read-marks.ts';
import type { CallHandlers, QueryHandlers } from './handlers.ts';

export interface InboxHandlerPorts {
  readonly engine: Pick<Engine, 'rows' | 'records'>;
  readonly inbox: Pick<Inbox, 'of'>;
  readonly readMarks: ReadMarks;
  readonly inboxChanged: (agentId: Id) => void;
}

export function inboxHandlers(
  ports: InboxHandlerPorts,
): QueryHandlers<keyof typeof inboxQueries> & CallHandlers<keyof typeof inboxCalls> {
  const { engine, inbox, readMarks, inboxChanged } = ports;

  async function itemsOf(access: AgentAccess): Promise<readonly Marked[]> {
    const [items, read] = await Promise.all([inbox.of(access), readMarks.of(access.agentId)]);
    const isOld = ({ timeMs, ticketId }: InboxItem) =>
      read.sinceMs !== undefined && timeMs < read.sinceMs && !isToDo(access, engine.rows.get(ticketId));
    return shownOf(items.map((item) => ({ ...item, isUnread: !read.ids.has(item.id) && !isOld(item) })));
  }

  return {
    'inbox.list': async ({ access }) => {
      const groups = byTicket(await itemsOf(access));
      return done(
        [...groups].flatMap(([id, items]): InboxGroup[] => {
          const row = engine.rows.get(id);
          return row
            ? [
                groupOf(
                  row,
                  items.map((item) => lineOf(ports, row, item)),
                ),
              ]
            : [];
        }),
      );
    },
    'inbox.unread': async ({ access }) => {
      const unread = (await itemsOf(access)).filter(({ isUnread }) => isUnread);
      const tickets = [...byTicket(unread)];
      return done({
        count: unread.length,
        tickets: tickets.map(([ticketId, items]) => ({ ticketId, ids: items.map(({ id }) => id) })),
      });
    },
    'inbox.read': async ({ access }, { ids }) => {
      await readMarks.add(access.agentId, ids);
      inboxChanged(access.agentId);
      return done({});
    },
  };
}

/** Whether a ticket is the agent's, or one of their teams', and waits for us. */
function isToDo(access: AgentAccess, row: TicketRow | undefined): boolean {
  return row?.state === 'open' && row.isWaitingForUs && isTheirs(access, { assignment: row });
}

type Marked = InboxItem & Pick<InboxLine, 'isUnread'>;

/** As many as an agent reads. */
const newestShown = 200;
/** With those that they have not read yet. */
const mostShown = 1_000;

function shownOf(items: readonly Marked[]): readonly Marked[] {
  return items.filter(({ isUnread }, at) => at < newestShown || isUnread).slice(0, mostShown);
}

function byTicket(items: readonly Marked[]): ReadonlyMap<Id, readonly Marked[]> {
  const groups = new Map<Id, Marked[]>();
  for (const item of items) groups.set(item.ticketId, [...(groups.get(item.ticketId) ?? []), item]);
  return groups;
}

function groupOf({ id, number, fields }: TicketRow, lines: readonly InboxLine[]): InboxGroup {
  return { ticketId: id, number, summary: fields.summary, lines };
}

/** A message is the requester’s, also if an agent recorded it. */
function lineOf(
  { engine: { records } }: InboxHandlerPorts,
  { requesterId }: TicketRow,
  { id, kind, target, timeMs, whom, actor, isUnread }: Marked,
): InboxLine {
  const actorName =
    kind === 'message'
      ? currentRecord(records, 'person', requesterId)?.name
      : records.get('agent', actorAgentId(actor) ?? '')?.name;
  const whomName = (records.get('agent', whom) ?? records.get('team', whom))?.name;
  return { id, kind, target, timeMs, actorName: actorName ?? '', whomName: whomName ?? '', isUnread };
}
