import type * as z from 'zod';
import type { AskedOfRole } from '../access.ts';
import type { Claim } from '../claim.ts';
import type { StampedEvent } from '../event.ts';

/**
 * The undo of one event: the inverse event, or the name of what stays because it changed since. `takes` lists what a
 * role must allow for doing the same by hand: one of these; empty if that takes nothing but access, or if it cannot be
 * done by hand and only follows from something else.
 */
export type Inverse =
  | { readonly type: string; readonly data: unknown; readonly takes: readonly AskedOfRole[] }
  | { readonly stays: string };

/** Events, by their types or by a test. */
export type Causes = readonly string[] | ((cause: Pick<StampedEvent, 'type' | 'data'>) => boolean);

export interface EventDefinition<Slice, Data> {
  readonly data: z.ZodType<Data>;
  /** Total: never throws, whatever the order of events. */
  apply(slice: Slice, data: Data, event: StampedEvent): Slice;
  /** Two events that did not see each other and claim different values for the same thing are in conflict. */
  claims?(data: Data, event: Pick<StampedEvent, 'actor'>): readonly Claim[];
  /**
   * What undoes this event on a ticket whose slice is now `present`; undefined if the event leaves nothing to undo.
   * `stays` names what the later events of the same commit leave as it is.
   */
  invert?(data: Data, present: Slice, stays: readonly string[]): Inverse | undefined;
  /**
   * What it sets, and later events can set again, such as `status` or `links/ID`: an undo leaves what was set since, even
   * to the same value. The part before the slash names what stays.
   */
  sets?(data: Data): readonly string[];
  /**
   * The events that can cause this one: if one of those is in the same commit, undoing this one requires nothing of its
   * own, and if that stays, so does this.
   */
  readonly follows?: Causes;
  /** The causes that stay if this stays, because a ticket may not have the one without the other. */
  readonly holds?: Causes;
}

/** An event definition of any data, as a table holds it. */
export interface AnyEventDefinition<Slice> {
  readonly data: z.ZodType;
  apply(slice: Slice, data: never, event: StampedEvent): Slice;
  claims?(data: never, event: Pick<StampedEvent, 'actor'>): readonly Claim[];
  invert?(data: never, present: Slice, stays: readonly string[]): Inverse | undefined;
  sets?(data: never): readonly string[];
  readonly follows?: Causes;
  readonly holds?: Causes;
}

/** One property of a ticket: its initial value, and how events change it. */
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
