import type { EventId } from './event.ts';

/** What an event decides: `about` names the thing, `value` its new value. */
export interface Claim {
  readonly about: string;
  readonly value: string;
}

/**
 * Two commits decided the same thing differently without seeing each other; the later one applies until a person
 * decides.
 */
export interface Conflict {
  readonly about: string;
  readonly earlier: EventId;
  readonly later: EventId;
}
