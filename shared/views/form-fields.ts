import type { DeskRecords } from '../domain/records/desk-records.ts';
import type { CatalogueField, FieldEntry, FieldOption } from '../domain/ticket/catalogue-field.ts';
import { fieldCatalogue } from '../domain/ticket/field-catalogue.ts';

/** A field as forms show it. */
export interface FormField extends Pick<CatalogueField, 'id' | 'label' | 'type'>, FieldEntry {
  readonly options: readonly FieldOption[] | null;
}

export function formFields(records: DeskRecords): readonly FormField[] {
  return fieldCatalogue(records).flatMap(({ id, label, type, options, entry }) =>
    entry ? [{ id, label, type, options: options(records), ...entry }] : [],
  );
}
