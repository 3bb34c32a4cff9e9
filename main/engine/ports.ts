import type { Attachment, Body } from '../../shared/domain/body.ts';
import type { StampedEvent } from '../../shared/domain/event.ts';
import type { Id } from '../../shared/domain/id.ts';
import type { Actor, Principal } from '../../shared/domain/principal.ts';
import type { RecordState } from '../../shared/domain/records/record.ts';
import type { Ticket } from '../../shared/domain/ticket/ticket.ts';
import type { Journal } from '../journal/journal.ts';

/** What the engine is given; it reaches for nothing by itself. */
export interface EnginePorts {
  readonly journal: Pick<Journal, 'append' | 'appendCopy' | 'read'>;
  /** The wall clock, in milliseconds since 1970. */
  readonly nowMs: () => number;
  readonly newId: () => Id;
  readonly salt: () => string;
  readonly clean: (html: string, files: readonly string[]) => Body;
  /** A file that whoever acts handed in before. */
  readonly staged: (principal: Principal, fileId: Id) => Attachment | undefined;
  /** Told after each batch that is on the disk. */
  readonly publish: (changes: EngineChanges) => void;
}

export interface TicketChange {
  readonly before: Ticket | undefined;
  readonly after: Ticket;
}

interface KeyedCommit {
  readonly actor: Actor;
  readonly key: string;
  readonly op: string;
  readonly events: readonly StampedEvent[];
}

export interface EngineChanges {
  readonly tickets: readonly TicketChange[];
  readonly records: readonly RecordState[];
  /** What was done and by whom, in the order in which it came in. */
  readonly events: readonly StampedEvent[];
  /** The commits of our own behind it, for those who follow up on what was said: drafts. */
  readonly commits: readonly KeyedCommit[];
}
