import { beforeEach, describe, expect, test } from 'vitest';
import type { FieldsOf } from '../../../../../shared/domain/records/registry.ts';
import { customSetSchema } from '../../../../../shared/domain/ticket/custom-fields.ts';
import { fieldCatalogue } from '../../../../../shared/domain/ticket/field-catalogue.ts';
import { shownFields } from '../../../../../shared/views/shown-fields.ts';
import { type MemoryDesk, memoryDesk } from '../../../../support/memory-desk.ts';
import { threadOf } from '../../../../support/whole-thread.ts';

let desk: MemoryDesk;
let ticketId: string;

const text: FieldsOf<'field'> = { name: '', type: 'line', choices: [], isRequired: false, order: 5 };

const defined: Readonly<Record<string, FieldsOf<'field'>>> = {
  asset: { ...text, name: 'Asset tag' },
  story: { ...text, name: 'Story', type: 'paragraphs' },
  floor: {
    ...text,
    name: 'Floor',
    type: 'choice',
    choices: [
      { id: 'ground', name: 'Ground floor' },
      { id: 'first', name: 'First floor' },
    ],
  },
  urgent: { ...text, name: 'Urgent', type: 'yes-no' },
  cost: { ...text, name: 'Cost', type: 'number' },
  needed: { ...text, name: 'Needed by', type: 'date', order: 1 },
};

const define = (id: string, fields: Partial<FieldsOf<'field'>>) =>
  desk.does('jane', 'record.put', { kind: 'field', id, fields });

const set = (fieldId: string, value: string, more: { was?: string; reason?: string } = {}) => ({
  ticketId,
  fieldId,
  value,
  ...more,
});

const detail = (fieldId: string) =>
  shownFields(desk.engine.records, desk.row(ticketId)).find(({ id }) => id === `custom:${fieldId}`);

beforeEach(async () => {
  desk = await memoryDesk();
  for (const [id, fields] of Object.entries(defined)) await define(id, fields);
  ticketId = await desk.opened();
});

describe('a field of the desk’s own', () => {
  test.each([
    ['asset', '  A\u00a04 ', 'A 4', ''],
    ['story', 'Once\nupon', 'Once\nupon', ''],
    ['floor', 'first', 'first', 'First floor'],
    ['urgent', 'no', 'no', ''],
    ['cost', ' 012.50', '12.5', ''],
    ['needed', '2028-02-29', '2028-02-29', ''],
  ])('T54: %s is set to %j, and the event says how it was called then', async (fieldId, typed, value, words) => {
    await desk.does('john', 'custom-field.set', set(fieldId, typed, { reason: 'Ken said so.' }));
    const label = defined[fieldId]?.name;
    const type = defined[fieldId]?.type;
    expect(desk.ticket(ticketId).custom).toEqual({ [fieldId]: { label, type, value, words } });
    expect(await desk.lastCommit(ticketId)).toEqual([
      {
        type: 'custom.set',
        data: { fieldId, label, type, from: { value: '', words: '' }, to: { value, words }, reason: 'Ken said so.' },
      },
    ]);
    expect(await desk.refusal('john', 'custom-field.set', set(fieldId, typed))).toBe('field.unchanged');
    await desk.does('john', 'custom-field.set', set(fieldId, ''));
    expect(desk.ticket(ticketId).custom).toEqual({});
  });

  test.each([
    ['asset', 'x'.repeat(201), 'text.too-long'],
    ['asset', 'a\u202eb', 'text.direction'],
    ['story', 'a\ud800', 'text.broken'],
    ['floor', 'roof', 'choice.required'],
    ['floor', 'First floor', 'choice.required'],
    ['urgent', 'true', 'choice.required'],
    ['cost', 'twelve', 'number.malformed'],
    ['needed', '2027-02-29', 'date.malformed'],
    ['nothing', 'x', 'custom-field.unknown'],
    ['constructor', 'x', 'custom-field.unknown'],
  ])('T55: %s refuses %j with %s', async (fieldId, value, reason) => {
    expect(await desk.refusal('john', 'custom-field.set', set(fieldId, value))).toBe(reason);
    expect(desk.ticket(ticketId).custom).toEqual({});
  });

  test('T55: a change based on an outdated value does not replace a newer one', async () => {
    await desk.does('jane', 'custom-field.set', set('asset', 'A 1', { was: '' }));
    expect(await desk.refusal('john', 'custom-field.set', set('asset', 'A 2', { was: '' }))).toBe('field.moved');
    await desk.does('john', 'custom-field.set', set('asset', 'A 2', { was: 'A 1' }));
    expect(desk.ticket(ticketId).custom.asset?.value).toBe('A 2');
  });

  test('T56: an archived one takes nothing more, and tickets that have a value show it', async () => {
    await desk.does('john', 'custom-field.set', set('floor', 'first'));
    expect(detail('floor')).toMatchObject({ isSettable: true, value: 'first', shown: { own: 'First floor' } });
    await desk.does('jane', 'record.retire', { kind: 'field', id: 'floor' });
    await desk.does('jane', 'record.retire', { kind: 'field', id: 'asset' });
    expect(await desk.refusal('john', 'custom-field.set', set('floor', 'ground'))).toBe('record.archived');
    expect(detail('floor')).toMatchObject({
      isSettable: false,
      label: { own: 'Floor' },
      shown: { own: 'First floor' },
    });
    expect(detail('asset')).toBeUndefined();
  });

  test('T56: a choice is called as the field calls it now, and as it was called once it is gone from the list', async () => {
    await desk.does('john', 'custom-field.set', set('floor', 'first'));
    await define('floor', { choices: [{ id: 'first', name: '1st floor' }] });
    expect(detail('floor')?.shown).toEqual({ own: '1st floor' });
    await define('floor', { choices: [{ id: 'ground', name: 'Ground floor' }] });
    expect(detail('floor')).toMatchObject({ value: 'first', shown: { own: 'First floor' } });
    expect(await desk.refusal('john', 'custom-field.set', set('floor', 'first'))).toBe('choice.required');
  });

  test('T56: history tells what a field and a choice were called when it was set', async () => {
    await desk.does('john', 'custom-field.set', set('floor', 'first'));
    const { commit } = await desk.does('john', 'custom-field.set', set('floor', 'ground', { reason: 'Moved' }));
    await desk.does('john', 'commit.undo', { commit });
    await define('floor', { name: 'Storey', choices: [{ id: 'first', name: 'One' }] });
    const thread = await threadOf(desk.engine, ticketId);
    const label = { own: 'Floor' };
    const field = { what: 'field', field: 'custom:floor', label };
    expect(thread.flatMap((item) => (item.kind === 'change' ? item.changes : []))).toEqual([
      { ...field, from: null, to: { own: 'First floor' }, reason: '' },
      { ...field, from: { own: 'First floor' }, to: { own: 'Ground floor' }, reason: 'Moved' },
      {
        what: 'undone',
        actions: [{ ...field, from: { own: 'First floor' }, to: { own: 'Ground floor' }, reason: 'Moved' }],
        restored: [{ part: 'custom:floor', label }],
        stays: [],
      },
    ]);
  });

  test('T57: undo puts back what it held, and leaves what was changed since', async () => {
    await desk.does('john', 'custom-field.set', set('asset', 'A 1'));
    const before = desk.ticket(ticketId).custom;
    const { commit } = await desk.does('john', 'custom-field.set', set('asset', 'A 2'));
    await desk.does('john', 'commit.undo', { commit });
    expect(desk.ticket(ticketId).custom).toEqual(before);
    const later = await desk.does('john', 'custom-field.set', set('asset', 'A 3'));
    await desk.does('jane', 'custom-field.set', set('asset', 'A 4'));
    expect(await desk.refusal('john', 'commit.undo', { commit: later.commit })).toBe('undo.nothing');
  });
});

describe('a new ticket', () => {
  const opening = (fields: Record<string, string>) => desk.opened({ fields });
  const refused = (fields: Record<string, string>, agentId: string | null = 'john') =>
    desk.as(agentId, 'ticket.open', { ...opened, fields });
  const opened = {
    requester: { name: 'Ken', email: '', phone: '', place: '' },
    source: 'phone',
    topicId: 'topic-general',
    summary: 'Ink',
    details: 'Out.',
  } as const;

  test('T58: has what was entered in the desk’s own fields, in the same commit', async () => {
    ticketId = await opening({ 'custom:floor': 'ground', 'custom:cost': '7.0', 'custom:asset': ' \u200b' });
    expect(desk.ticket(ticketId).custom).toEqual({
      floor: { label: 'Floor', type: 'choice', value: 'ground', words: 'Ground floor' },
      cost: { label: 'Cost', type: 'number', value: '7', words: '' },
    });
    expect((await desk.lastCommit(ticketId)).map(({ type }) => type)).toContain('ticket.opened');
  });

  test('T58: what does not fit, and what goes into an archived field or none, opens none', async () => {
    await desk.does('jane', 'record.retire', { kind: 'field', id: 'asset' });
    for (const [id, value, reason] of [
      ['custom:cost', 'twelve', 'custom-field.unfit'],
      ['custom:asset', 'A 1', 'record.archived'],
      ['custom:nothing', 'x', 'custom-field.unknown'],
    ] as const) {
      expect(await refused({ [id]: value })).toMatchObject({ ok: false, error: { reason } });
    }
    for (const id of ['colour', 'summary', 'custom:', 'custom:A b', '__proto__x', 'toString']) {
      expect(await refused({ [id]: 'x' })).toMatchObject({ ok: false, error: { code: 'invalid-input' } });
    }
  });

  test('T58: an agent fills in what is required; later it may be emptied', async () => {
    await define('floor', { isRequired: true });
    const missing = { ok: false, error: { reason: 'custom-field.required', details: { name: 'Floor' } } };
    expect(await refused({})).toMatchObject(missing);
    expect(await refused({ 'custom:floor': '' })).toMatchObject(missing);
    expect(await refused({}, null)).toMatchObject({ ok: true });
    ticketId = await opening({ 'custom:floor': 'first' });
    await desk.does('john', 'custom-field.set', set('floor', ''));
    expect(desk.ticket(ticketId).custom).toEqual({});
  });
});

describe('the record of a field', () => {
  const refusal = (id: string, fields: Partial<FieldsOf<'field'>>) =>
    desk.refusal('jane', 'record.put', { kind: 'field', id, fields });
  const choices = [{ id: 'a', name: 'A' }];

  test('R30: a choice has a list of choices, each once, and nothing else has one', async () => {
    const choice = { ...text, name: 'Colour', type: 'choice' } as const;
    expect(await refusal('colour', choice)).toBe('field.choices-missing');
    expect(await refusal('floor', { choices: [] })).toBe('field.choices-missing');
    expect(await refusal('colour', { ...text, name: 'Colour', choices })).toBe('field.choices-unused');
    for (const other of [
      { id: 'a', name: 'B' },
      { id: 'b', name: 'A' },
    ]) {
      const fields = { ...choice, choices: [...choices, other] };
      const result = await desk.as('jane', 'record.put', { kind: 'field', id: 'colour', fields });
      expect(result).toMatchObject({ ok: false, error: { code: 'invalid-input' } });
    }
    await define('colour', { ...choice, choices });
  });

  test('R30: its type is for good, and another one does not take its place', async () => {
    expect(await refusal('asset', { type: 'number' })).toBe('field.fixed');
    const replacing = { kind: 'field', id: 'asset', replacedBy: 'story' } as const;
    expect(await desk.refusal('jane', 'record.retire', replacing)).toBe('field.not-replaceable');
  });

  test('R30: forms and details show them by their order, then by name', () => {
    const order = fieldCatalogue(desk.engine.records)
      .map(({ id }) => id)
      .filter((id) => id.startsWith('custom:'));
    expect(order).toEqual(
      ['field-building', 'needed', 'asset', 'cost', 'floor', 'story', 'urgent'].map((id) => `custom:${id}`),
    );
  });
});

describe('a written value of one', () => {
  const written = {
    fieldId: 'asset',
    label: 'Asset tag',
    type: 'line',
    from: { value: '', words: '' },
    to: { value: 'A 4', words: '' },
  };

  test('is read', () => {
    expect(customSetSchema.safeParse(written).success).toBe(true);
  });

  test.each([
    ['name', { label: 'n'.repeat(501) }],
    ['value', { to: { value: 'v'.repeat(5_001), words: '' } }],
    ['earlier value', { from: { value: 'v'.repeat(5_001), words: '' } }],
    ['chosen name', { to: { value: 'a', words: 'w'.repeat(501) } }],
    ['reason', { reason: 'r'.repeat(5_001) }],
  ])('is left aside where its %s is longer than any Deskside writes', (_what, forged) => {
    expect(customSetSchema.safeParse({ ...written, ...forged }).success).toBe(false);
  });
});
