import type { Access } from '../access.ts';
import { compile } from '../conditions/compile.ts';
import { conditionLimits, mostComparisons } from '../conditions/condition.ts';
import { isSortKey } from '../conditions/order.ts';
import type { Order } from '../conditions/order-schema.ts';
import type { Id } from '../id.ts';
import { type Objection, type Refusal, refuse } from '../operation.ts';
import { allInUse, type DeskRecords } from './desk-records.ts';

/**
 * What stands in the way of an agent who changes or archives a queue. One of somebody else’s gives the same answer as one
 * that never was, to administrators too: how people sort their work is nobody’s business but theirs.
 */
export function queueObjection(
  records: DeskRecords,
  access: Access,
  id: Id,
  fields?: Readonly<Record<string, unknown>>,
): Objection | undefined {
  if (access.kind !== 'agent') return { missing: 'agent' };
  const known = records.get('queue', id);
  const owner = known ? known.owner : fields?.owner;
  if (owner === access.agentId) return undefined;
  if (owner !== null && (known || owner === undefined)) return refuse('record.unknown');
  if (owner === null) return access.isAdministrator ? undefined : { missing: 'administrator' };
  return refuse('queue.not-yours');
}

/** What is wrong with what a queue newly says. Only a newer Deskside may have written what this one does not know. */
export function queueProblem(records: DeskRecords, news: Readonly<Record<string, unknown>>): Refusal | undefined {
  const conditionWrong = Object.hasOwn(news, 'where') ? conditionRefusal(records, news.where) : undefined;
  if (conditionWrong) return conditionWrong;
  // Safe: the schema of the kind has checked the fields.
  const strange = ((news.order ?? []) as Order).find(({ by }) => !isSortKey(by));
  return strange && refuse('condition.unknown', { name: strange.by });
}

function conditionRefusal(records: DeskRecords, where: unknown): Refusal | undefined {
  const { problems, comparisons } = compile(where, records);
  if (comparisons > mostComparisons) return refuse('condition.too-many', { most: mostComparisons });
  if (problems.some(({ reason }) => reason === 'moving'))
    return refuse('condition.too-many-moving', { most: conditionLimits.moving });
  const [problem] = problems;
  return problem && refuse('condition.unknown', { name: problem.name });
}

/** Whether everybody still has a queue. */
export function isQueueLeft(records: DeskRecords): boolean {
  return allInUse(records, 'queue').some(({ owner }) => owner === null);
}
