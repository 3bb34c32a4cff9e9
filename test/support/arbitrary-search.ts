import fc from 'fast-check';
import type { DeskRecords } from '../../shared/domain/records/desk-records.ts';
import type { RecordKind } from '../../shared/domain/records/registry.ts';
import type { SearchChoices } from '../../shared/views/search/search-choices.ts';
import { anyText } from './arbitrary-text.ts';

const fieldNames = [
  'status',
  'assignee',
  'agent',
  'priority',
  'topic',
  'dept',
  'team',
  'plan',
  'from',
  'number',
  'created',
  'due',
  'closed',
  'overdue',
  'is',
  'has',
  'source',
  'room',
  'the-floor',
  'handover-date',
  'site',
  'paid',
  '"Status"',
  '"größe (12 monitor): cm"',
  'mood',
  '"my field"',
] as const;

const values = [
  'open',
  'Waiting for requester',
  'me',
  'none',
  'John Doe',
  'Level II Support',
  'Password Reset',
  'Emergency',
  'sales',
  'sev-a',
  'ken',
  'yes',
  'no',
  '7d',
  '1..5',
  'today..',
  '2026-11-01..2026-11-30',
  '2026-02-31',
  'unassigned',
  'attachment',
  'East Wing',
  '12" monitor',
  'a,b',
  '',
] as const;

const quotes = [
  ['"', '"'],
  ['“', '”'],
  ['„', '“'],
  ['«', '»'],
  ['"', ''],
] as const;

const text = fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...values) }, { weight: 1, arbitrary: anyText });
const quotation = fc.tuple(fc.constantFrom(...quotes), text).map(([[open, close], inside]) => open + inside + close);
const sign = fc.constantFrom('', '', '', '<', '>=', '=');
const value = fc.tuple(sign, fc.oneof(text, quotation)).map((parts) => parts.join(''));
const field = fc
  .tuple(
    fc.constantFrom(...fieldNames),
    fc.constantFrom(':', ':', '：'),
    fc.array(value, { minLength: 1, maxLength: 3 }),
  )
  .map(([name, colon, all]) => `${name}${colon}${all.join(',')}`);
const word = fc.oneof(
  fc.constantFrom('printer', 'http://x', '12:30', 'C:\\temp', '#1042', '&', '複印機', '"'),
  anyText,
);
const part = fc
  .tuple(fc.constantFrom('', '', '-', '--', '－'), fc.oneof(field, field, word, quotation))
  .map((parts) => parts.join(''));

/** Searches as people, and enemies, may write them. */
export const anySearch: fc.Arbitrary<string> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .tuple(fc.array(part, { maxLength: 6 }), fc.constantFrom(' ', '  ', '\u3000', ''))
      .map(([parts, blank]) => parts.join(blank)),
  },
  { weight: 1, arbitrary: anyText },
);

/** The records that these names are of; what else is in them doesn't matter to conditions. */
export function deskOf({ records, former, fields }: SearchChoices): DeskRecords {
  const named = new Map<string, Readonly<Record<string, unknown>>>();
  for (const kind of Object.keys(records) as (keyof typeof records)[])
    for (const { id, name } of [...records[kind], ...former[kind]])
      named.set(`${kind} ${id}`, { id, name, retired: false });
  for (const { property, label, type, options } of fields) {
    const id = property.slice('custom:'.length);
    named.set(`field ${id}`, { id, name: label, type, choices: options, retired: false });
  }
  for (const id of ['ken', 'kendra']) named.set(`person ${id}`, { id, name: id, retired: false });
  return {
    get: (kind: RecordKind, id: string) => named.get(`${kind} ${id}`) as never,
    all: () => [],
    replacedBy: () => null,
  };
}
