import type { Id } from '../id.ts';
import type { DeskRecords } from '../records/desk-records.ts';
import type { InputOf, OperationName } from '../registry.ts';
import type { Assignees } from './assignment.ts';
import type { FieldType } from './field-type.ts';
import type { Ticket } from './ticket.ts';

/** What a person reads: a text of the window, by its id, or the words of this desk. */
export type Words = { readonly text: string } | { readonly own: string };

/** One of the values that a field can be given. */
export interface FieldOption {
  readonly value: string;
  readonly words: Words;
}

/** An operation, with the input that changes a field by it. */
export type FieldChange = {
  readonly [Name in OperationName]: { readonly name: Name; readonly input: InputOf<Name> };
}[OperationName];

/** What has to be known of a ticket to change one of its fields. */
export interface Changing {
  readonly id: Id;
  readonly assignment: Assignees;
}

/** What goes with a change: the value its author saw when they began, and why they changed it. */
export interface Remarks {
  readonly was?: string;
  readonly reason?: string;
}

/** One property of a ticket. Forms, details, paper and history read this; conditions take its plain fields by their type. */
export interface CatalogueField {
  readonly id: string;
  readonly label: Words;
  readonly type: FieldType;
  /** Whether a ticket may be without a value. */
  readonly canBeEmpty: boolean;
  /** The value as the ticket keeps it; what is archived meanwhile is left to `standingValue`. */
  readonly read: (ticket: Ticket) => string;
  /** What can be chosen, in the order of lists; nothing where a value is typed, or where there are too many. */
  readonly options: (records: DeskRecords) => readonly FieldOption[] | null;
  /** What changes it to a kept value; nothing where it is only read, or takes a form of its own. */
  readonly set: ((ticket: Changing, value: string, remarks?: Remarks) => FieldChange) | null;
  /** How it is entered when a ticket is opened; nothing where it is not, or where the form has it in its own way. */
  readonly entry: FieldEntry | null;
}

/** How a field is entered when a ticket is opened. */
export interface FieldEntry {
  readonly initial: string;
  readonly isRequired: boolean;
  readonly hasOwnPlace: boolean;
}
