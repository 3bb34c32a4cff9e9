import type { Id } from '../id.ts';
import type { DeskRecords } from '../records/desk-records.ts';
import type { InputOf, OperationName } from '../registry.ts';
import type { Assignees } from './assignment.ts';
import type { FieldType } from './field-type.ts';
import type { TicketRow } from './row.ts';

/** A label: a message of the window, by its id, or a text of this desk. */
export type Words = { readonly text: string } | { readonly own: string };

/** One of the values of a field. */
export interface FieldOption {
  readonly value: string;
  readonly words: Words;
}

/** An operation, with the input that changes a field. */
export type FieldChange = {
  readonly [Name in OperationName]: { readonly name: Name; readonly input: InputOf<Name> };
}[OperationName];

/** What must be known of a ticket to change one of its fields. */
export interface Changing {
  readonly id: Id;
  readonly assignment: Assignees;
}

/** Accompanies a change: the value that its author saw, and the reason. */
export interface Remarks {
  readonly was?: string;
  readonly reason?: string;
}

/**
 * One property of a ticket. Forms, details, printouts and history are derived from this; conditions use the type of
 * plain fields.
 */
export interface CatalogueField {
  readonly id: string;
  readonly label: Words;
  readonly type: FieldType;
  /** Whether the value may be missing. */
  readonly canBeEmpty: boolean;
  /** The stored value; an archived record is resolved by `currentValue`. */
  readonly read: (row: TicketRow) => string;
  /** The choices in the order of lists; null if a value is typed, or there are too many. */
  readonly options: (records: DeskRecords) => readonly FieldOption[] | null;
  /** The operation that sets it to a stored value; null if it is read-only, or needs a form of its own. */
  readonly set: ((ticket: Changing, value: string, remarks?: Remarks) => FieldChange) | null;
  /** How it is entered when a ticket is opened; null if it is not, or has a control of its own in the form. */
  readonly entry: FieldEntry | null;
}

/** How a field is entered when a ticket is opened. */
export interface FieldEntry {
  readonly initial: string;
  readonly isRequired: boolean;
  readonly hasOwnPlace: boolean;
}
