import type * as z from 'zod';
import type { Details, DetailsOf } from '../lib/details.ts';
import type { Access, AgentAccess, AskedOfRole } from './access.ts';
import type { Attachment, Body } from './body.ts';
import type { Draft, StampedEvent, Target } from './event.ts';
import type { Id } from './id.ts';
import type { Actor, PrincipalKind } from './principal.ts';
import type { PlainProblem, Problem, problems } from './problems.ts';
import type { DeskRecords } from './records/desk-records.ts';
import type { RecordState } from './records/record.ts';
import type { Ticket } from './ticket/ticket.ts';

/** Everything an operation may read while it decides. It changes nothing. */
export interface World {
  readonly records: DeskRecords;
  /** People by name or e-mail address, independent of spelling. */
  readonly people: {
    readonly named: (name: string) => readonly Id[];
    readonly withEmail: (email: string) => readonly Id[];
    /**
     * Whether the actor knows a person by name: the person has tickets that the actor sees, or none at all. A visitor
     * knows nobody.
     */
    readonly isKnown: (personId: Id) => boolean;
  };
  /** A ticket listed in the operation's `needs`. */
  readonly ticket: (id: Id) => Ticket;
  readonly actor: Actor;
  /** The acting agent; null for any other actor. */
  readonly agentId: Id | null;
  readonly newId: () => Id;
  /** The number of the next ticket that this device opens. */
  readonly nextNumber: () => string;
  /** Sanitizes HTML to a fixed list of tags and returns its plain text too; images must be files with these hashes. */
  readonly clean: (html: string, files: readonly string[]) => Body;
  /** A file listed in the operation's `needs` that the actor uploaded before; undefined if there is none. */
  readonly staged: (fileId: Id) => Attachment | undefined;
  /** How many open tickets are in one of these departments, or with one of these teams. */
  readonly openTicketsOf: (kind: 'department' | 'team', ids: ReadonlySet<Id>) => number;
  /** Who wrote the present value of a field of a desk record that is listed in the operation's `needs`. */
  readonly writerOf: (record: Target, field: string) => Actor | undefined;
  /** The fields of a desk record that two devices have set differently, and nobody has decided since. */
  readonly contestedOn: (record: Target) => readonly string[];
  /** The commits that were undone on a desk record. */
  readonly undoneOn: (record: Target) => readonly string[];
  /** A commit listed in the operation's `needs`; undefined if this device wrote none of that name. */
  readonly commit: (name: string) => PastCommit | undefined;
}

export interface PastCommit {
  /** Empty if another commit of the same rule, ticket and cause came first, so that this one changed nothing. */
  readonly events: readonly StampedEvent[];
  /** What its author could see when they wrote it, if they cannot see all of it now; undefined for the desk itself. */
  readonly authorThen: AgentAccess | undefined;
  /** Whether a ticket was changed by a commit that its author had not seen. */
  readonly isChangedSince: (ticketId: Id) => boolean;
  /** A desk record that it changed, as its author saw it before; an empty one if it was not there. */
  readonly recordBefore: (record: Target) => RecordState;
  /** All events of a desk record that it changed, in their order; those of its own commit alone if it is the newest. */
  readonly recordEvents: (record: Target) => readonly StampedEvent[];
  /** The bulk action it belongs to. */
  readonly batch?: Id | undefined;
}

/** The domain refuses the operation. Nothing is written; the window shows the sentence of the problem. */
export interface Refusal {
  readonly refused: Problem;
  readonly details?: Details;
  /** The answer's code: `stale` if newer entries must be read first, `not-found` if nothing is visible. */
  readonly code?: 'refused' | 'stale' | 'not-found';
}

/** A problem whose sentence has details must come with them. */
export function refuse<Refused extends Problem>(
  refused: Refused,
  ...[details]: Refused extends PlainProblem ? [] : [details: DetailsOf<typeof problems, Refused>]
): Refusal {
  return details ? { refused, details } : { refused };
}

export function isRefusal(decided: readonly Draft[] | Refusal): decided is Refusal {
  return !Array.isArray(decided);
}

/**
 * What an operation requires of an agent: a permission in the ticket's department, any permission there for tickets, or
 * being an administrator. `system` is reserved for the desk itself.
 */
export type Requirement = AskedOfRole | 'administrator' | 'system';

/**
 * Principals who may only use operations that name them. Agents are checked by requirements, and the desk itself may do
 * everything.
 */
export type NamedPrincipal = Exclude<PrincipalKind, 'agent' | 'system'>;

/**
 * Why an operation is not allowed: it is refused, or a requirement is missing; `agent` is missing for principals who
 * are not agents.
 */
export type Missing = Requirement | 'agent';
export type Objection =
  | Refusal
  | { readonly missing: Missing /** The tickets on which it is. */; readonly on?: readonly Id[] };

export interface Needs {
  readonly tickets?: readonly Id[];
  readonly commits?: readonly string[];
  /** Desk records of which it must be known who wrote each value. */
  readonly writersOf?: readonly Target[];
  /** Files that were uploaded before. */
  readonly files?: readonly Id[];
  /** Whether the decision of an agent’s request depends on tickets that are not named here. */
  readonly allTickets?: boolean;
}

export interface Operation<Name extends string, Input extends z.ZodType> {
  readonly name: Name;
  readonly input: Input;
  /** What must be loaded before deciding. Permissions are checked on every ticket named here. */
  readonly needs?: (input: z.output<Input>) => Needs;
  readonly requires: (input: z.output<Input>, records: DeskRecords) => readonly Requirement[];
  /** Whether it may also be used on deleted tickets; they are read-only otherwise. */
  readonly isForDeleted?: true;
  /** Who may use it besides agents and the desk itself. */
  readonly alsoFor?: readonly NamedPrincipal[];
  /** Further checks for everybody but the desk itself, if requirements are not sufficient. */
  readonly objection?: (world: World, input: z.output<Input>, access: Access) => Objection | undefined;
  readonly decide: (world: World, input: z.output<Input>, nowMs: number) => readonly Draft[] | Refusal;
}

export function operation<const Name extends string, Input extends z.ZodType>(
  definition: Operation<Name, Input>,
): Operation<Name, Input> {
  return definition;
}
