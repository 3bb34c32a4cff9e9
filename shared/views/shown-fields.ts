import type { DeskRecords } from '../domain/records/desk-records.ts';
import type { CatalogueField } from '../domain/ticket/catalogue-field.ts';
import { customFieldId, customId, customType } from '../domain/ticket/custom-field-type.ts';
import { type CustomValue, customOf } from '../domain/ticket/custom-fields.ts';
import { fieldCatalogue, findField } from '../domain/ticket/field-catalogue.ts';
import { standingValue } from '../domain/ticket/field-type.ts';
import type { TicketRow } from '../domain/ticket/row.ts';
import { customShown, type ShownValue, shownValue } from './shown-value.ts';

/** A field of one ticket: its value for the control, and how it is shown. */
export interface ShownField extends Pick<CatalogueField, 'id' | 'label' | 'type' | 'canBeEmpty'> {
  readonly value: string;
  readonly shown: ShownValue;
  /** Whether it can be edited in place. */
  readonly isSettable: boolean;
}

/** All fields of a ticket; archived custom fields come last, if the ticket has a value. */
export function shownFields(records: DeskRecords, row: TicketRow): readonly ShownField[] {
  const { custom } = row;
  const present = fieldCatalogue(records);
  const archived = Object.entries(custom).filter(([id]) => !present.some((field) => field.id === customId(id)));
  return [
    ...present.map((field) => shownField(records, field, row)),
    ...archived.map(([id, value]) => goneField(records, customId(id), value)),
  ];
}

export function shownField(records: DeskRecords, field: CatalogueField, row: TicketRow): ShownField {
  const { id, label, type, canBeEmpty, set } = field;
  const kept = field.read(row);
  const custom = customOf(row.custom, customFieldId(id) ?? '');
  const shown = custom && !isOffered(records, field, kept) ? customShown(custom) : shownValue(records, field, kept);
  const value = standingValue(records, type, kept);
  return { id, label, type, canBeEmpty, value, shown, isSettable: set !== null };
}

/** Whether the chosen value is still in the list; otherwise its former name is shown. */
function isOffered(records: DeskRecords, { options }: CatalogueField, kept: string): boolean {
  return options(records)?.some(({ value }) => value === kept) ?? true;
}

function goneField(records: DeskRecords, id: string, custom: CustomValue): ShownField {
  const label = findField(records, id)?.label ?? { own: custom.label };
  const type = customType({ type: custom.type, choices: [] });
  return { id, label, type, canBeEmpty: true, value: custom.value, shown: customShown(custom), isSettable: false };
}
