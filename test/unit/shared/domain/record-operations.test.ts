import { beforeEach, describe, expect, test } from 'vitest';
import { startingRecords } from '../../../../shared/domain/starting-records.ts';
import { type MemoryDesk, memoryDesk } from '../../../support/memory-desk.ts';

let desk: MemoryDesk;

beforeEach(async () => {
  desk = await memoryDesk();
});

const plan = { name: 'Night', graceHours: 12, scheduleId: null, isTransient: false };
/** What it need not say. */
const unsaid = { firstResponseHours: null, warnMinutes: null, position: 9_999 };

describe('putting a desk record down', () => {
  test('R1: a new one with all its fields is there for everybody, and the same after a restart', async () => {
    await desk.does('jane', 'record.put', { kind: 'plan', id: 'plan-night', fields: plan });
    const expected = { ...plan, ...unsaid, id: 'plan-night', retired: false };
    expect(desk.engine.records.get('plan', 'plan-night')).toEqual(expected);
    expect((await desk.reopened()).engine.records.get('plan', 'plan-night')).toEqual(expected);
  });

  test('R1: a new one that lacks a field is refused', async () => {
    const { isTransient: _left, ...fields } = plan;
    expect(await desk.refusal('jane', 'record.put', { kind: 'plan', id: 'plan-night', fields })).toBe(
      'record.incomplete',
    );
    expect(desk.engine.records.get('plan', 'plan-night')).toBeUndefined();
  });

  test('R2: only what is new of a known one goes into the commit; nothing new is refused', async () => {
    await desk.does('jane', 'record.put', { kind: 'plan', id: 'plan-night', fields: plan });
    await desk.does('jane', 'record.put', { kind: 'plan', id: 'plan-night', fields: { ...plan, graceHours: 13 } });
    const [line] = [...desk.disk.files()]
      .filter(([path]) => path.endsWith('.jsonl'))
      .map(([, bytes]) => bytes.toString());
    const last = JSON.parse(line?.trim().split('\n').at(-1) ?? '') as { data: { value: unknown }[] };
    expect(last.data.map(({ value }) => value)).toEqual([{ fields: { graceHours: 13 } }]);
    for (const fields of [{ ...plan, graceHours: 13 }, {}, { name: undefined }, { name: '  Night ' }]) {
      const refusal = await desk.refusal('jane', 'record.put', { kind: 'plan', id: 'plan-night', fields });
      expect(refusal).toBe('field.unchanged');
    }
  });

  test('R3: a value that does not fit, a field that is none, and a kind that is none say so with their place', async () => {
    const issuesOf = async (input: unknown) => {
      const result = await desk.as('jane', 'record.put', input as never); // Safe: that it does not fit is the test.
      return result.ok ? 'done' : result.error.issues?.map(({ path }) => path.join('.'));
    };
    expect([
      await issuesOf({ kind: 'plan', id: 'plan-night', fields: { ...plan, graceHours: 0 } }),
      await issuesOf({ kind: 'plan', id: 'plan-night', fields: { ...plan, graceHours: 9000, name: '' } }),
      await issuesOf({ kind: 'plan', id: 'plan-night', fields: { ...plan, mood: 'sour' } }),
      await issuesOf({ kind: 'gadget', id: 'x', fields: {} }),
      await issuesOf({ kind: 'toString', id: 'x', fields: {} }),
      await issuesOf({ kind: 'plan', id: '../x', fields: plan }),
    ]).toEqual([['fields.graceHours'], ['fields.name', 'fields.graceHours'], ['fields'], ['kind'], ['kind'], ['id']]);
  });

  test('R4: what a line of it may hold is kept tidy', async () => {
    await desk.does('jane', 'record.put', {
      kind: 'person',
      id: 'p1',
      fields: { name: ' Zoe\u0308  W ', email: ' z@x.y ', phone: '', place: '' },
    });
    expect(desk.engine.records.get('person', 'p1')).toMatchObject({ name: 'Zo\u00eb W', email: 'z@x.y' });
  });
});

describe('retiring a desk record', () => {
  test('R5: it stays to be named, and can no longer be chosen', async () => {
    const ticketId = await desk.opened({ priorityId: 'priority-high' });
    await desk.does('jane', 'record.retire', {
      kind: 'priority',
      id: 'priority-high',
      replacedBy: 'priority-emergency',
    });
    expect(desk.engine.records.get('priority', 'priority-high')).toMatchObject({ name: 'High', retired: true });
    expect(desk.ticket(ticketId).fields.priority).toBe('priority-high');
    expect(
      await desk.refusal('john', 'field.set', {
        ticketId: await desk.opened(),
        field: 'priority',
        value: 'priority-high',
      }),
    ).toBe('priority.unknown');
  });

  test('R5: a value given twice, one that never existed, and one replaced by itself or by nothing, are refused', async () => {
    await desk.does('jane', 'record.retire', { kind: 'priority', id: 'priority-low', replacedBy: 'priority-normal' });
    const refusals = [
      await desk.refusal('jane', 'record.retire', { kind: 'priority', id: 'priority-low' }),
      await desk.refusal('jane', 'record.retire', { kind: 'priority', id: 'priority-none' }),
      await desk.refusal('jane', 'record.retire', {
        kind: 'priority',
        id: 'priority-high',
        replacedBy: 'priority-high',
      }),
      await desk.refusal('jane', 'record.retire', {
        kind: 'priority',
        id: 'priority-high',
        replacedBy: 'priority-none',
      }),
    ];
    expect(refusals).toEqual([
      'record.archived-already',
      'record.unknown',
      'replacement.unknown',
      'replacement.unknown',
    ]);
  });

  test('R12: an agent works in departments and roles that are there', async () => {
    const put = (fields: Readonly<Record<string, unknown>>) =>
      desk.refusal('jane', 'record.put', { kind: 'agent', id: 'john', fields });
    expect(await put({ departmentId: 'department-none' })).toBe('department.unknown');
    expect(await put({ roleId: 'role-none' })).toBe('role.unknown');
    expect(await put({ extended: [{ departmentId: 'department-sales', roleId: 'role-none' }] })).toBe('role.unknown');
  });

  test('R11: one agent has to stay an administrator', async () => {
    const resign = { kind: 'agent', id: 'jane', fields: { isAdministrator: false } } as const;
    for (const id of ['lena', 'max', 'john']) {
      if (desk.engine.records.get('agent', id)?.isAdministrator) {
        await desk.does('jane', 'record.put', { kind: 'agent', id, fields: { isAdministrator: false } });
      }
    }
    expect(await desk.refusal('jane', 'record.put', resign)).toBe('agent.last-administrator');
    await desk.does('jane', 'record.put', { kind: 'agent', id: 'john', fields: { isAdministrator: true } });
    await desk.does('jane', 'record.put', resign);
    expect(desk.engine.records.get('agent', 'jane')?.isAdministrator).toBe(false);
  });
});

describe('founding a desk', () => {
  test('R7: is done only by the desk; no one can request it', async () => {
    const records = startingRecords('Mine now', 'Europe/Berlin', false);
    expect(await desk.as('jane', 'desk.found', { records })).toMatchObject({ ok: false, error: { code: 'forbidden' } });
  });

  test('R7: every record that a desk starts with can be read', () => {
    const records = startingRecords('Help Desk', 'Europe/Berlin', false);
    const read = records.map(({ kind, id }) => desk.engine.records.get(kind, id));
    expect(read.filter((record) => record === undefined)).toEqual([]);
  });
});
