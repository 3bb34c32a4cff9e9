import * as z from 'zod';
import { line, optionalLine } from '../text.ts';
import { kindOfEarlier, stateOf, statusKind, ticketState } from '../ticket-state.ts';
import { recordKind } from './kind.ts';
import { lastPosition, position } from './position.ts';

const positions: Readonly<Record<string, number>> = { 'status-open': 1, 'status-resolved': 1, 'status-closed': 1 };

/**
 * `position`: the order among statuses of the same kind, lowest first. `reopenable`: whether the requester's next
 * message reopens the ticket; only resolved and closed statuses use it. `publicName`: what requesters read instead of
 * the name.
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
    position,
    publicName: optionalLine(60),
  }),
  missing: ({ state, kind }, id) => ({
    ...(kind === undefined &&
      ticketState.safeParse(state).success && { kind: kindOfEarlier(id, ticketState.parse(state)) }),
    position: positions[id] ?? lastPosition,
    publicName: '',
  }),
  // Earlier releases only know the state.
  follows: ({ kind }) => (kind === undefined ? {} : { state: stateOf(kind) }),
  orderedBy: 'position',
  addedLater: ['status-waiting'],
  defaults: {
    'status-open': { name: 'Open', kind: 'open', state: 'open', reopenable: false, position: 1, publicName: '' },
    'status-waiting': {
      name: 'Waiting for requester',
      kind: 'waiting',
      state: 'open',
      reopenable: false,
      position: 1,
      publicName: '',
    },
    'status-resolved': {
      name: 'Resolved',
      kind: 'resolved',
      state: 'closed',
      reopenable: true,
      position: 1,
      publicName: '',
    },
    'status-closed': { name: 'Closed', kind: 'closed', state: 'closed', reopenable: true, position: 1, publicName: '' },
  },
});
