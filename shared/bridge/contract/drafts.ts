import * as z from 'zod';
import {
  type DraftSaved,
  draftContent,
  draftSlot,
  type ListedDraft,
  longestDraft,
  type Sent,
  type WaitingDraft,
} from '../draft.ts';
import { call, query } from './declare.ts';
import { rights } from './topics.ts';

export const draftQueries = {
  /** What the asking agent has written and not sent. */
  'draft.list': query<readonly ListedDraft[]>()(z.strictObject({}), {
    shows: ['drafts', 'damage', 'tickets', ...rights, 'record:queue'],
  }),
  'draft.get': query<WaitingDraft | null>()(z.strictObject({ slot: draftSlot }), {
    shows: ['drafts', 'tickets', ...rights],
  }),
  /** What a key of the asking agent has led to, where an answer got lost; nothing where it led to nothing. */
  'key.sent': query<Sent | null>()(z.strictObject({ key: z.string().max(60) }), {
    shows: ['sent', 'tickets', ...rights],
  }),
} as const;

export const draftCalls = {
  'draft.save': call<DraftSaved>()(z.strictObject({ slot: draftSlot, content: draftContent }), {
    for: 'agent',
    // One that is too long is told so by its own field, in words of its own.
    longestText: 2 * longestDraft,
  }),
  'draft.drop': call<object>()(z.strictObject({ slot: draftSlot }), { for: 'agent' }),
} as const;
