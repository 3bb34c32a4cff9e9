import type { DeskRecords } from '../domain/records/desk-records.ts';
import { currentName } from '../domain/records/listed.ts';
import { isRecordKind } from '../domain/records/registry.ts';
import type { CatalogueField, Words } from '../domain/ticket/catalogue-field.ts';
import { customType } from '../domain/ticket/custom-field-type.ts';
import type { CustomValue } from '../domain/ticket/custom-fields.ts';
import { checkedValue, type FieldType } from '../domain/ticket/field-type.ts';

/** A value as it is shown: in words, or as the window writes a number, a date or a time; null is no value. */
export type ShownValue =
  | Words
  | { readonly number: number }
  | { readonly date: string }
  | { readonly instantMs: number }
  | null;

type Typed = Pick<CatalogueField, 'type' | 'options'>;

/** A kept value as the ticket shows it: what is archived goes by the name of what stands for it. */
export function shownValue(records: DeskRecords, field: Typed, kept: string): ShownValue {
  const { type } = field;
  return type.kind === 'record' ? named(currentName(records, type.of, kept)) : shown(records, field, kept);
}

/** A kept value as history shows it: a record goes by its own name, whatever has taken its place since. */
export function pastValue(records: DeskRecords, field: Typed, kept: string): ShownValue {
  const { type } = field;
  return type.kind === 'record' ? named(nameOf(records, type.of, kept)) : shown(records, field, kept);
}

function shown(records: DeskRecords, { type, options }: Typed, kept: string): ShownValue {
  return options(records)?.find(({ value }) => value === kept)?.words ?? typedShown(type, kept);
}

/** A value that is typed, as it is shown. What another device wrote and is no such value is shown to the letter. */
export function typedShown(type: FieldType, kept: string): ShownValue {
  if (kept === '') return null;
  if ('problem' in checkedValue(type, false, kept)) return { own: kept };
  switch (type.kind) {
    case 'number':
      return { number: Number(kept) };
    case 'date':
      return { date: kept };
    case 'instant':
      return { instantMs: Number(kept) };
    case 'line':
    case 'paragraphs':
    case 'choice':
    case 'record':
    case 'yes-no':
      return { own: kept };
  }
}

/** What was put into a field of the desk's own, by what the event says: history reads no field that changed since. */
export function customShown({ type, value, words }: Omit<CustomValue, 'label'>): ShownValue {
  if (value !== '' && type === 'yes-no') return { text: `choice.${value}` };
  if (words !== '') return { own: words };
  return typedShown(customType({ type, choices: [] }), value);
}

function named(name: string): ShownValue {
  return name === '' ? null : { own: name };
}

/** What a record is called itself; nothing where it never was. */
export function nameOf(records: DeskRecords, kind: string, id: string): string {
  const record = isRecordKind(kind) ? records.get(kind, id) : undefined;
  return record && 'name' in record ? record.name : '';
}
