import { agentAccess, holdsAnywhere } from '../access.ts';
import type { PlainProblem } from '../problems.ts';
import { allInUse, type DeskRecords } from './desk-records.ts';
import { hasSharedQueue } from './queue-rules.ts';

/** The records that a desk needs, each with the reason for refusing to remove the last one. */
const needed: readonly (readonly [PlainProblem, (records: DeskRecords) => boolean])[] = [
  ['agent.last-administrator', (records) => allInUse(records, 'agent').some((agent) => agent.isAdministrator)],
  ['role.last-to-create', (records) => allInUse(records, 'agent').some(({ id }) => mayCreate(records, id))],
  ['queue.last-shared', hasSharedQueue],
  ['status.last-open', (records) => allInUse(records, 'status').some(({ state }) => state === 'open')],
  ['status.last-closed', (records) => allInUse(records, 'status').some(({ state }) => state === 'closed')],
];

function mayCreate(records: DeskRecords, agentId: string): boolean {
  const access = agentAccess(records, agentId);
  return access !== undefined && holdsAnywhere(access, 'ticket.create');
}

/** The requirements that a change would break. One that is already broken does not prevent other repairs. */
export function brokenRequirement(before: DeskRecords, after: DeskRecords): PlainProblem | undefined {
  return needed.find(([, isThere]) => isThere(before) && !isThere(after))?.[0];
}
