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
  /** The agent's unsent drafts. */
  'draft.list': query<readonly ListedDraft[]>()(z.strictObject({}), {
    shows: ['drafts', 'damage', 'mentioned', ...rights, 'record:queue'],
    mentions: (drafts) => drafts.flatMap(({ slot }) => ('ticketId' in slot ? [slot.ticketId] : [])),
  }),
  /** Reads one draft without changing its owner. */
  'draft.get': query<WaitingDraft | null>()(ref, {
    shows: ['drafts', 'tickets', ...rights],
  }),
  /** Whether another window has taken over the window's draft, and which other drafts the slot has. */
  'draft.standing': query<DraftStanding>()(ref, { shows: ['drafts'] }),
  /** The result of one of the agent's keys, for a window that lost the answer; null if the key was never used. */
  'key.sent': query<Sent | null>()(z.strictObject({ key: z.string().max(60) }), {
    shows: ['sent', 'tickets', ...rights],
  }),
} as const;

/**
 * A window owns the draft that it opens, takes over or begins, until it closes the draft, closes, or is locked. A draft
 * that changes its owner gets a new id, so that a late save of the earlier owner becomes a separate draft.
 */
export const draftCalls = {
  /**
   * Makes the window the owner of the draft that it names as `held`, or else of the slot's newest draft that no other
   * window owns. The answer has the draft's id from now on.
   */
  'draft.open': call<OpenedSlot>()(z.strictObject({ slot: draftSlot, held: draftId.optional() }), { for: 'agent' }),
  /** The same for several slots, in their order. */
  'draft.openAll': call<readonly OpenedSlot[]>()(z.strictObject({ slots: z.array(draftSlot).min(1).max(6) }), {
    for: 'agent',
  }),
  /** Makes the window the owner of this draft, after the present owner saved it or did not answer for a second. */
  'draft.take': call<OpenedDraft>()(ref, { for: 'agent' }),
  /** Refused with `draft.taken` if another window owns the draft, or has taken over all of its content. */
  'draft.save': call<DraftSaved>()(z.strictObject({ ...ref.shape, content: draftContent }), {
    for: 'agent',
    // Above the limit of the draft itself, so that a long draft is refused with the draft's own reason.
    longestText: 2 * longestDraft,
  }),
  /** Refused with `draft.taken` if another window owns the draft. */
  'draft.drop': call<object>()(ref, { for: 'agent' }),
  /** The window gives up the draft; another one may open it. */
  'draft.close': call<object>()(ref, { for: 'agent' }),
} as const;
