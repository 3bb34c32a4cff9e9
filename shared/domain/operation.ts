import type * as z from 'zod';
import type { Details, DetailsOf } from '../lib/details.ts';
import type { Access, AgentAccess, AskedOfRole } from './access.ts';
import type { Attachment, Body } from './body.ts';
import type { Draft, StampedEvent } from './event.ts';
import type { Id } from './id.ts';
import type { Actor, PrincipalKind } from './principal.ts';
import type { PlainProblem, Problem, problems } from './problems.ts';
import type { DeskRecords } from './records/desk-records.ts';
import type { Ticket } from './ticket/ticket.ts';

/** Everything an operation may look at while it decides. It changes nothing and asks nobody else. */
export interface World {
  readonly records: DeskRecords;
  /** Who is known under a name or an e-mail address, however it is written. */
  readonly people: {
    readonly named: (name: string) => readonly Id[];
    readonly withEmail: (email: string) => readonly Id[];
    /** Whether the actor knows somebody by name: they ask in a ticket that the actor sees, or in none. A visitor knows nobody. */
    readonly isKnown: (personId: Id) => boolean;
  };
  /** A ticket that the operation said it needs. */
  readonly ticket: (id: Id) => Ticket;
  readonly actor: Actor;
  /** The agent who acts; nothing when it is anybody else. */
  readonly agentId: Id | null;
  readonly newId: () => Id;
  /** The number of the next ticket that this device opens. */
  readonly nextNumber: () => string;
  /** Sanitised HTML of a fixed list of tags, and its plain text. */
  /** What may be kept of HTML; of its pictures those that are files with these hashes. */
  readonly clean: (html: string, files: readonly string[]) => Body;
  /** A file whose bytes the actor handed in before; nothing when there is none. */
  readonly staged: (fileId: Id) => Attachment | undefined;
  /** A commit that the operation said it needs; nothing where this device wrote none of that name. */
  readonly commit: (name: string) => PastCommit | undefined;
}

export interface PastCommit {
  /** Nothing where another commit of the same rule, ticket and cause came first: then this one changed nothing. */
  readonly events: readonly StampedEvent[];
  /** What its author could see when they wrote it, where they do not see all of it now; nothing for the desk itself. */
  readonly authorThen: AgentAccess | undefined;
  /** Whether a ticket was changed by any commit that its author had not seen. */
  readonly isChangedSince: (ticketId: Id) => boolean;
  /** The bulk action that it was a part of. */
  readonly batch?: Id | undefined;
}

/** The domain says no. Nothing is written; the window shows the sentence of the problem. */
export interface Refusal {
  readonly refused: Problem;
  readonly details?: Details;
  /** The answer's code: `stale` where newer words have to be read first, `not-found` where there is nothing in sight. */
  readonly code?: 'refused' | 'stale' | 'not-found';
}

/** A problem whose sentence names something comes with what it names. */
export function refuse<Refused extends Problem>(
  refused: Refused,
  ...[details]: Refused extends PlainProblem ? [] : [details: DetailsOf<typeof problems, Refused>]
): Refusal {
  return details ? { refused, details } : { refused };
}

export function isRefusal(decided: readonly Draft[] | Refusal): decided is Refusal {
  return !Array.isArray(decided);
}

/** What it takes of an agent: a permission in the ticket's department, any permission there for tickets, or being an administrator. What takes `system` the desk does by itself. */
export type Requirement = AskedOfRole | 'administrator' | 'system';

/** Who may use an operation only where it names them. Agents may by what it requires, the desk itself may always. */
export type NamedPrincipal = Exclude<PrincipalKind, 'agent' | 'system'>;

/** Why somebody may not: something is refused, or they lack what is missing; `agent` is missing to whoever is none. */
export type Missing = Requirement | 'agent';
export type Objection = Refusal | { readonly missing: Missing };

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
  /** Who may use it besides agents and the desk itself. */
  readonly alsoFor?: readonly NamedPrincipal[];
  /** What else stands in the way of anybody but the desk itself, where it depends on more than what is required. */
  readonly objection?: (world: World, input: z.output<Input>, access: Access) => Objection | undefined;
  readonly decide: (world: World, input: z.output<Input>, nowMs: number) => readonly Draft[] | Refusal;
}

export function operation<const Name extends string, Input extends z.ZodType>(
  definition: Operation<Name, Input>,
): Operation<Name, Input> {
  return definition;
}
