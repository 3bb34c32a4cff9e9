import { agentAccess, holdsAnywhere } from '../access.ts';
import type { PlainProblem } from '../problems.ts';
import { allInUse, type DeskRecords } from './desk-records.ts';
import { isQueueLeft } from './queue-rules.ts';

/** What a desk cannot do without, each with what whoever would take it away is told. */
const needed: readonly (readonly [PlainProblem, (records: DeskRecords) => boolean])[] = [
  ['agent.last-administrator', (records) => allInUse(records, 'agent').some((agent) => agent.isAdministrator)],
  ['role.last-to-create', (records) => allInUse(records, 'agent').some(({ id }) => mayCreate(records, id))],
  ['queue.last-shared', isQueueLeft],
  ['status.last-open', (records) => allInUse(records, 'status').some(({ state }) => state === 'open')],
  ['status.last-closed', (records) => allInUse(records, 'status').some(({ state }) => state === 'closed')],
];

function mayCreate(records: DeskRecords, agentId: string): boolean {
  const access = agentAccess(records, agentId);
  return access !== undefined && holdsAnywhere(access, 'ticket.create');
}

/** What a change would take away that is still there. What is missing already is no reason against mending the rest. */
export function lostBy(before: DeskRecords, after: DeskRecords): PlainProblem | undefined {
  return needed.find(([, isThere]) => isThere(before) && !isThere(after))?.[0];
}
