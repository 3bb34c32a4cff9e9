import type { AnyRecordList, recordCalls, recordQueries } from '../../shared/bridge/contract/records.ts';
import { done, failed } from '../../shared/bridge/result.ts';
import { allInUse, inUse } from '../../shared/domain/records/desk-records.ts';
import { inListOrder } from '../../shared/domain/records/listed.ts';
import { mayReadKind, mayReadRecord, type Readable } from '../../shared/domain/records/readable.ts';
import { recordKinds } from '../../shared/domain/records/registry.ts';
import { plannedDue } from '../../shared/domain/ticket/planning.ts';
import { deskChoices } from '../../shared/views/choices.ts';
import type { Engine } from '../engine/engine.ts';
import { lackOf } from '../session/sign-in.ts';
import { contestedRecords } from './contested-records.ts';
import type { CallHandlers, QueryHandlers } from './handlers.ts';
import { recordUsage } from './record-usage.ts';
import { administratorsOnly } from './refusals.ts';
import { restoreAgent } from './restore-agent.ts';
import { type SaveAgentPorts, saveAgent } from './save-agent.ts';

export interface RecordPorts extends SaveAgentPorts {
  readonly engine: SaveAgentPorts['engine'] & Pick<Engine, 'recordConflicts' | 'deviceId'>;
  /** The desk’s clock. */
  readonly nowMs: () => number;
}

export function recordHandlers({
  nowMs,
  ...ports
}: RecordPorts): QueryHandlers<keyof typeof recordQueries> & CallHandlers<keyof typeof recordCalls> {
  const { engine, secrets } = ports;
  const { records } = engine;
  return {
    'agents.lacks': () => {
      const agents = allInUse(records, 'agent').map(({ id }) => [id, lackOf(secrets, id)] as const);
      return done(Object.fromEntries(agents.flatMap(([id, lack]) => (lack ? [[id, lack]] : []))));
    },
    'records.list': async ({ access }, { kind, archived }) => {
      const definition: Readable = recordKinds[kind];
      if (!mayReadKind(definition, access)) return administratorsOnly(records, nowMs());
      if (kind === 'person') await engine.rows.whenComplete();
      const all = archived ? records.all(kind) : allInUse(records, kind);
      const theirs = all.filter((record) => mayReadRecord(definition, access, record));
      // Safe: the records are looked up by their kind.
      return done({ kind, records: inListOrder(records, kind, theirs) } as AnyRecordList);
    },
    'record.usage': async ({ access }, { kind, id }) => {
      const record = records.get(kind, id);
      const isTheirs = record && mayReadRecord(recordKinds[kind], access, record);
      if (!isTheirs) return failed('not-found', 'record.unknown');
      return done(await recordUsage(records, engine.rows, access, kind, id, nowMs()));
    },
    'records.contested': async ({ access }) => done(await contestedRecords(engine, access)),
    'desk.choices': () => done(deskChoices(records)),
    'due.preview': (_asking, { planId, departmentId }) => {
      const plan = inUse(records, 'plan', planId);
      if (!plan) return done({ responseDueMs: null, dueMs: null });
      const { response, dueMs } = plannedDue(records, plan, departmentId, nowMs());
      return done({ responseDueMs: response?.dueMs ?? null, dueMs });
    },
    'agent.save': ({ access }, input, key) => saveAgent(ports, access.agentId, input, key),
    'agent.restore': ({ access }, input, key) => restoreAgent(ports, access.agentId, input, key),
  };
}
