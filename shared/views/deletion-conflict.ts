import { type EventId, eventId, type StampedEvent } from '../domain/event.ts';
import type { Id } from '../domain/id.ts';
import type { DeskRecords } from '../domain/records/desk-records.ts';
import type { Posted } from '../domain/ticket/conversation.ts';
import { type Author, authorOf } from './thread.ts';

/** What one of two people did to a ticket when neither knew of the other. */
export interface ConflictSide {
  readonly id: EventId;
  readonly what: 'deleted' | 'restored' | 'message';
  readonly author: Author;
  readonly timeMs: number;
  /** The beginning of a message; otherwise empty. */
  readonly words: string;
  /** Whether it was done on this computer. */
  readonly isHere: boolean;
}

/** How much of a message a conflict card shows. */
const shownLength = 200;

/** The sides of a conflict about whether a ticket is deleted, the earliest first. */
export function conflictSides(
  events: readonly StampedEvent[],
  records: DeskRecords,
  ownDevice: Id,
): readonly ConflictSide[] {
  return events
    .map((event): ConflictSide => {
      const { type, data, timeMs, commit } = event;
      const common = {
        id: eventId(event),
        author: authorOf(event, records),
        timeMs,
        isHere: commit.device === ownDevice,
      };
      if (type !== 'conversation.posted') {
        return { ...common, what: type === 'ticket.deleted' ? 'deleted' : 'restored', words: '' };
      }
      return { ...common, what: 'message', words: beginning((data as Posted).body.text) }; // Safe: read by its schema.
    })
    .toSorted((one, other) => one.timeMs - other.timeMs);
}

function beginning(text: string): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  const letters = Array.from(line);
  return letters.length > shownLength
    ? `${letters
        .slice(0, shownLength - 1)
        .join('')
        .trimEnd()}…`
    : line;
}
