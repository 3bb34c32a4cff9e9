import type { AgentAccess } from '../../shared/domain/access.ts';
import type { Id } from '../../shared/domain/id.ts';
import { dueMsOf } from '../../shared/domain/ticket/due.ts';
import type { Ticket } from '../../shared/domain/ticket/ticket.ts';
import { answersFor, dueStageOf, isNewsStill, type News } from '../../shared/views/notices.ts';
import type { Present } from '../session/sessions.ts';
import type { ToTell } from './gather.ts';
import type { Told } from './told.ts';

/** Which kinds of notices a person wants on this computer. `due` is both that it will be and that it was. */
export interface Wanted {
  readonly assigned: boolean;
  readonly replied: boolean;
  readonly due: boolean;
}

/** Somebody who is here, or was last, and works on the desk. */
export interface Here extends Present {
  readonly access: AgentAccess;
}

type TicketOf = (id: Id) => Ticket | undefined;

/** What was noticed and has not been told yet. */
export interface Pending {
  readonly noteNews: (agentId: Id, ticketId: Id, news: News) => void;
  readonly noteReached: (ticketIds: readonly Id[]) => void;
  /** A due time that somebody has just chosen themselves is no surprise to them, even if it is near. */
  readonly passOver: (ticket: Ticket, nowMs: number) => void;
  readonly isEmpty: () => boolean;
  /** What of it is still to be told, to whom; it counts as told from now on. */
  readonly take: (ticketOf: TicketOf, here: readonly Here[], wanted: Wanted, nowMs: number) => ToTell[];
}

export function createPending(told: Told, isFocused: (windowId: string) => boolean): Pending {
  const news = new Map<string, { readonly agentId: Id; readonly ticketId: Id; readonly about: News }>();
  const reached = new Set<Id>();

  function takeNews(ticketOf: TicketOf, here: readonly Here[], wanted: Wanted): ToTell[] {
    return [...news.values()].flatMap(({ agentId, ticketId, about }) => {
      const agent = here.find((present) => present.agentId === agentId);
      const ticket = ticketOf(ticketId);
      if (!agent || !ticket || !wanted[about] || !isNewsStill(about, agent.access, ticket)) return [];
      // What changes before somebody's eyes needs no word of ours.
      return agent.windowIds.some((windowId) => isFocused(windowId)) ? [] : [{ agentId, ticket, about }];
    });
  }

  function takeDue(ticket: Ticket, here: readonly Here[], nowMs: number): ToTell[] {
    const about = dueStageOf(ticket, nowMs);
    const dueMs = dueMsOf(ticket.due);
    if (!about || dueMs === null || told.has(ticket.id, dueMs, about)) return [];
    const answering = here.filter(({ access }) => answersFor(access, ticket));
    if (answering.length > 0) told.note(ticket.id, dueMs, about);
    return answering.map(({ agentId }) => ({ agentId, ticket, about }));
  }

  return {
    noteNews: (agentId, ticketId, about) => {
      news.set(`${agentId} ${ticketId} ${about}`, { agentId, ticketId, about });
    },
    noteReached: (ticketIds) => {
      for (const id of ticketIds) reached.add(id);
    },
    passOver: (ticket, nowMs) => {
      const dueMs = dueMsOf(ticket.due);
      if (dueMs !== null && dueStageOf(ticket, nowMs) === 'soon') told.note(ticket.id, dueMs, 'soon');
    },
    isEmpty: () => news.size + reached.size === 0,
    take: (ticketOf, here, wanted, nowMs) => {
      const due = [...(wanted.due ? reached : [])].flatMap((id) => ticketOf(id) ?? []);
      const items = [...takeNews(ticketOf, here, wanted), ...due.flatMap((ticket) => takeDue(ticket, here, nowMs))];
      news.clear();
      reached.clear();
      return items;
    },
  };
}
