import '../../../../support/stub-window.ts';
import { describe, expect, test } from 'vitest';
import { kindPages } from '../../../../../renderer/features/set-up/kinds.ts';
import { newValues } from '../../../../../renderer/features/set-up/record-values.ts';
import { recordsOf } from '../../../../../renderer/features/set-up/records-of.ts';
import type { Calendar } from '../../../../../renderer/i18n/calendar.ts';
import { english } from '../../../../../renderer/i18n/messages.ts';
import type { AnyRecordList } from '../../../../../shared/bridge/contract/records.ts';
import { type RecordKind, recordKindNames, recordKinds } from '../../../../../shared/domain/records/registry.ts';
import { schedulesFor } from '../../../../../shared/domain/records/schedule.ts';
import { text } from '../../i18n/english.ts';

const same = (value: string | number) => String(value);
const calendar: Calendar = {
  weekday: same,
  shortDate: same,
  fullDate: same,
  month: same,
  minute: same,
  momentIn: same,
};

/** The records of a desk with osTicket’s defaults. */
const records = recordsOf(
  recordKindNames.map((kind): AnyRecordList => {
    const defaults = kind === 'schedule' ? schedulesFor('America/New_York') : recordKinds[kind].defaults;
    const list = Object.entries(defaults).map(([id, fields]: [string, object]) => ({ ...fields, id, retired: false }));
    return { kind, records: list } as never;
  }),
);
const context = { records, text, calendar, myId: 'jane', today: 0, lacks: {} };

/** Fields that no form has: positions, and what follows from other fields. */
const elsewhere: Partial<Record<RecordKind, readonly string[]>> = { status: ['state'], desk: ['isSample'] };

describe.each(kindPages)('W73: the form of the kind $kind', (page) => {
  const { kind } = page;
  const fields = page.rows.flat();

  test('has each field of its records once, and no others', () => {
    const ordered = 'orderedBy' in recordKinds[kind] ? [recordKinds[kind].orderedBy] : [];
    const positions = ordered.filter((field) => field !== 'urgency');
    const hidden: readonly string[] = [...positions, ...(elsewhere[kind] ?? [])];
    const names = Object.keys(recordKinds[kind].fields.shape).filter((name) => !hidden.includes(name));
    expect(fields.map(({ name }) => name).toSorted()).toEqual([...names, ...Object.keys(page.more)].toSorted());
  });

  test('labels its fields differently', () => {
    const labels = fields.map(({ label }) => english[label]);
    expect(labels.every((label) => label !== undefined)).toBe(true);
    expect(new Set(labels).size).toBe(labels.length);
  });

  test('describes each record in the list', () => {
    for (const { id } of records.all(kind)) {
      const lines = page.details(id, context);
      expect(lines.length, id).toBeGreaterThan(0);
      expect(
        lines.filter((line) => line.trim() === '' || line.includes('undefined')),
        id,
      ).toEqual([]);
    }
  });

  test('leads each refusal to one of its fields', () => {
    const names = fields.map(({ name }) => name);
    const refused = Object.keys(english).map((reason) => page.refusedField(reason));
    expect(refused.filter((name) => name !== undefined && !names.includes(name))).toEqual([]);
  });
});

// There is one desk, and never a new one.
test.each(kindPages.filter(({ kind }) => kind !== 'desk'))(
  'W73: a new record of the kind $kind only lacks what the person has to enter',
  ({ kind, blank }) => {
    const values = newValues(kind, 'new', blank(context));
    const { error } = recordKinds[kind].fields.safeParse({ ...values, name: 'Something new' });
    expect(error?.issues ?? []).toEqual([]);
  },
);
