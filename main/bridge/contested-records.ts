import type { AgentAccess } from '../../shared/domain/access.ts';
import { recordKindNames } from '../../shared/domain/records/registry.ts';
import { type RecordConflict, recordConflictsOf } from '../../shared/views/record-conflicts.ts';
import type { Engine } from '../engine/engine.ts';

/** The conflicts that an agent may decide: those of the set-up for administrators, and of one’s own queues. */
export async function contestedRecords(
  { records, recordConflicts, deviceId }: Pick<Engine, 'records' | 'recordConflicts' | 'deviceId'>,
  { isAdministrator, agentId }: AgentAccess,
): Promise<readonly RecordConflict[]> {
  const kinds = recordKindNames.filter((kind) => kind === 'queue' || (isAdministrator && kind !== 'person'));
  const contested = (await recordConflicts(kinds)).filter(({ kind, id }) => {
    const owner = kind === 'queue' ? (records.get('queue', id)?.owner ?? null) : null;
    return owner === agentId || (owner === null && isAdministrator);
  });
  return contested.flatMap((each) => recordConflictsOf(records, each, deviceId));
}
