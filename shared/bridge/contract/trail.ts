import * as z from 'zod';
import { type Id, idSchema } from '../../domain/id.ts';
import {
  longestAddress,
  mostPinned,
  mostRecent,
  type PinnedTicket,
  type TrailTicket,
  type TrailTickets,
} from '../trail.ts';
import { call, query } from './declare.ts';
import { type Shown, sight } from './topics.ts';

const shows = ['mentioned', ...sight, 'record:person', 'record:status', 'loading'] as const satisfies readonly Shown[];

function mentions({ tickets, hidden }: TrailTickets<TrailTicket>): readonly Id[] {
  return [...tickets.map(({ ticketId }) => ticketId), ...hidden];
}

const ticket = z.strictObject({ ticketId: idSchema });
const address = z.string().max(longestAddress);
const place = z.strictObject({ address, ticketId: idSchema.nullable(), list: address });

export const trailQueries = {
  /**
   * The address where the agent was last on this device, without a ticket that they may no longer see; null if there is
   * none. The ticket is named even if it is hidden: it may be shown again.
   */
  'trail.place': query<{ readonly address: string | null; readonly ticketId: Id | null }>()(z.strictObject({}), {
    shows: ['mentioned', ...sight, 'place'],
    mentions: ({ ticketId }) => (ticketId === null ? [] : [ticketId]),
  }),
  /** The tickets that the agent opened last on this device, the latest first. */
  'trail.recent': query<TrailTickets<TrailTicket>>()(z.strictObject({}), {
    shows: [...shows, 'recent-tickets'],
    mentions,
  }),
  /** The tickets that the agent pinned on this device, in their order. */
  'trail.pinned': query<TrailTickets<PinnedTicket>>()(z.strictObject({}), {
    shows: [...shows, 'pinned-tickets'],
    mentions,
  }),
} as const;

export const trailCalls = {
  /** The agent is at this place, and opened these tickets on the way, the latest last. */
  'trail.visit': call<object>()(
    z.strictObject({ place, opened: z.array(z.strictObject({ ticketId: idSchema, address })).max(mostRecent) }),
    { for: 'agent' },
  ),
  /** Pins a ticket as the last tab; a pinned one stays where it is. */
  'trail.pin': call<object>()(z.strictObject({ ticketId: idSchema, address }), { for: 'agent' }),
  'trail.unpin': call<object>()(ticket, { for: 'agent' }),
  /** Moves a pinned ticket to an index among those that the agent sees. */
  'trail.move': call<object>()(z.strictObject({ ticketId: idSchema, to: z.int().min(0).max(mostPinned) }), {
    for: 'agent',
  }),
  /** The agent sees the pinned ticket as it is now. */
  'trail.look': call<object>()(ticket, { for: 'agent' }),
} as const;
