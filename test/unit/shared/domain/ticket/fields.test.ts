import { beforeEach, describe, expect, test } from 'vitest';
import type { InputOf } from '../../../../../shared/domain/registry.ts';
import { fieldNames, fields } from '../../../../../shared/domain/ticket/fields.ts';
import { type MemoryDesk, memoryDesk } from '../../../../support/memory-desk.ts';

/** For each plain field a value that another ticket could have, and one that it may never have. */
const samples = {
  summary: { good: 'Printer on fire', bad: ['', ' ', '\u200b', 'a\u202eb', 'x'.repeat(201)] },
  priority: { good: 'priority-high', bad: ['', 'Priority High', '../x', '__proto__'] },
  topic: { good: 'topic-feedback', bad: ['', 'topic general'] },
  source: { good: 'walk-in', bad: ['', 'Phone', 'constructor'] },
} as const satisfies Record<(typeof fieldNames)[number], unknown>;

type SetField = InputOf<'field.set'>;

let desk: MemoryDesk;
let ticketId: string;

function setting(field: string, value: string, reason = ''): SetField {
  return { ticketId, field, value, reason } as SetField; // Safe: the field's name is one of the table's.
}

beforeEach(async () => {
  desk = await memoryDesk();
  ticketId = await desk.opened();
});

describe.each(fieldNames)('the field %s', (field) => {
  const { good, bad } = samples[field];

  test('T50: changes to another value, and the event says from what, to what and why', async () => {
    const from = desk.ticket(ticketId).fields[field];
    await desk.does('john', 'field.set', setting(field, good, 'Ken said so.'));
    expect(desk.ticket(ticketId).fields[field]).toBe(good);
    expect(await desk.lastCommit(ticketId)).toEqual([
      { type: 'field.changed', data: { field, from, to: good, reason: 'Ken said so.' } },
    ]);
  });

  test('T52: a change based on an outdated value does not replace a newer one', async () => {
    const ticketId = await desk.opened();
    const seen = desk.ticket(ticketId).fields.summary;
    const set = (value: string, was: string) => ({ ticketId, field: 'summary', value, was }) as const;
    await desk.does('jane', 'field.set', set('Jane was first', seen));
    expect(await desk.refusal('john', 'field.set', set('John came later', seen))).toBe('field.moved');
    expect(desk.ticket(ticketId).fields.summary).toBe('Jane was first');
    await desk.does('john', 'field.set', set('John came later', 'Jane was first'));
    expect(desk.ticket(ticketId).fields.summary).toBe('John came later');
  });

  test('T50: the value it has is refused, and a reason without words is left out', async () => {
    await desk.does('john', 'field.set', setting(field, good, ' \u200b'));
    expect((await desk.lastCommit(ticketId))[0]?.data).not.toHaveProperty('reason');
    expect(await desk.refusal('john', 'field.set', setting(field, good))).toBe('field.unchanged');
  });

  test.each(bad)('T51: never takes %j', async (value) => {
    const result = await desk.as('john', 'field.set', setting(field, value));
    expect(result).toMatchObject({ ok: false, error: { code: 'invalid-input' } });
  });

  const { type } = fields[field];
  if (type.kind !== 'record') return;

  const next = type.of === 'priority' ? 'low' : 'general';

  test('T51: takes no record that is archived or never was', async () => {
    await desk.does('jane', 'record.retire', { kind: type.of, id: good, replacedBy: `${type.of}-${next}` });
    for (const id of [good, `${type.of}-none`]) {
      expect(await desk.refusal('john', 'field.set', setting(field, id))).toBe(`${type.of}.unknown`);
    }
  });
});

test('T50: a summary is kept tidy: white space folded, accents composed', async () => {
  await desk.does('john', 'field.set', setting('summary', '  Zoe\u0308’s\t\n printer  '));
  expect(desk.ticket(ticketId).fields.summary).toBe('Zo\u00eb’s printer');
});
