import type { DeskRecords } from '../domain/records/desk-records.ts';
import { findField } from '../domain/ticket/field-catalogue.ts';
import type { TicketRow } from '../domain/ticket/row.ts';
import { type ShownField, shownField } from './shown-fields.ts';
import type { ShownValue } from './shown-value.ts';

/** A value of a ticket with its label. */
export type ColumnValue = Pick<ShownField, 'id' | 'label' | 'shown'>;

/** Longer values do not fit into a row, and would make pages of rows too large. */
const mostLetters = 300;

/** A ticket's values in some columns, as its details show them; empty and unknown ones are left out. */
export function columnValues(records: DeskRecords, row: TicketRow, columns: readonly string[]): readonly ColumnValue[] {
  return columns.flatMap((column) => {
    const field = findField(records, column);
    if (!field) return [];
    const { id, label, shown } = shownField(records, field, row);
    return shown === null ? [] : [{ id, label, shown: beginning(shown) }];
  });
}

function beginning(shown: NonNullable<ShownValue>): ShownValue {
  return 'own' in shown ? { own: shown.own.slice(0, mostLetters) } : shown;
}
