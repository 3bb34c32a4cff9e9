import { builtInFields, recordOptions } from './built-in-fields.ts';
import type { CatalogueField, Changing, FieldChange, FieldOption, Remarks } from './catalogue-field.ts';
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
    options: plainOptions(name, type),
    set: ({ id }, value, remarks) => ({ name: 'field.set', input: { ticketId: id, field: name, value, ...remarks } }),
    entry,
  };
}

function plainOptions(name: FieldName, type: FieldType): CatalogueField['options'] {
  switch (type.kind) {
    case 'record':
      return recordOptions(type.of);
    case 'choice': {
      const options = type.choices.map((value): FieldOption => ({ value, words: { text: `choice.${name}.${value}` } }));
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

const { number, status, state, plan, assignee, department, due, requester, team, opened, closed } = builtInFields;
const leading = ['summary', 'priority'] as const satisfies readonly FieldName[];
const [summary, priority] = leading.map(plainField) as [CatalogueField, CatalogueField];
const otherPlain = fieldNames.filter((name) => !leading.some((one) => one === name)).map(plainField);

/** Every property that each ticket has, the most asked-for first: the order of details, columns and paper. */
export const fieldCatalogue: readonly CatalogueField[] = [
  number,
  summary,
  state,
  status,
  priority,
  plan,
  assignee,
  department,
  due,
  ...otherPlain,
  requester,
  team,
  opened,
  closed,
];

const byId: ReadonlyMap<string, CatalogueField> = new Map(fieldCatalogue.map((field) => [field.id, field]));

/** What changes a field of a ticket to a value; nothing where it is only read. */
export function changeField(
  id: string,
  ticket: Changing,
  value: string,
  remarks: Remarks = {},
): FieldChange | undefined {
  return findField(id)?.set?.(ticket, value, remarks);
}

export function findField(id: string): CatalogueField | undefined {
  return byId.get(id);
}
