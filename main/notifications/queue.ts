import type { AgentAccess } from '../../shared/domain/access.ts';
import type { Id } from '../../shared/domain/id.ts';
import type { TicketRow } from '../../shared/domain/ticket/row.ts';
import { answersFor, dueMomentsOf, isStillRelevant, type News } from '../../shared/views/notices.ts';
import type { Present } from '../session/sessions.ts';
import type { DeliveredNotices } from './delivered.ts';
import type { NoticeItem } from './group.ts';

/** Which notices are enabled, on this computer or for an agent. `due` covers both due soon and overdue. */
export interface NoticeSettings {
  readonly assigned: boolean;
  readonly replied: boolean;
  readonly due: boolean;
}

/** An agent who is signed in, or was last, with their permissions and the notices that they want. */
export interface PresentAgent extends Present {
  readonly access: AgentAccess;
  readonly wants: NoticeSettings;
}

type TicketOf = (id: Id) => TicketRow | undefined;

/** Collects events until they are delivered. */
export interface NoticeQueue {
  readonly addNews: (agentId: Id, ticketId: Id, news: News) => void;
  readonly addDue: (ticketIds: readonly Id[]) => void;
  /** A due time that an agent has just chosen is no news to them, even if it is near. */
  readonly skipDue: (ticket: TicketRow, nowMs: number) => void;
  readonly isEmpty: () => boolean;
  /** Returns what is still worth announcing, and to whom; it counts as delivered from now on. */
  readonly take: (
    ticketOf: TicketOf,
    here: readonly PresentAgent[],
    wanted: NoticeSettings,
    nowMs: number,
  ) => NoticeItem[];
}

export function createNoticeQueue(delivered: DeliveredNotices, isFocused: (windowId: string) => boolean): NoticeQueue {
  const news = new Map<string, { readonly agentId: Id; readonly ticketId: Id; readonly about: News }>();
  const dueTickets = new Set<Id>();

  function takeNews(ticketOf: TicketOf, here: readonly PresentAgent[], wanted: NoticeSettings): NoticeItem[] {
    return [...news.values()].flatMap(({ agentId, ticketId, about }) => {
      const agent = here.find((present) => present.agentId === agentId);
      const ticket = ticketOf(ticketId);
      if (!agent || !ticket || !wanted[about] || !agent.wants[about]) return [];
      if (!isStillRelevant(about, agent.access, ticket)) return [];
      // No notice for changes in a window that has the focus.
      return agent.windowIds.some((windowId) => isFocused(windowId)) ? [] : [{ agentId, ticket, about }];
    });
  }

  function takeDue(ticket: TicketRow, here: readonly PresentAgent[], nowMs: number): NoticeItem[] {
    const moments = dueMomentsOf(ticket, nowMs).filter(({ dueMs, stage }) => !delivered.has(ticket.id, dueMs, stage));
    const answering = here.filter(({ access, wants }) => wants.due && answersFor(access, ticket));
    if (answering.length === 0) return [];
    for (const { dueMs, stage } of moments) delivered.add(ticket.id, dueMs, stage);
    return moments
      .filter(({ stage }, index) => moments.findIndex((other) => other.stage === stage) === index)
      .flatMap((due) => answering.map(({ agentId }) => ({ agentId, ticket, about: due.stage, due })));
  }

  return {
    addNews: (agentId, ticketId, about) => {
      news.set(`${agentId} ${ticketId} ${about}`, { agentId, ticketId, about });
    },
    addDue: (ticketIds) => {
      for (const id of ticketIds) dueTickets.add(id);
    },
    skipDue: (ticket, nowMs) => {
      for (const { dueMs, stage } of dueMomentsOf(ticket, nowMs)) {
        if (stage === 'soon') delivered.add(ticket.id, dueMs, stage);
      }
    },
    isEmpty: () => news.size + dueTickets.size === 0,
    take: (ticketOf, here, wanted, nowMs) => {
      const due = [...(wanted.due ? dueTickets : [])].flatMap((id) => ticketOf(id) ?? []);
      const items = [...takeNews(ticketOf, here, wanted), ...due.flatMap((ticket) => takeDue(ticket, here, nowMs))];
      news.clear();
      dueTickets.clear();
      return items;
    },
  };
}
