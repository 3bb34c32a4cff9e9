import * as z from 'zod';
import { line } from '../text.ts';
import { kindOfEarlier, stateOf, statusKind, ticketState } from '../ticket-state.ts';
import { recordKind } from './kind.ts';

/** The position of statuses without one: after the defaults. */
const behind = 100;

const positions: Readonly<Record<string, number>> = { 'status-open': 1, 'status-resolved': 1, 'status-closed': 1 };

/**
 * `position`: the order among statuses of the same kind, lowest first. `reopenable`: whether the requester's next
 * message reopens the ticket; only resolved and closed statuses use it.
 */
export const status = recordKind({
  kind: 'status',
  isReplaceable: true,
  readableBy: 'agents',
  references: [],
  // Tickets store the kind and the state of their status, so a status must never change them.
  fixed: ['kind', 'state'],
  fields: z.strictObject({
    name: line(60),
    kind: statusKind,
    state: ticketState,
    reopenable: z.boolean(),
    position: z.int().min(1).max(9_999),
  }),
  missing: ({ state, kind }, id) => ({
    ...(kind === undefined &&
      ticketState.safeParse(state).success && { kind: kindOfEarlier(id, ticketState.parse(state)) }),
    position: positions[id] ?? behind,
  }),
  // Earlier releases only know the state.
  follows: ({ kind }) => (kind === undefined ? {} : { state: stateOf(kind) }),
  addedLater: ['status-waiting'],
  defaults: {
    'status-open': { name: 'Open', kind: 'open', state: 'open', reopenable: false, position: 1 },
    'status-waiting': {
      name: 'Waiting for requester',
      kind: 'waiting',
      state: 'open',
      reopenable: false,
      position: 1,
    },
    'status-resolved': { name: 'Resolved', kind: 'resolved', state: 'closed', reopenable: true, position: 1 },
    'status-closed': { name: 'Closed', kind: 'closed', state: 'closed', reopenable: true, position: 1 },
  },
});
