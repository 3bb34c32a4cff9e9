import type { Id } from '../../../shared/domain/id.ts';
import type { DeskRecords } from '../../../shared/domain/records/desk-records.ts';
import { listed } from '../../../shared/domain/records/listed.ts';
import { isTouched, type RecordEdit } from '../../forms/record-edits.ts';
import type { KindPage } from './kind-page.ts';

/** A row of the list of a kind. */
export interface ListedRecord {
  readonly id: Id;
  /** Empty for a new record that has no name yet. */
  readonly name: string;
  readonly isNew: boolean;
  readonly isUnsaved: boolean;
}

interface ListedRecords {
  /** Those in use in the order of menus, then the new ones. */
  readonly inUse: readonly ListedRecord[];
  readonly archived: readonly ListedRecord[];
}

export function listedRecords(
  records: DeskRecords,
  { kind, belongs }: Pick<KindPage, 'kind' | 'belongs'>,
  edits: readonly RecordEdit[],
): ListedRecords {
  const ofKind = edits.filter((edit) => edit.kind === kind && belongs(edit.values));
  const isUnsaved = (id: Id) => ofKind.some((edit) => edit.id === id && isTouched(edit));
  const row = ({ id, name }: { readonly id: Id; readonly name: string }) => ({
    id,
    name,
    isNew: false,
    isUnsaved: isUnsaved(id),
  });
  const started = ofKind.filter(({ id }) => !records.get(kind, id));
  return {
    inUse: [...listed(records, kind).filter(belongs).map(row), ...started.map(startedRow)],
    archived: records
      .all(kind)
      .filter((record) => record.retired && belongs(record))
      .toSorted((a, b) => a.name.localeCompare(b.name, 'en'))
      .map(row),
  };
}

function startedRow(edit: RecordEdit): ListedRecord {
  return { id: edit.id, name: enteredName(edit), isNew: true, isUnsaved: isTouched(edit) };
}

export function enteredName({ values: { name } }: Pick<RecordEdit, 'values'>): string {
  return typeof name === 'string' ? name.trim() : '';
}
