import type { DeskRecords } from '../domain/records/desk-records.ts';
import { currentName } from '../domain/records/listed.ts';
import { isRecordKind } from '../domain/records/registry.ts';
import type { CatalogueField, Words } from '../domain/ticket/catalogue-field.ts';
import { customType } from '../domain/ticket/custom-field-type.ts';
import type { CustomValue } from '../domain/ticket/custom-fields.ts';
import { checkedValue, type FieldType } from '../domain/ticket/field-type.ts';

/** A value for display: as text, or as a number, date or time that the window formats; null is no value. */
export type ShownValue =
  | Words
  | { readonly number: number }
  | { readonly date: string }
  | { readonly instantMs: number }
  | null;

type Typed = Pick<CatalogueField, 'type' | 'options'>;

/** A stored value in a ticket's details: an archived record is shown under the name of its replacement. */
export function shownValue(records: DeskRecords, field: Typed, kept: string): ShownValue {
  const { type } = field;
  return type.kind === 'record' ? named(currentName(records, type.of, kept)) : shown(records, field, kept);
}

/** A stored value in the history: a record is shown under its own name, even if it was replaced since. */
export function pastValue(records: DeskRecords, field: Typed, kept: string): ShownValue {
  const { type } = field;
  return type.kind === 'record' ? named(nameOf(records, type.of, kept)) : shown(records, field, kept);
}

function shown(records: DeskRecords, { type, options }: Typed, kept: string): ShownValue {
  return options(records)?.find(({ value }) => value === kept)?.words ?? typedShown(type, kept);
}

/** A typed value for display. If another device wrote an invalid one, it is shown literally. */
export function typedShown(type: FieldType, kept: string): ShownValue {
  if (kept === '') return null;
  const isValid = () => !('problem' in checkedValue(type, false, kept));
  switch (type.kind) {
    case 'number':
      return isValid() ? { number: Number(kept) } : { own: kept };
    case 'date':
      return isValid() ? { date: kept } : { own: kept };
    case 'instant':
      return isValid() ? { instantMs: Number(kept) } : { own: kept };
    case 'line':
    case 'paragraphs':
    case 'choice':
    case 'record':
    case 'yes-no':
      return { own: kept };
  }
}

/** The value of a custom field according to the event, because the field may have changed since. */
export function customShown({ type, value, words }: Omit<CustomValue, 'label'>): ShownValue {
  if (value !== '' && type === 'yes-no') return { text: `choice.${value}` };
  if (words !== '') return { own: words };
  return typedShown(customType({ type, choices: [] }), value);
}

function named(name: string): ShownValue {
  return name === '' ? null : { own: name };
}

/** The record's own name; undefined if it is unknown. */
export function nameOf(records: DeskRecords, kind: string, id: string): string {
  const record = isRecordKind(kind) ? records.get(kind, id) : undefined;
  return record && 'name' in record ? record.name : '';
}
