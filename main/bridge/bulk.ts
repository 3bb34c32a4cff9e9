import type { BulkAction, BulkDone, bulkCalls, bulkQueries, ShownResult } from '../../shared/bridge/contract/bulk.ts';
import { parseInput } from '../../shared/bridge/parse-input.ts';
import { done, failed, type Result } from '../../shared/bridge/result.ts';
import { type AgentAccess, canSee } from '../../shared/domain/access.ts';
import type { Id } from '../../shared/domain/id.ts';
import { agentPrincipal } from '../../shared/domain/principal.ts';
import { operations } from '../../shared/domain/registry.ts';
import type { Engine } from '../engine/engine.ts';
import { derivedId, derivedKey } from '../platform/derived-key.ts';
import type { CallHandlers, QueryHandlers } from './handlers.ts';
import { type Following, type KeptAction, perform, type RunBulkPorts, type Step, shownAction } from './run-bulk.ts';

export interface BulkPorts extends RunBulkPorts {
  readonly engine: RunBulkPorts['engine'] & Pick<Engine, 'inBatch'>;
  /** Called when the actions of an agent have changed. */
  readonly bulkChanged: (agentId: Id) => void;
}

/** So many actions are kept for each agent. */
const mostKept = 10;

/** Bulk actions: one operation on many tickets, or its undo. */
export function bulkHandlers(
  ports: BulkPorts,
): QueryHandlers<keyof typeof bulkQueries> & CallHandlers<keyof typeof bulkCalls> {
  const { engine, bulkChanged } = ports;
  /** Of each agent, the newest first. */
  const kept = new Map<Id, readonly KeptAction[]>();
  const stopping = new Set<string>();

  const actionsOf = (agentId: Id) => kept.get(agentId) ?? [];
  const find = (agentId: Id, id: Id) => actionsOf(agentId).find((action) => action.id === id);

  function replace(agentId: Id, change: (actions: readonly KeptAction[]) => readonly KeptAction[]): void {
    kept.set(agentId, change(actionsOf(agentId)).slice(0, mostKept));
    bulkChanged(agentId);
  }

  /** An action that is begun comes first, and takes the place of the one that it undoes. */
  function followingOf(agentId: Id, { id, batch }: KeptAction): Following {
    const name = `${agentId} ${id}`;
    stopping.delete(name);
    replace(agentId, (actions) => actions.filter((other) => other.id !== id && other.batch !== batch));
    return {
      isToStop: () => stopping.has(name),
      keep: (action) => {
        const now =
          action.state === 'running' && stopping.has(name) ? { ...action, state: 'stopping' as const } : action;
        const isNew = !find(agentId, id);
        replace(agentId, (actions) =>
          isNew ? [now, ...actions] : actions.map((other) => (other.id === id ? now : other)),
        );
      },
    };
  }

  function begin(agentId: Id, action: KeptAction, steps: readonly Step[]): Promise<Result<BulkDone>> {
    return perform(ports, agentId, action, steps, followingOf(agentId, action));
  }

  return {
    'bulk.list': ({ access }) => done(actionsOf(access.agentId).map((action): BulkAction => shownAction(action))),
    'bulk.results': ({ access }, { id, outcome, offset, limit }) => {
      const results = find(access.agentId, id)?.results.filter((result) => result.outcome === outcome) ?? [];
      return done(results.slice(offset, offset + limit).map((result) => withSummary(engine, access, result)));
    },
    'bulk.run': ({ access }, { operation, input, ticketIds }, key) => {
      // What is wrong with the input is wrong for every ticket.
      const parsed = parseInput(operations[operation].input, { ...input, ticketId: ticketIds[0] });
      if (!parsed.ok) return parsed;
      const id = derivedId('bulk', access.agentId, key);
      const begun: KeptAction = { ...starting, id, key, batch: id, operation, input, total: ticketIds.length };
      const steps = ticketIds.map((ticketId) => {
        return { ticketId, operation, input: { ...input, ticketId }, key: derivedKey(key, ticketId) };
      });
      return begin(access.agentId, begun, steps);
    },
    'bulk.undo': async ({ access }, { batch }, key) => {
      const { agentId } = access;
      const commits = await engine.inBatch(agentPrincipal(agentId), batch);
      if (commits.length === 0) return failed('not-found', 'undo.unseen');
      const { operation = null, input = {} } = actionsOf(agentId).find((action) => action.batch === batch) ?? {};
      const id = derivedId('bulk', agentId, key);
      const begun: KeptAction = { ...starting, id, key, batch, isUndo: true, operation, input, total: commits.length };
      const steps = commits.toReversed().map(({ commit, ticketId }) => {
        return { ticketId, operation: 'commit.undo' as const, input: { commit }, key: derivedKey(key, commit) };
      });
      return begin(agentId, begun, steps);
    },
    'bulk.stop': ({ access }, { id }) => {
      const action = find(access.agentId, id);
      if (action?.state !== 'running') return done({});
      stopping.add(`${access.agentId} ${id}`);
      replace(access.agentId, (actions) =>
        actions.map((other) => (other.id === id ? { ...other, state: 'stopping' as const } : other)),
      );
      return done({});
    },
    'bulk.dismiss': ({ access }, { id }) => {
      replace(access.agentId, (actions) => actions.filter((action) => action.id !== id || action.state === 'running'));
      return done({});
    },
  };
}

const starting = { isUndo: false, state: 'running', error: null, mayUndo: false, results: [] } as const;

function withSummary(
  { rows }: Pick<Engine, 'rows'>,
  access: AgentAccess,
  result: KeptAction['results'][number],
): ShownResult {
  const row = rows.get(result.ticketId);
  return { ...result, summary: row && canSee(access, row.whereabouts) ? row.fields.summary : null };
}
