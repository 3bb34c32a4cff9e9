import type { Access } from '../access.ts';
import { compile } from '../conditions/compile.ts';
import { conditionLimits, mostComparisons } from '../conditions/condition.ts';
import { isSortKey } from '../conditions/order.ts';
import type { Order } from '../conditions/order-schema.ts';
import type { Id } from '../id.ts';
import { type Objection, type Refusal, refuse } from '../operation.ts';
import { allInUse, type DeskRecords } from './desk-records.ts';
import { deletedQueueId } from './queue.ts';

/**
 * Why an agent may not change or archive a queue. Another agent’s queue gives the same answer as an unknown one, to
 * administrators too, because personal queues are private.
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

/**
 * What is wrong with a queue's new settings. Only a newer Deskside may write settings that this version does not know.
 */
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

/** Whether every agent still has a queue. Not all have the one of deleted tickets. */
export function hasSharedQueue(records: DeskRecords): boolean {
  return allInUse(records, 'queue').some(({ id, owner }) => owner === null && id !== deletedQueueId);
}
