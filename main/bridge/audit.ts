import type { QueryOutput } from '../../shared/bridge/contract/areas.ts';
import type { auditQueries } from '../../shared/bridge/contract/audit.ts';
import { done } from '../../shared/bridge/result.ts';
import type { AgentAccess } from '../../shared/domain/access.ts';
import type { Id } from '../../shared/domain/id.ts';
import { actorOf, agentPrincipal } from '../../shared/domain/principal.ts';
import { mayReadRecord } from '../../shared/domain/records/readable.ts';
import { isRecordKind, recordKindNames, recordKinds } from '../../shared/domain/records/registry.ts';
import { auditEntry } from '../../shared/views/audit.ts';
import { signInsCsv } from '../../shared/views/audit-csv.ts';
import type { Engine } from '../engine/engine.ts';
import type { RecordCommitFilter, RecordCommitPlace } from '../engine/record-commits.ts';
import type { SignInLog } from '../session/sign-in-log.ts';
import { exportChanges, type ReadPart } from './export-changes.ts';
import type { QueryHandlers } from './handlers.ts';

export interface AuditPorts {
  readonly engine: Pick<Engine, 'records' | 'recordCommits'>;
  readonly signIns: Pick<SignInLog, 'all' | 'note'>;
}

/** An export holds at most as many of the newest changes. */
const mostExported = 10_000;

/** Of one change, as many records are listed. */
const mostShown = 50;

export function auditHandlers({ engine, signIns }: AuditPorts): QueryHandlers<keyof typeof auditQueries> {
  const { records } = engine;

  async function part(filter: RecordCommitFilter, after: RecordCommitPlace | null, limit: number, mostRecords: number) {
    const { commits, ...more } = await engine.recordCommits(filter, after, limit);
    return { entries: commits.map((commit) => auditEntry(records, commit, mostRecords)), ...more };
  }

  async function signInsOf({ agentId, fromMs, untilMs }: QueryOutput<'audit.signIns.csv'>) {
    const attempts = (await signIns.all()).filter(
      (attempt) =>
        (agentId === null || attempt.agentId === agentId || attempt.byId === agentId) &&
        (fromMs === null || attempt.timeMs >= fromMs) &&
        (untilMs === null || attempt.timeMs < untilMs),
    );
    const nameOf = (id: Id | null) => (id !== null && records.get('agent', id)?.name) || '';
    return attempts.map((attempt) => ({
      ...attempt,
      agentName: nameOf(attempt.agentId),
      byName: nameOf(attempt.byId),
    }));
  }

  return {
    'audit.signIns': async (_asking, { offset, limit, ...filter }) => {
      const all = await signInsOf(filter);
      return done({ attempts: all.slice(offset, offset + limit), total: all.length });
    },
    'audit.signIns.csv': async ({ access }, filter) => {
      const text = signInsCsv(await signInsOf(filter));
      signIns.note(access.agentId, 'sign-ins-exported');
      return done({ text });
    },
    'audit.changes': async ({ access }, { after, limit, ...filter }) => {
      const { entries, next } = await part(filterFor(access, engine, filter), after, limit, mostShown);
      return done({ entries, next });
    },
    'audit.changes.csv': async ({ access }, filter) => {
      const asked = filterFor(access, engine, filter);
      const read: ReadPart = (after, limit) => part(asked, after, limit, Number.POSITIVE_INFINITY);
      const table = await exportChanges(read, mostExported);
      signIns.note(access.agentId, 'changes-exported');
      return done(table);
    },
  };
}

/** Other agents’ queues are private, to administrators too. */
function filterFor(
  access: AgentAccess,
  { records }: AuditPorts['engine'],
  { agentId, kind, recordId, fromMs, untilMs }: QueryOutput<'audit.changes.csv'>,
): RecordCommitFilter {
  return {
    kinds: kind ? [kind] : recordKindNames.filter((name) => name !== 'person'),
    isShown: (of, id) => {
      if (recordId !== null && id !== recordId) return false;
      const record = isRecordKind(of) ? records.get(of, id) : undefined;
      return !record || !isRecordKind(of) || mayReadRecord(recordKinds[of], access, record);
    },
    actor: agentId === null ? null : actorOf(agentPrincipal(agentId)),
    fromMs,
    untilMs,
  };
}
