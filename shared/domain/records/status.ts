import * as z from 'zod';
import { line } from '../text.ts';
import { ticketState } from '../ticket/state.ts';
import { recordKind } from './kind.ts';

/** `reopenable`: whether the requester's next message opens the ticket again. Only closed statuses use it. */
export const status = recordKind({
  kind: 'status',
  isReplaceable: true,
  readableBy: 'agents',
  references: [],
  // A ticket holds the state that its status had: a status that changed it would split the two.
  fixed: ['state'],
  fields: z.strictObject({ name: line(60), state: ticketState, reopenable: z.boolean() }),
  addedLater: ['status-waiting'],
  defaults: {
    'status-open': { name: 'Open', state: 'open', reopenable: false },
    'status-waiting': { name: 'Waiting for requester', state: 'open', reopenable: false },
    'status-resolved': { name: 'Resolved', state: 'closed', reopenable: true },
    'status-closed': { name: 'Closed', state: 'closed', reopenable: true },
  },
});
