import type { DeskRecords } from '../domain/records/desk-records.ts';
import type { CatalogueField } from '../domain/ticket/catalogue-field.ts';
import { fieldCatalogue } from '../domain/ticket/field-catalogue.ts';
import { standingValue } from '../domain/ticket/field-type.ts';
import type { Ticket } from '../domain/ticket/ticket.ts';
import { type ShownValue, shownValue } from './shown-value.ts';

/** A field of one ticket: what it holds, for its control, and how that is shown. */
export interface ShownField extends Pick<CatalogueField, 'id' | 'label' | 'type' | 'canBeEmpty'> {
  readonly value: string;
  readonly shown: ShownValue;
}

export function shownFields(records: DeskRecords, ticket: Ticket): readonly ShownField[] {
  return fieldCatalogue.map((field) => {
    const { id, label, type, canBeEmpty } = field;
    const kept = field.read(ticket);
    const value = standingValue(records, type, kept);
    return { id, label, type, canBeEmpty, value, shown: shownValue(records, field, kept) };
  });
}
