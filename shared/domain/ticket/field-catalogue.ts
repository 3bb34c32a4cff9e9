import type { Id } from '../id.ts';
import { allInUse, type DeskRecords } from '../records/desk-records.ts';
import type { RecordOf } from '../records/registry.ts';
import { builtInFields, recordOptions } from './built-in-fields.ts';
import type { CatalogueField, Changing, FieldChange, FieldOption, Remarks, Words } from './catalogue-field.ts';
import { customFieldId, customId, customType } from './custom-field-type.ts';
import { customValue } from './custom-fields.ts';
import { type FieldType, yesNo } from './field-type.ts';
import { type FieldName, fieldNames, fields } from './fields.ts';

function plainField(name: FieldName): CatalogueField {
  const { type, ...entry } = fields[name];
  return {
    id: name,
    label: { text: `field.${name}` },
    type,
    canBeEmpty: !entry.isRequired,
    read: (ticket) => ticket.fields[name],
    options: optionsOf(type, (value) => ({ text: `choice.${name}.${value}` })),
    set: ({ id }, value, remarks) => ({ name: 'field.set', input: { ticketId: id, field: name, value, ...remarks } }),
    entry,
  };
}

function customField(record: RecordOf<'field'>): CatalogueField {
  const { id, name, choices, isRequired, retired } = record;
  const type = customType(record);
  return {
    id: customId(id),
    label: { own: name },
    type,
    canBeEmpty: true,
    read: ({ custom }) => customValue(custom, id),
    options: optionsOf(type, (value) => ({ own: choices.find((choice) => choice.id === value)?.name ?? value })),
    set: retired ? null : customSetter(id),
    entry: retired ? null : { initial: '', isRequired, hasOwnPlace: false },
  };
}

function customSetter(fieldId: Id): NonNullable<CatalogueField['set']> {
  return ({ id }, value, remarks) => ({
    name: 'custom-field.set',
    input: { ticketId: id, fieldId, value, ...remarks },
  });
}

function optionsOf(type: FieldType, wordsOf: (choice: string) => Words): CatalogueField['options'] {
  switch (type.kind) {
    case 'record':
      return recordOptions(type.of);
    case 'choice': {
      const options = type.choices.map((value): FieldOption => ({ value, words: wordsOf(value) }));
      return () => options;
    }
    case 'yes-no':
      return () => yesNoOptions;
    case 'line':
    case 'paragraphs':
    case 'number':
    case 'date':
    case 'instant':
      return () => null;
  }
}

const yesNoOptions: readonly FieldOption[] = yesNo.map((value) => ({ value, words: { text: `choice.${value}` } }));

const { number, state, status, waitsUntil, plan, assignee, department, due, ...others } = builtInFields;
const leading = ['summary', 'priority'] as const satisfies readonly FieldName[];
const [summary, priority] = leading.map(plainField) as [CatalogueField, CatalogueField];
const otherPlain = fieldNames.filter((name) => !leading.some((one) => one === name)).map(plainField);

const before = [number, summary, state, status, waitsUntil, due, assignee, priority, department, plan, ...otherPlain];
const after = Object.values(others);

/** Every property of a ticket on this desk, in the order of details and printouts. */
export function fieldCatalogue(records: DeskRecords): readonly CatalogueField[] {
  const custom = allInUse(records, 'field').toSorted((a, b) => a.order - b.order || a.name.localeCompare(b.name, 'en'));
  return [...before, ...custom.map(customField), ...after];
}

const everyTickets: ReadonlyMap<string, CatalogueField> = new Map(
  [...before, ...after].map((field) => [field.id, field]),
);

/** A property of every ticket by its id; custom fields are none. */
export function builtInField(id: string): CatalogueField | undefined {
  return everyTickets.get(id);
}

/** A property by its id, including archived custom fields. */
export function findField(records: DeskRecords, id: string): CatalogueField | undefined {
  const custom = records.get('field', customFieldId(id) ?? '');
  return custom ? customField(custom) : everyTickets.get(id);
}

/** The operation that sets a field of a ticket; undefined if it is read-only. */
export function changeField(
  id: string,
  ticket: Changing,
  value: string,
  remarks: Remarks = {},
): FieldChange | undefined {
  const fieldId = customFieldId(id);
  const set = fieldId === undefined ? everyTickets.get(id)?.set : customSetter(fieldId);
  return set?.(ticket, value, remarks);
}
