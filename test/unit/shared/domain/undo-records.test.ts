import { beforeEach, describe, expect, test } from 'vitest';
import { listed } from '../../../../shared/domain/records/listed.ts';
import type { RecordKind } from '../../../../shared/domain/records/registry.ts';
import { recordKinds } from '../../../../shared/domain/records/registry.ts';
import type { InputOf } from '../../../../shared/domain/registry.ts';
import { type MemoryDesk, memoryDesk } from '../../../support/memory-desk.ts';
import { sentenceOf } from '../../../support/sentence.ts';

let desk: MemoryDesk;

beforeEach(async () => {
  desk = await memoryDesk();
});

type Fields = Readonly<Record<string, unknown>>;

const put = (kind: RecordKind, id: string, fields: Fields, agentId = 'jane') =>
  desk.does(agentId, 'record.put', { kind, id, fields });
const undo = (commit: string, agentId = 'jane') => desk.does(agentId, 'commit.undo', { commit });
const refusal = (commit: string, agentId = 'jane') => desk.refusal(agentId, 'commit.undo', { commit });

/** All records of the desk. */
const everything = () =>
  Object.values(recordKinds).flatMap(({ kind }) =>
    desk.engine.records
      .all(kind)
      .map((record) => ({ ...record, replacedBy: desk.engine.records.replacedBy(kind, record.id) })),
  );

const night = { name: 'Night', graceHours: 12, scheduleId: null, isTransient: false };

const changes: Readonly<
  Record<string, (desk: MemoryDesk) => Promise<{ readonly commit: string; readonly mayUndo: boolean }>>
> = {
  'a change': (on) =>
    on.does('jane', 'record.put', { kind: 'plan', id: 'plan-quick', fields: { name: 'Fast', graceHours: 3 } }),
  'a field that the record lacked': (on) =>
    on.does('jane', 'record.put', {
      kind: 'department',
      id: 'department-sales',
      fields: { managerId: 'max', position: 3 },
    }),
  'the change of a default that the desk never wrote': (on) =>
    on.does('jane', 'record.put', { kind: 'queue', id: 'open', fields: { name: 'Everything' } }),
  archiving: (on) => on.does('jane', 'record.retire', { kind: 'plan', id: 'plan-quick', replacedBy: 'plan-passing' }),
  moving: (on) =>
    on.does('jane', 'record.move', { kind: 'department', id: 'department-support', before: 'department-sales' }),
  'a change of an agent’s own queue': (on) => {
    const { where = {}, order = [], columns = [] } = on.engine.records.get('queue', 'open') ?? {};
    return on.does('jane', 'record.put', { kind: 'queue', id: 'mine', fields: { where, order, columns } });
  },
};

describe('undoing a change of desk records', () => {
  test.each(Object.entries(changes))('U17: reverts %s, and can be undone in turn', async (_what, change) => {
    const before = everything();
    const done = await change(desk);
    expect(done.mayUndo).toBe(true);
    const after = everything();
    expect(after).not.toEqual(before);
    const undone = await undo(done.commit);
    expect(everything()).toEqual(before);
    expect(undone.stays).toEqual([]);
    desk = await desk.reopened();
    expect(everything()).toEqual(before);
    await undo(undone.commit);
    expect(everything()).toEqual(after);
  });

  test('U17: archives a record that was added, and takes it back when that is undone', async () => {
    const { commit, mayUndo } = await put('plan', 'plan-night', night);
    expect(mayUndo).toBe(true);
    const undoing = await undo(commit);
    expect(desk.engine.records.get('plan', 'plan-night')?.retired).toBe(true);
    await undo(undoing.commit);
    expect(desk.engine.records.get('plan', 'plan-night')?.retired).toBe(false);
  });

  test('U17: of restoring archives it again, with the replacement it had', async () => {
    await desk.does('jane', 'record.retire', { kind: 'plan', id: 'plan-quick', replacedBy: 'plan-passing' });
    const { commit } = await desk.does('jane', 'record.restore', { kind: 'plan', id: 'plan-quick' });
    await undo(commit);
    expect(desk.engine.records.replacedBy('plan', 'plan-quick')).toBe('plan-passing');
  });

  test('U17: keeps what was changed since, and names it', async () => {
    const { commit } = await put('plan', 'plan-quick', { name: 'Fast', graceHours: 3 });
    await put('plan', 'plan-quick', { graceHours: 5 });
    expect((await undo(commit)).stays).toEqual(['graceHours']);
    expect(desk.engine.records.get('plan', 'plan-quick')).toMatchObject({ name: 'Quick', graceHours: 5 });
  });

  test('U17: is refused if all of it was changed since', async () => {
    const { commit } = await put('plan', 'plan-quick', { graceHours: 3 });
    await put('plan', 'plan-quick', { graceHours: 5 });
    expect(await refusal(commit)).toBe('undo.nothing');
    const added = await put('plan', 'plan-night', night);
    await put('plan', 'plan-night', { graceHours: 13 });
    expect(await refusal(added.commit)).toBe('undo.nothing');
    const archived = await desk.does('jane', 'record.retire', { kind: 'plan', id: 'plan-night' });
    await desk.does('jane', 'record.restore', { kind: 'plan', id: 'plan-night' });
    expect(await refusal(archived.commit)).toBe('undo.nothing');
  });

  test('U17: keeps what was set to the same value again since, unless that was undone', async () => {
    const first = await put('plan', 'plan-quick', { name: 'Fast', graceHours: 3 });
    await put('agent', 'lena', { isAdministrator: true });
    await put('plan', 'plan-quick', { graceHours: 5 }, 'lena');
    const again = await put('plan', 'plan-quick', { graceHours: 3 }, 'lena');
    expect((await undo(first.commit)).stays).toEqual(['graceHours']);
    expect(desk.engine.records.get('plan', 'plan-quick')).toMatchObject({ name: 'Quick', graceHours: 3 });

    const second = await put('plan', 'plan-passing', { graceHours: 3 });
    const other = await put('plan', 'plan-passing', { graceHours: 5 }, 'lena');
    await undo(other.commit, 'lena');
    await undo(second.commit);
    expect(desk.engine.records.get('plan', 'plan-passing')?.graceHours).toBe(4);
    await undo(again.commit, 'lena');
    expect(desk.engine.records.get('plan', 'plan-quick')?.graceHours).toBe(5);
  });

  test('U17: keeps a record that was archived or restored again since, also in the same way', async () => {
    const quick = { kind: 'plan', id: 'plan-quick', replacedBy: 'plan-passing' } as const;
    const archived = await desk.does('jane', 'record.retire', quick);
    const restored = await desk.does('jane', 'record.restore', { kind: 'plan', id: 'plan-quick' });
    await desk.does('jane', 'record.retire', quick);
    expect(await refusal(archived.commit)).toBe('undo.nothing');
    expect(await refusal(restored.commit)).toBe('undo.nothing');

    const added = await put('plan', 'plan-night', night);
    const retired = await desk.does('jane', 'record.retire', { kind: 'plan', id: 'plan-night' });
    await undo(retired.commit);
    const undone = await undo(added.commit);
    await undo(undone.commit);
    const other = await put('plan', 'plan-day', { ...night, name: 'Day' });
    await desk.does('jane', 'record.retire', { kind: 'plan', id: 'plan-day' });
    await desk.does('jane', 'record.restore', { kind: 'plan', id: 'plan-day' });
    expect(await refusal(other.commit)).toBe('undo.nothing');
  });

  test('U17: happens once, also if the same values are set again', async () => {
    const { commit } = await put('plan', 'plan-quick', { graceHours: 3 });
    await undo(commit);
    expect(await refusal(commit)).toBe('undo.done');
    await put('plan', 'plan-quick', { graceHours: 3 });
    expect(await refusal(commit)).toBe('undo.done');
    expect(await (await desk.reopened()).refusal('jane', 'commit.undo', { commit })).toBe('undo.done');
  });

  test('U18: obeys the rules of the same change by hand, and says which', async () => {
    const sentence = async (commit: string) => {
      const result = await desk.as('jane', 'commit.undo', { commit });
      return result.ok ? 'done' : sentenceOf(result.error);
    };
    const added = await put('plan', 'plan-night', night);
    await put('department', 'department-sales', { planId: 'plan-night' });
    expect(await sentence(added.commit)).toBe('“Night” is used by the department “Sales”. Choose a replacement.');
    const renamed = await put('plan', 'plan-quick', { name: 'Fast' });
    await put('plan', 'plan-passing', { name: 'Quick' });
    expect(await sentence(renamed.commit)).toBe('There is already one named “Quick”. Choose another name.');
    const granted = await put('agent', 'john', { isAdministrator: true });
    await put('agent', 'jane', { isAdministrator: false }, 'john');
    expect(await refusal(granted.commit)).toBe('permission.administrator');
  });

  test('U18: is for administrators who made it; others do not learn that it was made', async () => {
    const { commit } = await put('plan', 'plan-quick', { graceHours: 3 });
    await put('agent', 'lena', { isAdministrator: true });
    expect([await refusal(commit, 'lena'), await refusal(commit, 'john'), await refusal(commit, 'max')]).toEqual([
      'undo.not-yours',
      'undo.unseen',
      'undo.unseen',
    ]);
  });

  test('U18: of an agent’s own queue is for that agent, and unknown to anyone else', async () => {
    const { where = {}, order = [], columns = [] } = desk.engine.records.get('queue', 'open') ?? {};
    const fields = { name: 'Ants', where, order, columns, owner: 'john' };
    const { commit, mayUndo } = await put('queue', 'id-1', fields, 'john');
    expect(mayUndo).toBe(true);
    expect([await refusal(commit), await refusal('device-none:1')]).toEqual(['undo.unseen', 'undo.unseen']);
    await undo(commit, 'john');
    expect(listed(desk.engine.records, 'queue').map(({ id }) => id)).not.toContain('id-1');
  });

  test('U18: of an agent’s own color is for that agent', async () => {
    const { commit, mayUndo } = await desk.does('john', 'agent.recolour', { colour: 'amber' });
    expect(mayUndo).toBe(true);
    expect(await refusal(commit, 'max')).toBe('undo.unseen');
    const undone = await undo(commit, 'john');
    expect(desk.engine.records.get('agent', 'john')?.colour).toBe('blue');
    await undo(undone.commit, 'john');
    expect(desk.engine.records.get('agent', 'john')?.colour).toBe('amber');
  });

  test('U18: of what came with a ticket, or of the desk’s foundation, is refused', async () => {
    const ticketId = await desk.opened();
    const personId = desk.ticket(ticketId).requester.personId;
    const requester: InputOf<'requester.change'>['requester'] = {
      personId,
      name: 'Ken Wheeler',
      email: 'ken@example.com',
      phone: '555',
      place: '',
    };
    const { commit, mayUndo } = await desk.does('john', 'requester.change', { ticketId, requester });
    expect(mayUndo).toBe(false);
    expect(await refusal(commit, 'john')).not.toBe('done');
    const { device } = desk.file;
    expect(await refusal(`${device.id}:1`)).toBe('undo.not-yours');
  });
});
