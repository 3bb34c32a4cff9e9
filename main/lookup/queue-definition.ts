import { type CompiledCondition, compile } from '../../shared/domain/conditions/compile.ts';
import { kindsIn, orderName, type RowKey, rowKeys } from '../../shared/domain/conditions/order.ts';
import type { DeskRecords } from '../../shared/domain/records/desk-records.ts';
import type { Queue } from '../../shared/views/queues.ts';

/** A condition and an order, compiled against the present desk records. Queues that agree in both share it. */
export interface QueueDefinition {
  readonly name: string;
  readonly condition: CompiledCondition;
  readonly keys: readonly RowKey[];
  readonly orderName: string;
  /** The kinds of records whose changes require compiling it again. */
  readonly kinds: ReadonlySet<string>;
}

export type AskedQueue = Pick<Queue, 'where' | 'order'>;

const names = new WeakMap<AskedQueue, string>();

/** Equal for queues with the same condition and order. */
export function definitionName(queue: AskedQueue): string {
  const name = names.get(queue) ?? JSON.stringify([queue.where, queue.order]);
  names.set(queue, name);
  return name;
}

export function queueDefinition(queue: AskedQueue, records: DeskRecords): QueueDefinition {
  const condition = compile(queue.where, records);
  return {
    name: definitionName(queue),
    condition,
    keys: rowKeys(queue.order, records),
    orderName: orderName(queue.order, records),
    kinds: new Set<string>([...condition.kinds, ...kindsIn(queue.order)]),
  };
}
