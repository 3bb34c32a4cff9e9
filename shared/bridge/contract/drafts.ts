import * as z from 'zod';
import {
  type DraftSaved,
  type DraftStanding,
  draftContent,
  draftId,
  draftSlot,
  type ListedDraft,
  longestDraft,
  type OpenedDraft,
  type OpenedSlot,
  type Sent,
  type WaitingDraft,
} from '../draft.ts';
import { call, query } from './declare.ts';
import { rights } from './topics.ts';

const ref = z.strictObject({ slot: draftSlot, draftId });

export const draftQueries = {
  /** What the asking agent has written and not sent. */
  'draft.list': query<readonly ListedDraft[]>()(z.strictObject({}), {
    shows: ['drafts', 'damage', 'tickets', ...rights, 'record:queue'],
  }),
  /** Reads one draft without changing its owner. */
  'draft.get': query<WaitingDraft | null>()(ref, {
    shows: ['drafts', 'tickets', ...rights],
  }),
  /** Whether another window has taken over the draft that the asking one writes, and which others its slot has. */
  'draft.standing': query<DraftStanding>()(ref, { shows: ['drafts'] }),
  /** What a key of the asking agent has led to, where an answer got lost; nothing where it led to nothing. */
  'key.sent': query<Sent | null>()(z.strictObject({ key: z.string().max(60) }), {
    shows: ['sent', 'tickets', ...rights],
  }),
} as const;

/**
 * A window owns the draft that it opens, takes over or begins, until it closes that draft, ends or is locked. A draft that
 * changes hands gets another id, so that whatever an earlier owner still has on its way is a draft of its own.
 */
export const draftCalls = {
  /**
   * Gives the window the draft that it names as `held`, or else the newest of the slot that no other window owns. What is
   * given comes under the id that it has from now on.
   */
  'draft.open': call<OpenedSlot>()(z.strictObject({ slot: draftSlot, held: draftId.optional() }), { for: 'agent' }),
  /** Gives the window this draft, once the window that owns it has saved it or has not answered for a second. */
  'draft.take': call<OpenedDraft>()(ref, { for: 'agent' }),
  /** Refused with `draft.taken` where another window owns the draft, or has taken over all that is in it. */
  'draft.save': call<DraftSaved>()(z.strictObject({ ...ref.shape, content: draftContent }), {
    for: 'agent',
    // One that is too long is told so by its own field, in words of its own.
    longestText: 2 * longestDraft,
  }),
  /** Refused with `draft.taken` where another window owns the draft. */
  'draft.drop': call<object>()(ref, { for: 'agent' }),
  /** The window no longer writes this draft; another one may. */
  'draft.close': call<object>()(ref, { for: 'agent' }),
} as const;
