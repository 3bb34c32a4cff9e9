import { parseTargetKey, type TargetKey, targetKey } from '../../shared/domain/event.ts';
import type { Folded } from '../../shared/domain/fold.ts';
import { emptyRecord } from '../../shared/domain/records/record.ts';
import type { StartingRecord } from '../../shared/domain/starting-records.ts';
import type { DeskState } from './state.ts';

/** Adds placeholders for lost records. They are never written: a complete copy of the lost lines replaces them. */
export function addPlaceholders(state: DeskState, records: readonly StartingRecord[]): void {
  for (const { kind, id, fields } of records) {
    const key = targetKey({ kind, id });
    state.placeholders.set(key, { ...fields });
    state.targets.set(key, withPlaceholder(state, key, state.targets.get(key) ?? emptyRecord(parseTargetKey(key))));
  }
}

/** The state of a target, on top of the placeholder for its lost beginning. */
export function withPlaceholder(
  { placeholders }: Pick<DeskState, 'placeholders'>,
  key: TargetKey,
  folded: Folded,
): Folded {
  const fields = placeholders.get(key);
  return fields && !('intake' in folded) ? { ...folded, fields: { ...fields, ...folded.fields } } : folded;
}
