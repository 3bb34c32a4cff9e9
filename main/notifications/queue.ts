import type { NotifyChoices } from '../../shared/bridge/preferences.ts';
import { type AgentAccess, canSee } from '../../shared/domain/access.ts';
import type { Id } from '../../shared/domain/id.ts';
import type { TicketRow } from '../../shared/domain/ticket/row.ts';
import {
  type DueMoment,
  type DueStage,
  dueMomentsOf,
  isStillRelevant,
  type Listener,
  type News,
  type TicketNews,
} from '../../shared/views/notices.ts';
import type { Present } from '../session/sessions.ts';
import type { DeliveredNotices } from './delivered.ts';
import type { NoticeItem } from './group.ts';

/**
 * Which notices are enabled, on this computer or for an agent. `assigned` covers whose a ticket is from now on, and
 * referrals; `status` resolved, closed, reopened, and the end of waiting; and `due` both due soon and overdue. A
 * manager’s department counts like their own tickets: what arrives there like an assignment, and what is overdue.
 */
export interface NoticeSettings {
  readonly assigned: boolean;
  readonly replied: boolean;
  readonly mentioned: boolean;
  readonly noted: boolean;
  readonly status: boolean;
  readonly due: boolean;
}

export function noticeSettings(chosen: NotifyChoices): NoticeSettings {
  return {
    assigned: chosen.notifyAssigned,
    replied: chosen.notifyReplied,
    mentioned: chosen.notifyMentioned,
    noted: chosen.notifyNoted,
    status: chosen.notifyStatus,
    due: chosen.notifyDue,
  };
}

/** An agent who is signed in, or was last, with their permissions and the notices that they want. */
export interface PresentAgent extends Present, Listener {
  readonly wants: NoticeSettings;
}

/** Something to notify an agent of. */
interface QueuedNews extends TicketNews {
  readonly agentId: Id;
  readonly ticketId: Id;
  /** The entry that it is about. */
  readonly entryId?: string | undefined;
}

/** What is true of tickets when notices are delivered. */
export interface PresentTickets {
  readonly row: (id: Id) => TicketRow | undefined;
  readonly concerns: (access: AgentAccess, id: Id) => boolean;
}

/** Collects events until they are delivered. */
export interface NoticeQueue {
  readonly addNews: (news: QueuedNews) => void;
  /** An entry that was taken back is no news. */
  readonly dropEntry: (entryId: string) => void;
  readonly addDue: (ticketIds: readonly Id[]) => void;
  /**
   * A due time that an agent has just chosen is no news to them, even if it is near: nobody on this device is told of it
   * if they are responsible for the ticket, else only they are not.
   */
  readonly skipDue: (agent: Pick<Listener, 'access' | 'answersFor'>, ticket: TicketRow, nowMs: number) => void;
  readonly isEmpty: () => boolean;
  /** Returns what is still worth announcing, and to whom; it counts as delivered from now on. */
  readonly take: (
    tickets: PresentTickets,
    here: readonly PresentAgent[],
    wanted: NoticeSettings,
    nowMs: number,
  ) => NoticeItem[];
}

export function createNoticeQueue(delivered: DeliveredNotices, isFocused: (windowId: string) => boolean): NoticeQueue {
  const news = new Map<string, QueuedNews>();
  const dueTickets = new Set<Id>();
  /** The due times that agents chose for tickets of others. */
  const chosen = new Set<string>();

  function takeNews(tickets: PresentTickets, here: readonly PresentAgent[], wanted: NoticeSettings): NoticeItem[] {
    const each = new Map([...news.values()].map((one) => [`${one.agentId} ${one.ticketId} ${one.about}`, one]));
    return [...each.values()].flatMap(({ agentId, ticketId, about, actor, whom }) => {
      const agent = here.find((present) => present.agentId === agentId);
      const ticket = tickets.row(ticketId);
      const choice = choiceFor(about);
      if (!agent || !ticket || !wanted[choice] || !agent.wants[choice]) return [];
      if (!isStillRelevant({ about, whom }, agent, ticket)) return [];
      // No notice for changes in a window that has the focus.
      return agent.windowIds.some((windowId) => isFocused(windowId)) ? [] : [{ agentId, ticket, about, actor, whom }];
    });
  }

  function takeDue(
    { concerns }: PresentTickets,
    ticket: TicketRow,
    here: readonly PresentAgent[],
    nowMs: number,
  ): NoticeItem[] {
    const moments = dueMomentsOf(ticket, nowMs);
    const listening = here.filter(({ access, wants }) => wants.due && canSee(access, ticket.whereabouts));
    const isTold = ({ access, answersFor }: PresentAgent) => answersFor(ticket) || concerns(access, ticket.id);
    const answering = listening.filter(isTold);
    const managing = listening.filter((agent) => agent.manages(ticket) && !isTold(agent));
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
      .flatMap((item) =>
        agents
          .filter(({ agentId }) => item.about !== 'soon' || !chosen.has(choiceOf(agentId, ticket, item.due.dueMs)))
          .map(({ agentId }) => ({ agentId, ticket, ...item })),
      );
  }

  return {
    addNews: (one) => {
      const name = `${one.agentId} ${one.ticketId} ${one.about} ${one.entryId ?? ''}`;
      // The last one of a kind counts.
      news.delete(name);
      news.set(name, one);
    },
    dropEntry: (entryId) => {
      for (const [name, one] of news) if (one.entryId === entryId) news.delete(name);
    },
    addDue: (ticketIds) => {
      for (const id of ticketIds) dueTickets.add(id);
    },
    skipDue: ({ access, answersFor }, ticket, nowMs) => {
      for (const { dueMs, stage } of dueMomentsOf(ticket, nowMs)) {
        if (stage !== 'soon') continue;
        if (answersFor(ticket)) delivered.add(ticket.id, dueMs, stage);
        else chosen.add(choiceOf(access.agentId, ticket, dueMs));
      }
    },
    isEmpty: () => news.size + dueTickets.size === 0,
    take: (tickets, here, wanted, nowMs) => {
      const due = [...(wanted.due ? dueTickets : [])].flatMap((id) => tickets.row(id) ?? []);
      const items = [
        ...takeNews(tickets, here, wanted),
        ...due.flatMap((ticket) => takeDue(tickets, ticket, here, nowMs)),
      ];
      news.clear();
      dueTickets.clear();
      return items;
    },
  };
}

function choiceFor(about: News): keyof NoticeSettings {
  switch (about) {
    case 'arrived':
    case 'referred':
    case 'team-assigned':
    case 'claimed':
    case 'reassigned':
    case 'released':
      return 'assigned';
    case 'resolved':
    case 'closed':
    case 'reopened':
    case 'waited':
      return 'status';
    case 'assigned':
    case 'replied':
    case 'mentioned':
    case 'noted':
      return about;
  }
}

function choiceOf(agentId: Id, { id }: TicketRow, dueMs: number): string {
  return `${agentId} ${id} ${dueMs}`;
}
