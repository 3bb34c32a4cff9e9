import * as z from 'zod';
import { type Id, idSchema } from '../../domain/id.ts';
import type { OperationName } from '../../domain/registry.ts';
import type { Reason } from '../reasons.ts';
import type { DeskError } from '../result.ts';
import { call, keyed, query } from './declare.ts';
import { sight } from './topics.ts';

/** The operations that can be run on many tickets at once: their only ticket is `ticketId`. */
export const bulkOperations = [
  'assignment.assign',
  'department.transfer',
  'field.set',
  'status.set',
  'ticket.delete',
  'ticket.restore',
] as const satisfies readonly OperationName[];

export type BulkOperation = (typeof bulkOperations)[number];

/** The most tickets of one bulk action, and so of a selection. */
export const mostTickets = 1_000;

const outcomes = ['changed', 'unchanged', 'refused'] as const;

/** What came of a bulk action on one ticket. `unchanged`: it was like that before. */
export type Outcome = (typeof outcomes)[number];

export interface TicketResult {
  readonly ticketId: Id;
  /** As its agent saw it before; null if they could not. */
  readonly number: string | null;
  readonly outcome: Outcome;
  /** What an undo kept, because it was changed since. */
  readonly stays: readonly string[];
  /** Why it was not changed. */
  readonly error: DeskError | null;
}

/** `summary` is null for a ticket that its agent cannot see now. */
export interface ShownResult extends TicketResult {
  readonly summary: string | null;
}

export type OutcomeCounts = Readonly<Record<Outcome, number>>;

/** A bulk action of an agent, or its undo. The desk keeps it until its agent dismisses it, or until it is closed. */
export interface BulkAction extends OutcomeCounts {
  readonly id: Id;
  /** The key under which a window began it, and continues it if it failed. */
  readonly key: string;
  /** What its commits have in common, and those of its undo. */
  readonly batch: Id;
  readonly isUndo: boolean;
  /** What is done to each ticket; null for the undo of an action that is no longer known. */
  readonly operation: BulkOperation | null;
  readonly input: Readonly<Record<string, unknown>>;
  readonly total: number;
  /** How many of the changed ones keep something that was changed since. */
  readonly partly: number;
  readonly done: number;
  /** `failed`: it ended early because the desk could not save. */
  readonly state: 'running' | 'stopping' | 'done' | 'stopped' | 'failed';
  readonly error: DeskError | null;
  readonly mayUndo: boolean;
}

/** `lost` names the tickets that its agent can no longer see. */
export interface BulkDone extends BulkAction {
  readonly lost: readonly Id[];
}

/** Reasons that say that a ticket was already as it was to become. */
const unchangedReasons: ReadonlySet<Reason> = new Set([
  'assignment.unchanged',
  'department.unchanged',
  'field.unchanged',
  'status.unchanged',
  'ticket.not-deleted',
  'undo.done',
]);

export function outcomeOf(operation: string, { reason }: Pick<DeskError, 'reason'>): Outcome {
  const isSo = unchangedReasons.has(reason) || (operation === 'ticket.delete' && reason === 'ticket.deleted');
  return isSo ? 'unchanged' : 'refused';
}

/** The tickets of a list, each once. */
const ticketIds = z
  .array(idSchema)
  .min(1)
  .max(mostTickets)
  .transform((ids) => [...new Set(ids)]);

const which = z.strictObject({ id: idSchema });

export const bulkQueries = {
  /** The agent’s bulk actions, the newest first. */
  'bulk.list': query<readonly BulkAction[]>()(z.strictObject({}), { shows: ['bulk'] }),
  /** What came of one on each ticket, in the order of the selection; empty if it is no longer kept. */
  'bulk.results': query<readonly ShownResult[]>()(
    z.strictObject({
      id: idSchema,
      outcome: z.enum(outcomes),
      offset: z.int().min(0).max(mostTickets),
      limit: z.int().min(1).max(mostTickets),
    }),
    { shows: ['bulk', 'tickets', ...sight] },
  ),
} as const;

export const bulkCalls = {
  /** Runs an operation on each ticket, one commit each. It is answered once it is done or stopped. */
  'bulk.run': keyed<BulkDone>()(
    z.strictObject({
      operation: z.enum(bulkOperations),
      /** The operation’s input without its ticket. */
      input: z.record(z.string(), z.unknown()),
      ticketIds,
    }),
    { for: 'agent' },
  ),
  /** Undoes each commit of a bulk action. */
  'bulk.undo': keyed<BulkDone>()(z.strictObject({ batch: idSchema }), { for: 'agent' }),
  /** Has one end after the tickets that it is at. */
  'bulk.stop': call<object>()(which, { for: 'agent' }),
  'bulk.dismiss': call<object>()(which, { for: 'agent' }),
} as const;
