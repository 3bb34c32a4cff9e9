import { canSee } from '../../shared/domain/access.ts';
import type { Id } from '../../shared/domain/id.ts';
import type { TicketRow } from '../../shared/domain/ticket/row.ts';
import {
  answersFor,
  type DueMoment,
  type DueStage,
  dueMomentsOf,
  isStillRelevant,
  type Listener,
  type News,
} from '../../shared/views/notices.ts';
import type { Present } from '../session/sessions.ts';
import type { DeliveredNotices } from './delivered.ts';
import type { NoticeItem } from './group.ts';

/**
 * Which notices are enabled, on this computer or for an agent. `due` covers both due soon and overdue. A manager’s
 * department counts like their own tickets: what arrives there like an assignment, and what is overdue.
 */
export interface NoticeSettings {
  readonly assigned: boolean;
  readonly replied: boolean;
  readonly due: boolean;
}

/** An agent who is signed in, or was last, with their permissions and the notices that they want. */
export interface PresentAgent extends Present, Listener {
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
      const choice = about === 'arrived' ? 'assigned' : about;
      if (!agent || !ticket || !wanted[choice] || !agent.wants[choice]) return [];
      if (!isStillRelevant(about, agent, ticket)) return [];
      // No notice for changes in a window that has the focus.
      return agent.windowIds.some((windowId) => isFocused(windowId)) ? [] : [{ agentId, ticket, about }];
    });
  }

  function takeDue(ticket: TicketRow, here: readonly PresentAgent[], nowMs: number): NoticeItem[] {
    const moments = dueMomentsOf(ticket, nowMs);
    const listening = here.filter(({ wants }) => wants.due);
    const answering = listening.filter(({ access }) => answersFor(access, ticket));
    const managing = listening.filter(
      ({ access, manages }) => manages(ticket) && canSee(access, ticket.whereabouts) && !answersFor(access, ticket),
    );
    const overdue = moments.filter(({ stage }) => stage === 'overdue');
    return [
      ...itemsOf(ticket, moments, answering, (stage) => stage),
      ...itemsOf(ticket, overdue, managing, () => 'department-overdue'),
    ];
  }

  /** What is not yet delivered, one item for each agent and kind. */
  function itemsOf(
    ticket: TicketRow,
    moments: readonly DueMoment[],
    agents: readonly PresentAgent[],
    aboutOf: (stage: DueStage) => DueStage | 'department-overdue',
  ): NoticeItem[] {
    if (agents.length === 0) return [];
    const fresh = moments
      .map((due) => ({ due, about: aboutOf(due.stage) }))
      .filter(({ due, about }) => !delivered.has(ticket.id, due.dueMs, about));
    for (const { due, about } of fresh) delivered.add(ticket.id, due.dueMs, about);
    return fresh
      .filter(({ about }, index) => fresh.findIndex((other) => other.about === about) === index)
      .flatMap((item) => agents.map(({ agentId }) => ({ agentId, ticket, ...item })));
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
