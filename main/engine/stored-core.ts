import { targetKey } from '../../shared/domain/event.ts';
import type { Saw } from '../../shared/domain/frontier.ts';
import type { Id } from '../../shared/domain/id.ts';
import type { RecordState } from '../../shared/domain/records/record.ts';
import { isRecordKind } from '../../shared/domain/records/registry.ts';
import type { Stamp } from '../../shared/domain/stamp.ts';
import { type ParsedRecord, restoreParse, storedParse } from './parsed-records.ts';
import type { DeskState } from './state.ts';
import { unwritten } from './targets.ts';

/** What a state holds beside its commits, tickets, people and files: small, and needed first. */
export interface StoredCore {
  readonly chain: DeskState['chain'];
  readonly clock: Stamp;
  readonly lastCounter: number;
  readonly takenCounters: readonly number[];
  readonly saw: Saw;
  /** Desk records of every kind but people. */
  readonly records: readonly RecordState[];
  /** What parsing those, the unwritten defaults, and the people whom a window shows first gave. */
  readonly parsed: readonly StoredParse[];
}

interface StoredParse {
  readonly kind: string;
  readonly id: Id;
  readonly record: ParsedRecord;
}

export function coreOf(state: DeskState, shownFirst: readonly RecordState[]): StoredCore {
  const { chain, clock, lastCounter, takenCounters, saw } = state;
  const kinds = [...state.targets.kinds()].filter((kind) => kind !== 'person');
  const present = kinds.flatMap((kind) => [...state.targets.recordsOfKind(kind).values()]);
  const records = present.flatMap((record) => written(state, record) ?? []);
  return {
    ...{ chain, clock, lastCounter, saw, takenCounters: [...takenCounters] },
    records,
    parsed: [...records, ...unwrittenIn(state), ...shownFirst].flatMap(parseOf),
  };
}

function unwrittenIn({ targets }: DeskState): RecordState[] {
  const defaults = [...unwritten.values()].flatMap((states) => [...states.values()]);
  return defaults.filter(({ kind, id }) => !targets.recordsOfKind(kind).has(id));
}

function parseOf(state: RecordState): StoredParse[] {
  const { kind, id } = state;
  const record = isRecordKind(kind) ? storedParse(kind, state) : undefined;
  return record === undefined ? [] : [{ kind, id, record }];
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

/** The people have to be there already. */
export function restoreCore(state: DeskState, { records, parsed, takenCounters, ...core }: StoredCore): void {
  Object.assign(state, core);
  for (const counter of takenCounters) state.takenCounters.add(counter);
  for (const record of records) state.targets.set(targetKey(record), record);
  for (const { kind, id, record } of parsed) {
    const known = state.targets.recordsOfKind(kind).get(id) ?? unwritten.get(kind)?.get(id);
    if (known) restoreParse(known, record);
  }
}
