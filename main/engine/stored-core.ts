import { targetKey } from '../../shared/domain/event.ts';
import type { Saw } from '../../shared/domain/frontier.ts';
import type { RecordState } from '../../shared/domain/records/record.ts';
import type { Stamp } from '../../shared/domain/stamp.ts';
import type { DeskState } from './state.ts';

/** What a state holds beside its commits, tickets, people and files: small, and needed first. */
export interface StoredCore {
  readonly chain: DeskState['chain'];
  readonly clock: Stamp;
  readonly lastCounter: number;
  readonly takenCounters: readonly number[];
  readonly saw: Saw;
  /** Desk records of every kind but people. */
  readonly records: readonly RecordState[];
}

export function coreOf(state: DeskState): StoredCore {
  const { chain, clock, lastCounter, takenCounters, saw } = state;
  const kinds = [...state.targets.kinds()].filter((kind) => kind !== 'person');
  const records = kinds.flatMap((kind) => [...state.targets.recordsOfKind(kind).values()]);
  return {
    ...{ chain, clock, lastCounter, saw, takenCounters: [...takenCounters] },
    records: records.flatMap((record) => written(state, record) ?? []),
  };
}

/** The part of a record that is in the journal, without what a placeholder adds to it. */
function written({ placeholders, commits }: DeskState, record: RecordState): RecordState | undefined {
  const key = targetKey(record);
  const placeholder = placeholders.get(key);
  if (!placeholder) return record;
  if (!commits.isTouched(key)) return undefined;
  const fields = Object.entries(record.fields).filter(([name, value]) => placeholder[name] !== value);
  return { ...record, fields: Object.fromEntries(fields) };
}

export function restoreCore(state: DeskState, { records, takenCounters, ...core }: StoredCore): void {
  Object.assign(state, core);
  for (const counter of takenCounters) state.takenCounters.add(counter);
  for (const record of records) state.targets.set(targetKey(record), record);
}
