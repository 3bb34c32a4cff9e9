import { changedFields, isSameValue } from '../../forms/changed-fields.ts';
import type { FormValues, RecordEdit } from '../../forms/record-edits.ts';

/** The part of some values that is to be saved. */
export function changedPart(saved: FormValues | null, values: FormValues): FormValues {
  if (!saved) return values;
  return Object.fromEntries(changedFields(saved, values).map((name) => [name, values[name]]));
}

interface Rebased {
  readonly values: FormValues;
  /** The fields that somebody else has changed in another way since. */
  readonly clashes: readonly string[];
}

/**
 * Unsaved changes on top of what was saved since: fields that the person has not touched take the newest values; those
 * that both have changed keep the person’s, and are named.
 */
export function rebased({ base, values }: Pick<RecordEdit, 'base' | 'values'>, saved: FormValues): Rebased {
  if (!base) return { values, clashes: [] };
  const touched = new Set(changedFields(base, values));
  const moved = changedFields(base, saved);
  return {
    values: Object.fromEntries(
      Object.keys(values).map((name) => [
        name,
        touched.has(name) || !Object.hasOwn(saved, name) ? values[name] : saved[name],
      ]),
    ),
    clashes: moved.filter((name) => touched.has(name) && !isSameValue(values[name], saved[name])),
  };
}
