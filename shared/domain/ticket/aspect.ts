import type * as z from 'zod';
import type { AskedOfRole } from '../access.ts';
import type { Claim } from '../claim.ts';
import type { StampedEvent } from '../event.ts';

/**
 * How undo answers for one event: the inverting one, or the name of what stays because it changed since. `takes` is what
 * a role has to allow whoever does the same by hand: one of these, or nothing where nobody can and it only follows.
 */
export type Inverse =
  | { readonly type: string; readonly data: unknown; readonly takes: readonly AskedOfRole[] }
  | { readonly stays: string };

export interface EventDefinition<Slice, Data> {
  readonly data: z.ZodType<Data>;
  /** Total: never throws, whatever order events come in. */
  apply(slice: Slice, data: Data, event: StampedEvent): Slice;
  /** Two events that did not see each other and claim different values for the same thing are in conflict. */
  claims?(data: Data): readonly Claim[];
  /** What undoes this event on a ticket whose slice is now `present`; nothing where the event leaves no trace to undo. */
  invert?(data: Data, present: Slice): Inverse | undefined;
  /** What may bring this event with it: beside one of those in a commit, undoing it takes nothing of its own. */
  readonly follows?: readonly string[];
}

/** An event definition of any data, as a table holds it. */
export interface AnyEventDefinition<Slice> {
  readonly data: z.ZodType;
  apply(slice: Slice, data: never, event: StampedEvent): Slice;
  claims?(data: never): readonly Claim[];
  invert?(data: never, present: Slice): Inverse | undefined;
  readonly follows?: readonly string[];
}

/** One property of a ticket: what it is at first, and what events make of it. */
export interface Aspect<Slice, Events extends Readonly<Record<string, AnyEventDefinition<Slice>>>> {
  readonly initial: Slice;
  readonly events: Events;
}

export function event<Slice, Data>(definition: EventDefinition<Slice, Data>): EventDefinition<Slice, Data> {
  return definition;
}

export function aspect<Slice, const Events extends Readonly<Record<string, AnyEventDefinition<Slice>>>>(
  initial: Slice,
  events: Events,
): Aspect<Slice, Events> {
  return { initial, events };
}
