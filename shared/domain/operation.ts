import type * as z from 'zod';
import type { Access, AskedOfRole } from './access.ts';
import type { Attachment, Body } from './body.ts';
import type { Actor, Draft, StampedEvent } from './event.ts';
import type { Id } from './id.ts';
import type { Problem } from './problems.ts';
import type { DeskRecords } from './records/desk-records.ts';
import type { Ticket } from './ticket/ticket.ts';

/** Everything an operation may look at while it decides. It changes nothing and asks nobody else. */
export interface World {
  readonly records: DeskRecords;
  /** Who is known under a name or an e-mail address, however it is written. */
  readonly people: {
    readonly named: (name: string) => readonly Id[];
    readonly withEmail: (email: string) => readonly Id[];
    /** Whether the actor knows somebody by name: they ask in a ticket that the actor sees, or in none. */
    readonly isKnown: (personId: Id) => boolean;
  };
  /** A ticket that the operation said it needs. */
  readonly ticket: (id: Id) => Ticket;
  readonly actor: Actor;
  /** The signed-in agent, or nothing when the desk itself acts. */
  readonly agentId: Id | null;
  readonly newId: () => Id;
  /** The number of the next ticket that this device opens. */
  readonly nextNumber: () => string;
  /** Sanitised HTML of a fixed list of tags, and its plain text. */
  /** What may be kept of HTML; of its pictures those that are files with these hashes. */
  readonly clean: (html: string, files: readonly string[]) => Body;
  /** A file whose bytes were handed in by this agent before; nothing when there is none. */
  readonly staged: (fileId: Id) => Attachment | undefined;
  /** A commit that the operation said it needs; nothing where this device wrote none of that name. */
  readonly commit: (name: string) => PastCommit | undefined;
}

export interface PastCommit {
  readonly events: readonly StampedEvent[];
  /** What its author could see when they wrote it, where they do not see all of it now; nothing for the desk itself. */
  readonly authorThen: Access | undefined;
  /** Whether a ticket was changed by any commit that its author had not seen. */
  readonly isChangedSince: (ticketId: Id) => boolean;
}

/** The domain says no. Nothing is written; the window shows the sentence of `problem`. */
export interface Refusal {
  readonly refused: Problem;
  readonly details?: Readonly<Record<string, string>>;
  /** The answer's code: `stale` where newer words have to be read first, `not-found` where there is nothing in sight. */
  readonly code?: 'refused' | 'stale' | 'not-found';
}

export function refuse(refused: Problem, details: Readonly<Record<string, string>> = {}): Refusal {
  return { refused, details };
}

export function isRefusal(decided: readonly Draft[] | Refusal): decided is Refusal {
  return !Array.isArray(decided);
}

/** Who may: a permission in the ticket's department, any permission there for tickets, an administrator, or the desk itself. */
export type Requirement = AskedOfRole | 'administrator' | 'system';

/** Why an agent may not: something is refused, or their role lacks what is missing. */
export type Objection = Refusal | { readonly missing: Requirement };

export interface Needs {
  readonly tickets?: readonly Id[];
  readonly commits?: readonly string[];
}

export interface Operation<Name extends string, Input extends z.ZodType> {
  readonly name: Name;
  readonly input: Input;
  /** What has to be loaded before deciding. Permissions are checked against every ticket named here. */
  readonly needs?: (input: z.output<Input>) => Needs;
  readonly requires: (input: z.output<Input>, records: DeskRecords) => readonly Requirement[];
  /** What else stands in an agent's way, where it depends on more than the input and the tickets it names. */
  readonly objection?: (world: World, input: z.output<Input>, access: Access) => Objection | undefined;
  readonly decide: (world: World, input: z.output<Input>, nowMs: number) => readonly Draft[] | Refusal;
}

export function operation<const Name extends string, Input extends z.ZodType>(
  definition: Operation<Name, Input>,
): Operation<Name, Input> {
  return definition;
}
