import type { Id } from '../../../../shared/domain/id.ts';
import type { Term } from '../../../../shared/views/search/term.ts';
import type { Texts } from './columns.ts';

/**
 * A ticket whose texts may be in the index. The texts of a ticket are one row of the index; those of a very long ticket
 * are divided into several, so that a change writes few of them again.
 */
export interface SignedTicket {
  readonly id: Id;
  readonly changedMs: number;
  /** One sign for each row. */
  readonly signs: readonly string[];
}

/** What the index lacks of a ticket: the numbers of these rows. If it lacks none, only its order has changed. */
export interface Lacking {
  readonly id: Id;
  readonly rows: readonly number[];
}

export interface WrittenTicket extends SignedTicket {
  /** The texts of the rows that it lacks, with their numbers. */
  readonly rows: readonly (readonly [number, Texts])[];
}

/** What a ticket has to contain, anywhere, and what it must not contain. */
export interface Search {
  readonly wanted: readonly Term[];
  readonly unwanted: readonly Term[];
}

/** A ticket and its place: of two tickets, the one that changed later has the higher place. */
export interface Hit {
  readonly id: Id;
  readonly place: number;
}

/**
 * What is said of an index that nothing is written to at present. It is in a file of its own, which the next change
 * removes. SQLite would not notice every damaged byte.
 */
export interface Seal {
  /** The index holds everything up to there. */
  readonly checkpoint: string;
  /** The length of its file in bytes, and a checksum of them. */
  readonly length: number;
  readonly sum: number;
}

export interface Opened {
  readonly seal: Seal | null;
  /** Whether there was an index that could not be used. */
  readonly wasReplaced: boolean;
}

/** How much of the index has been read for its checksum. */
export interface Summed {
  readonly length: number;
  readonly sum: number;
}

/** What the worker can be asked. */
export interface Requests {
  readonly open: { readonly input: { readonly folder: string }; readonly output: Opened };
  /** Those of the tickets that the index lacks, or has as they were. */
  readonly compare: { readonly input: readonly SignedTicket[]; readonly output: readonly Lacking[] };
  readonly write: {
    readonly input: { readonly tickets: readonly WrittenTicket[]; readonly removed: readonly Id[] };
    readonly output: null;
  };
  /** Reads the next megabytes of the index for its checksum; at its end it returns the same. */
  readonly sum: { readonly input: Summed; readonly output: Summed };
  readonly seal: { readonly input: Seal; readonly output: null };
  /** The ids of all tickets in the index, in their order, after one of them. */
  readonly ids: { readonly input: { readonly after: Id; readonly limit: number }; readonly output: readonly Id[] };
  /** The tickets that contain what is sought, newest first, below a place. */
  readonly find: {
    readonly input: { readonly search: Search; readonly below: number | null; readonly limit: number };
    readonly output: readonly Hit[];
  };
  readonly close: { readonly input: null; readonly output: null };
}

export type RequestName = keyof Requests;

/** `damaged`: the index has to be built again. `refused`: the disk does not let it be written or read. */
export type FaultKind = 'damaged' | 'refused' | 'bug';

export type Question = {
  readonly [Name in RequestName]: { readonly name: Name; readonly input: Requests[Name]['input'] };
}[RequestName];

export interface Asked {
  readonly number: number;
  readonly question: Question;
}

export type Answer = { readonly number: number } & (
  | { readonly kind: 'done'; readonly output: unknown }
  | { readonly kind: 'failed'; readonly fault: FaultKind; readonly message: string }
);
