import '../../../../support/stub-window.ts';
import { describe, expect, test } from 'vitest';
import { issueAt } from '../../../../../renderer/features/set-up/issue-at.ts';
import { kindPages } from '../../../../../renderer/features/set-up/kinds.ts';
import { newValues, recordResolver } from '../../../../../renderer/features/set-up/record-values.ts';
import { recordsOf } from '../../../../../renderer/features/set-up/records-of.ts';
import type { Calendar } from '../../../../../renderer/i18n/calendar.ts';
import { english, isMessageId } from '../../../../../renderer/i18n/messages.ts';
import type { AnyRecordList } from '../../../../../shared/bridge/contract/records.ts';
import { type RecordKind, recordKindNames, recordKinds } from '../../../../../shared/domain/records/registry.ts';
import { schedulesFor } from '../../../../../shared/domain/records/schedule.ts';
import { text } from '../../i18n/english.ts';

const records = recordsOf(
  recordKindNames.map((kind): AnyRecordList => {
    const defaults = kind === 'schedule' ? schedulesFor('America/New_York') : recordKinds[kind].defaults;
    const list = Object.entries(defaults).map(([id, fields]: [string, object]) => ({ ...fields, id, retired: false }));
    return { kind, records: list } as never;
  }),
);
const context = { records, text, calendar: {} as Calendar, myId: 'jane', today: 0, lacks: {} };

/** Values with every part that a person can fill in, where a blank form has fewer. */
const filledIn: Partial<Record<RecordKind, Readonly<Record<string, unknown>>>> = {
  agent: { absence: { from: '2026-11-02', until: '2026-11-03', remark: 'On leave' }, secret: '582931' },
  desk: { ...Object.values(recordKinds.desk.defaults)[0] },
  field: { type: 'choice', choices: [{ id: 'a', name: 'First' }] },
  plan: { firstResponseHours: 1, warnMinutes: 30 },
  schedule: {
    hours: {
      timeZone: 'UTC',
      always: false,
      weekly: [{ days: [1], from: '09:00', to: '17:00' }],
      holidays: [
        { name: 'Fixed', on: { kind: 'fixed', month: 2, day: 3 }, from: '12:00', to: '24:00' },
        { name: 'Once', on: { kind: 'once', year: 2026, month: 2, day: 3 } },
        { name: 'Ruled', on: { kind: 'nth', month: 2, weekday: 3, nth: 1 } },
      ],
    },
  },
};

const words = ['', ' ', '\u0007', '\u202Eabc', '\uD800', 'x'.repeat(20_001), 'no number', '25:99', '2026-02-30', '-1'];
const numbers = [0, -1, 0.5, 99_999_999, 1e12];

/** What only a list of choices fills in, so that nothing else can come there. */
const chosen =
  /^(id|kind|type|state|colour|timeZone|month|weekday|nth|.+Id|order|position|isSample|permissions|by|\d+)$/;

interface Leaf {
  readonly path: readonly string[];
  readonly value: string | number;
}

function leavesOf(value: unknown, path: readonly string[]): Leaf[] {
  if (typeof value === 'string' || typeof value === 'number') {
    return chosen.test(path.at(-1) ?? '') ? [] : [{ path, value }];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) => leavesOf(part, [...path, name]));
}

function withValue(value: unknown, [name, ...rest]: readonly string[], leaf: unknown): unknown {
  if (name === undefined) return leaf;
  if (Array.isArray(value))
    return value.map((item: unknown, at) => (String(at) === name ? withValue(item, rest, leaf) : item));
  const known = value as Readonly<Record<string, unknown>>;
  return { ...known, [name]: withValue(known[name], rest, leaf) };
}

/** Every message in the errors of a form, with the path of what it is said of. */
function messagesIn(errors: unknown, path: readonly string[] = []): [string, string][] {
  if (typeof errors !== 'object' || errors === null) return [];
  const own = 'message' in errors && typeof errors.message === 'string' ? errors.message : undefined;
  if (own !== undefined) return [[path.filter((name) => name !== 'root').join('.'), own]];
  return Object.entries(errors).flatMap(([name, part]) => (name === 'ref' ? [] : messagesIn(part, [...path, name])));
}

describe.each(kindPages)('W80: bad input in the form of the kind $kind', (page) => {
  const { kind } = page;
  const blank = kind === 'desk' ? {} : newValues(kind, 'new', page.blank(context));
  const good = { ...blank, ...(kind === 'desk' ? {} : { name: 'Something new' }), ...filledIn[kind] };
  const resolver = recordResolver(page, true);
  const errorsOf = async (values: unknown) =>
    (await resolver(values as never, undefined, { fields: {}, shouldUseNativeValidation: false })).errors;

  test('is nothing that the test takes for good', async () => {
    expect(messagesIn(await errorsOf(good))).toEqual([]);
  });

  const fields = page.rows.flat().map(({ name }) => name);
  const leaves = fields.flatMap((name) => leavesOf((good as Readonly<Record<string, unknown>>)[name], [name]));

  test('is refused with one sentence at its field, whatever it is', async () => {
    const unclear: unknown[] = [];
    let refused = 0;
    for (const { path, value } of leaves) {
      for (const bad of typeof value === 'string' ? words : [...numbers, ...words]) {
        const errors = await errorsOf(withValue(good, path, bad));
        const said = messagesIn(errors);
        if (said.length === 0) continue;
        refused += 1;
        const [[at, message] = ['', '']] = said;
        const [field = '', ...rest] = path;
        const isThere = path.join('.').startsWith(at) || at.startsWith(path.slice(0, -1).join('.'));
        const shown = issueAt((errors as Readonly<Record<string, unknown>>)[field], rest.join('.')) ?? message;
        const sentence = isMessageId(shown) ? english[shown] : undefined;
        const isClear = sentence !== undefined && /^[A-Z“].*[.)]$/s.test(sentence);
        if (said.length > 1 || !isThere || !isClear) unclear.push([path.join('.'), String(bad).slice(0, 20), said]);
      }
    }
    expect(unclear).toEqual([]);
    expect(refused).toBeGreaterThan(0);
  });
});
