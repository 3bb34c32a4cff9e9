import fc from 'fast-check';
import { recordsAfter } from '../../shared/domain/records/after.ts';
import type { DeskRecords } from '../../shared/domain/records/desk-records.ts';
import type { CustomFields } from '../../shared/domain/ticket/custom-fields.ts';

/** The fields of some desk's own, one of each type, by their ids. */
export const ownTypes = {
  room: 'line',
  story: 'paragraphs',
  floor: 'number',
  handover: 'date',
  site: 'choice',
  paid: 'yes-no',
} as const satisfies Readonly<Record<string, CustomFields[string]['type']>>;

export type OwnField = keyof typeof ownTypes;

// Safe: `Object.keys` gives the keys that were written down above.
export const ownFieldIds = Object.keys(ownTypes) as readonly OwnField[];

export const sites = ['east', 'west', 'moon'] as const;

/** What the desk's records say of such a field; choices say which sites there are. */
export function ownField(id: OwnField, choices: readonly string[] = sites) {
  const type = ownTypes[id];
  const named = type === 'choice' ? choices.map((choice) => ({ id: choice, name: `Site ${choice}` })) : [];
  return { name: `The ${id}`, type, choices: named, isRequired: false, order: 0 };
}

/** Desk records with all of these fields, or only with some of them. */
export function withOwnFields(records: DeskRecords, ids: readonly OwnField[] = ownFieldIds): DeskRecords {
  return ids.reduce((before, id) => recordsAfter(before, { kind: 'field', id, fields: ownField(id) }), records);
}

/** What a ticket holds in such a field. */
export function ownValue(id: OwnField, value: string): CustomFields {
  if (value === '') return {};
  return { [id]: { label: `The ${id}`, type: ownTypes[id], value, words: '' } };
}

/** Some of what can be held in them; each is empty at times. */
export function arbitraryOwnValues(times: fc.Arbitrary<number>): fc.Arbitrary<CustomFields> {
  const values: Readonly<Record<OwnField, fc.Arbitrary<string>>> = {
    room: fc.constantFrom('', 'Café', 'cafeteria', 'Hall'),
    story: fc.constantFrom('', 'Once upon\na time'),
    floor: fc.constantFrom('', '-1', '9', '10', '2.5'),
    handover: fc.oneof(fc.constantFrom('', '0050-01-01'), times.map(dayOf), times.map(dayOf)),
    site: fc.constantFrom('', ...sites),
    paid: fc.constantFrom('', 'yes', 'no'),
  };
  const all = ownFieldIds.map((id) => values[id].map((value) => ownValue(id, value)));
  return fc.tuple(...all).map((parts) => Object.fromEntries(parts.flatMap((part) => Object.entries(part))));
}

function dayOf(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}
