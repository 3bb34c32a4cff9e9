import * as z from 'zod';
import type { Id } from '../../domain/id.ts';
import type { InboxItem } from '../../views/inbox.ts';
import { call, query } from './declare.ts';
import { sight } from './topics.ts';

/** What happened on one ticket that the agent is told of. */
export interface InboxGroup {
  readonly ticketId: Id;
  readonly number: string;
  readonly summary: string;
  /** Newest first. */
  readonly lines: readonly InboxLine[];
}

export interface InboxLine extends Pick<InboxItem, 'id' | 'kind' | 'target' | 'timeMs'> {
  /** Who did it; empty if that was the desk, or the clock. */
  readonly actorName: string;
  /** The other agent or team that it was assigned to; empty otherwise. */
  readonly whomName: string;
  readonly isUnread: boolean;
}

export interface UnreadItems {
  readonly count: number;
  /** The ids of the unread lines of each ticket. */
  readonly tickets: readonly { readonly ticketId: Id; readonly ids: readonly string[] }[];
}

const nothing = z.strictObject({});

export const inboxQueries = {
  /** The ticket with the newest line first. */
  'inbox.list': query<readonly InboxGroup[]>()(nothing, {
    shows: ['inbox', 'tickets', ...sight, 'record:person'],
  }),
  'inbox.unread': query<UnreadItems>()(nothing, { shows: ['inbox', ...sight] }),
} as const;

export const inboxCalls = {
  /** Marks lines as read on this device. */
  'inbox.read': call<object>()(z.strictObject({ ids: z.array(z.string().max(400)).max(1_000) }), { for: 'agent' }),
} as const;
