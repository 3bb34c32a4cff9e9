import { describe, expect, test } from 'vitest';
import { shownFields } from '../../../../../renderer/features/audit/shown-fields.ts';
import type { AuditChange } from '../../../../../shared/views/audit.ts';
import { wordsInEnglish } from '../../i18n/words-in-english.ts';

function change(what: AuditChange['what'], fields: AuditChange['fields']): AuditChange {
  return { kind: 'schedule', id: 'one', name: 'Office', what, replacement: null, next: null, fields };
}

/** The lines below an entry, such as `Name: Old → New`. */
function lines(what: AuditChange['what'], fields: AuditChange['fields']): readonly string[] {
  return shownFields(wordsInEnglish, change(what, fields)).map(
    ({ label, from, to }) => `${label}: ${from === null ? '' : `${from} → `}${to}`,
  );
}

const hours = {
  timeZone: 'Europe/Berlin',
  always: false,
  weekly: [{ days: [1, 2, 3, 4, 5], from: '08:00', to: '17:00' }],
  holidays: [
    { name: 'Christmas Eve', on: { kind: 'fixed', month: 10, day: 24 }, from: '12:00' },
    { name: 'Memorial Day', on: { kind: 'nth', month: 5, weekday: 1, nth: -1 } },
  ],
};

describe('R76: the fields of an entry of the audit', () => {
  test('of changed hours are the parts that changed', () => {
    const later = { ...hours, weekly: [{ days: [1, 2], from: '09:00', to: '12:00' }], holidays: [hours.holidays[0]] };
    expect(lines('changed', [{ field: 'hours', from: hours, to: later }])).toEqual([
      'Weekly hours: Mon – Fri 8:00 – 17:00 → Mon, Tue 9:00 – 12:00',
      'Holidays: Christmas Eve (October 24), 12:00 – 24:00, Memorial Day (last Mon in May) → Christmas Eve (October 24), 12:00 – 24:00',
    ]);
    expect(lines('changed', [{ field: 'hours', from: hours, to: { ...hours, always: true } }])).toEqual([
      'Weekly hours: Mon – Fri 8:00 – 17:00 → 24/7',
    ]);
  });

  test('of a long list are what was removed and what was added', () => {
    const many = Array.from({ length: 30 }, (_, index) => `Agent number ${index}`);
    expect(lines('changed', [{ field: 'memberIds', from: many, to: [...many.slice(1), 'Zoe'] }])).toEqual([
      'Members: removed: Agent number 0',
      'Members: added: Zoe',
    ]);
    expect(lines('changed', [{ field: 'memberIds', from: ['Jane'], to: [] }])).toEqual(['Members: Jane → none']);
  });

  test('of a new record are what it was given', () => {
    const added = lines('added', [
      { field: 'name', from: null, to: 'Office' },
      { field: 'hours', from: null, to: { ...hours, holidays: [] } },
      { field: 'planId', from: null, to: null },
      { field: 'memberIds', from: null, to: [] },
      { field: 'isPublic', from: null, to: false },
      { field: 'position', from: null, to: 10 },
    ]);
    expect(added).toEqual(['Weekly hours: Mon – Fri 8:00 – 17:00', 'Time zone: Europe/Berlin', 'Public: no']);
  });

  test('are none where the sentence says everything', () => {
    for (const what of ['moved', 'archived', 'restored', 'recovered'] as const)
      expect(lines(what, [{ field: 'position', from: 10, to: 20 }])).toEqual([]);
  });
});
