import type { Id } from '../../../shared/domain/id.ts';
import { currentName } from '../../../shared/domain/records/listed.ts';
import type { RecordKind } from '../../../shared/domain/records/registry.ts';
import type { RecordContext } from './form-field.ts';

/** The name of a record that another one refers to; undefined without one. */
export function nameOf({ records }: RecordContext, kind: RecordKind, id: Id | null): string | undefined {
  return id === null ? undefined : currentName(records, kind, id) || undefined;
}

/** The names that are known, in one line. */
export function joined(parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join(' · ');
}
