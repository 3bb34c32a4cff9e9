import {
  type BulkAction,
  type BulkDone,
  type BulkOperation,
  type OutcomeCounts,
  outcomeOf,
  type TicketResult,
} from '../../shared/bridge/contract/bulk.ts';
import type { Done } from '../../shared/bridge/done.ts';
import { type DeskError, done, failed, type Result } from '../../shared/bridge/result.ts';
import { agentAccess, canSee } from '../../shared/domain/access.ts';
import type { Id } from '../../shared/domain/id.ts';
import { agentPrincipal } from '../../shared/domain/principal.ts';
import type { Engine } from '../engine/engine.ts';
import { nextTurn } from '../platform/in-slices.ts';
import { rowsReady } from './rows-ready.ts';

/** An action with its results so far. */
export interface KeptAction extends Omit<BulkAction, keyof OutcomeCounts | 'done' | 'partly'> {
  readonly results: readonly TicketResult[];
}

/** What is done to one ticket. The key follows from that of the whole, so that repeating it does nothing twice. */
export interface Step {
  readonly ticketId: Id;
  readonly operation: BulkOperation | 'commit.undo';
  readonly input: object;
  readonly key: string;
}

export interface RunBulkPorts {
  readonly engine: Pick<Engine, 'run' | 'rows' | 'records'>;
  /** Whether this desk is still open. */
  readonly isOpen: () => boolean;
  /** Called with unexpected errors on single tickets. */
  readonly onError: (error: unknown) => void;
}

/** Follows an action: what it has come to is kept, and may say that it is to stop. */
export interface Following {
  readonly keep: (action: KeptAction) => void;
  readonly isToStop: () => boolean;
}

/** So many tickets share one flush. More would keep others waiting for too long while they are applied. */
const atOnce = 16;

/** Errors after which the rest would fail as well. */
const ends: ReadonlySet<DeskError['code']> = new Set(['not-saved', 'unavailable', 'locked']);

/** Runs the steps of an action, a few at once, until it is to stop or the desk cannot save. */
export async function perform(
  { engine, isOpen, onError }: RunBulkPorts,
  agentId: Id,
  begun: KeptAction,
  steps: readonly Step[],
  { keep, isToStop }: Following,
): Promise<Result<BulkDone>> {
  const principal = agentPrincipal(agentId);
  let action = begun;
  const advance = (more: Partial<KeptAction>) => {
    action = { ...action, ...more };
    keep(action);
  };

  async function take({ operation: name, input, key }: Step): Promise<Result<Done>> {
    try {
      return await engine.run({ name, input, key, principal, batch: begun.batch });
    } catch (error) {
      // One damaged ticket does not keep the others from being changed.
      onError(error);
      return failed('refused', 'program.fault');
    }
  }

  keep(action);
  await rowsReady(
    engine.rows,
    steps.map(({ ticketId }) => ticketId),
  );
  for (let from = 0; from < steps.length; from += atOnce) {
    if (isToStop()) break;
    if (!isOpen()) return failed('unavailable', 'desk.closed');
    const some = steps.slice(from, from + atOnce);
    const numbers = some.map(({ ticketId }) => numberSeen(engine, agentId, ticketId));
    const answers = await Promise.all(some.map(take));
    const results = some.map((step, index) => resultOf(step, numbers[index] ?? null, answers[index]));
    const end = answers.find((answer) => answer && !answer.ok && ends.has(answer.error.code));
    const known = end ? results.filter(({ error }) => !error || !ends.has(error.code)) : results;
    advance({
      results: [...action.results, ...known],
      mayUndo: action.mayUndo || answers.some((answer) => answer.ok && answer.value.mayUndo),
    });
    if (end && !end.ok) {
      advance({ state: 'failed', error: end.error });
      return end;
    }
    await nextTurn();
  }
  advance({ state: action.results.length < action.total ? 'stopped' : 'done' });
  return done({ ...shownAction(action), lost: lostOf(engine, agentId, action) });
}

function resultOf({ ticketId, operation }: Step, number: string | null, answer: Result<Done> | undefined) {
  const result = { ticketId, number, stays: [], error: null };
  if (!answer) return { ...result, outcome: 'refused' } as const;
  if (answer.ok) return { ...result, outcome: 'changed', stays: answer.value.stays } as const;
  return { ...result, outcome: outcomeOf(operation, answer.error), error: answer.error };
}

export function shownAction({ results, ...action }: KeptAction): BulkAction {
  const counts = { changed: 0, unchanged: 0, refused: 0 };
  for (const { outcome } of results) counts[outcome] += 1;
  const partly = results.filter(({ stays }) => stays.length > 0).length;
  return { ...action, ...counts, partly, done: results.length };
}

/** The number of a ticket that the agent sees. */
function numberSeen({ rows, records }: RunBulkPorts['engine'], agentId: Id, ticketId: Id): string | null {
  const access = agentAccess(records, agentId);
  const row = access && rows.get(ticketId);
  return row && canSee(access, row.whereabouts) ? row.number : null;
}

function lostOf(engine: RunBulkPorts['engine'], agentId: Id, { results }: KeptAction): readonly Id[] {
  const changed = results.filter(({ outcome }) => outcome === 'changed').map(({ ticketId }) => ticketId);
  return changed.filter((ticketId) => numberSeen(engine, agentId, ticketId) === null);
}
