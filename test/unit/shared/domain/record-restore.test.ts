import { beforeEach, describe, expect, test } from 'vitest';
import { agentAccess, canSee } from '../../../../shared/domain/access.ts';
import { currentId } from '../../../../shared/domain/records/current-record.ts';
import type { RecordKind } from '../../../../shared/domain/records/registry.ts';
import { type MemoryDesk, memoryDesk } from '../../../support/memory-desk.ts';
import { sentenceOf } from '../../../support/sentence.ts';

let desk: MemoryDesk;

beforeEach(async () => {
  desk = await memoryDesk();
});

type Fields = Readonly<Record<string, unknown>>;

const put = (kind: RecordKind, id: string, fields: Fields) => desk.does('jane', 'record.put', { kind, id, fields });
const archive = (kind: RecordKind, id: string, replacedBy: string | null = null) =>
  desk.does('jane', 'record.retire', { kind, id, replacedBy });
const restore = (kind: RecordKind, id: string) => desk.does('jane', 'record.restore', { kind, id });

async function sentenceOfRestore(kind: RecordKind, id: string): Promise<string> {
  const result = await desk.as('jane', 'record.restore', { kind, id });
  return result.ok ? 'done' : sentenceOf(result.error);
}

const topic = { name: 'Locks', parentId: null, departmentId: null, priorityId: null, planId: null };

describe('restoring an archived record', () => {
  test('R53: it can be chosen again with all its fields, also after a restart', async () => {
    const before = desk.engine.records.get('priority', 'priority-high');
    await archive('priority', 'priority-high', 'priority-emergency');
    await restore('priority', 'priority-high');
    expect(desk.engine.records.get('priority', 'priority-high')).toEqual(before);
    desk = await desk.reopened();
    expect(desk.engine.records.get('priority', 'priority-high')).toEqual(before);
    expect(desk.engine.records.replacedBy('priority', 'priority-high')).toBeNull();
    await desk.opened({ priorityId: 'priority-high' });
  });

  test('R53: tickets that pointed to the replacement only because of it point to the record again', async () => {
    const ticketId = await desk.opened({ departmentId: 'department-sales' });
    const ownId = await desk.opened({ departmentId: 'department-support' });
    await archive('department', 'department-sales', 'department-support');
    const departmentOf = (id: string) =>
      currentId(desk.engine.records, 'department', desk.ticket(id).department.departmentId);
    const seenBy = (agentId: string, id: string) => {
      const access = agentAccess(desk.engine.records, agentId);
      return access !== undefined && canSee(access, desk.ticket(id));
    };
    expect([departmentOf(ticketId), departmentOf(ownId)]).toEqual(['department-support', 'department-support']);
    expect(seenBy('john', ticketId)).toBe(true);
    await restore('department', 'department-sales');
    expect([departmentOf(ticketId), departmentOf(ownId)]).toEqual(['department-sales', 'department-support']);
    expect([seenBy('john', ticketId), seenBy('sam', ticketId)]).toEqual([false, true]);
  });

  test('R53: what is in use, and what never was, is refused', async () => {
    expect(await sentenceOfRestore('priority', 'priority-high')).toBe('“High” isn’t archived.');
    expect(await sentenceOfRestore('priority', 'priority-none')).toBe('This entry doesn’t exist on this desk.');
  });

  test('R53: is for administrators, and an agent’s own queue for that agent', async () => {
    await archive('priority', 'priority-high', 'priority-normal');
    expect(await desk.refusal('john', 'record.restore', { kind: 'priority', id: 'priority-high' })).toBe(
      'permission.administrator',
    );
    const { where = {}, order = [], columns = [] } = desk.engine.records.get('queue', 'open') ?? {};
    await desk.does('john', 'record.put', {
      kind: 'queue',
      id: 'id-1',
      fields: { name: 'Ants', where, order, columns, owner: 'john' },
    });
    await desk.does('john', 'record.retire', { kind: 'queue', id: 'id-1' });
    expect(await desk.refusal('jane', 'record.restore', { kind: 'queue', id: 'id-1' })).toBe('record.unknown');
    await desk.does('john', 'record.restore', { kind: 'queue', id: 'id-1' });
  });

  test('R54: what it refers to has to be in use, or to have a replacement in use', async () => {
    await put('topic', 'topic-locks', { ...topic, departmentId: 'department-sales', priorityId: 'priority-low' });
    await archive('topic', 'topic-locks');
    await archive('agent', 'sam');
    await put('agent', 'lena', { extended: [] });
    await archive('department', 'department-sales');
    await archive('priority', 'priority-low', 'priority-normal');
    expect(await sentenceOfRestore('topic', 'topic-locks')).toBe(
      '“Locks” uses “Sales”, which is archived. Restore that first.',
    );
    await restore('department', 'department-sales');
    await restore('topic', 'topic-locks');
  });

  test('R54: an agent who left can come back although a department that names them stayed', async () => {
    await put('department', 'department-sales', { managerId: 'max' });
    await archive('agent', 'max');
    await restore('agent', 'max');
    expect(agentAccess(desk.engine.records, 'max')).toBeDefined();
  });

  test('R54: nothing that uses it again may become unfit, such as the desk’s default department by a private one', async () => {
    await put('department', 'department-back', {
      name: 'Back',
      isPublic: true,
      signature: '',
      planId: null,
      scheduleId: null,
    });
    await put('desk', 'desk', { departmentId: 'department-back' });
    await archive('department', 'department-back', 'department-sales');
    // Another device, which had not seen it archived, made it private.
    await desk.as(null, 'desk.found', {
      records: [{ kind: 'department', id: 'department-back', fields: { isPublic: false } }],
    });
    expect(await sentenceOfRestore('department', 'department-back')).toBe(
      '“Back” no longer fits where “Test desk” would use it again. Change that first.',
    );
  });

  test('R54: no help topic may get below itself', async () => {
    await put('topic', 'topic-locks', { ...topic, parentId: 'topic-problem' });
    await archive('topic', 'topic-locks', 'topic-general');
    await put('topic', 'topic-problem', { parentId: 'topic-general' });
    await put('topic', 'topic-keys', { ...topic, name: 'Keys', parentId: null });
    await desk.as(null, 'desk.found', {
      records: [{ kind: 'topic', id: 'topic-problem', fields: { parentId: 'topic-locks' } }],
    });
    expect(await desk.refusal('jane', 'record.restore', { kind: 'topic', id: 'topic-locks' })).toBe(
      'topic.below-itself',
    );
  });
});

describe('the name of a record', () => {
  test('R55: is given once in the list of a kind, regardless of case, accents, and blanks', async () => {
    const refused = async (kind: RecordKind, id: string, fields: Fields) => {
      const result = await desk.as('jane', 'record.put', { kind, id, fields });
      return result.ok ? 'done' : sentenceOf(result.error);
    };
    const sentence = 'There is already one named “sàles”. Choose another name.';
    expect(await refused('department', 'department-support', { name: 'sàles' })).toBe(sentence);
    expect(
      await refused('department', 'department-2', {
        name: 'sàles',
        isPublic: true,
        signature: '',
        planId: null,
        scheduleId: null,
      }),
    ).toBe(sentence);
    await put('department', 'department-sales', { name: 'SALES' });
    await archive('topic', 'topic-feedback');
    await put('topic', 'topic-new', { ...topic, name: 'Feedback' });
    expect(await sentenceOfRestore('topic', 'topic-feedback')).toBe(
      'There is already one named “Feedback”. Choose another name.',
    );
  });

  test('R55: may occur below several help topics, and for several queues and people', async () => {
    await put('topic', 'topic-new', { ...topic, name: 'Access Issue' });
    expect(
      await desk.refusal('jane', 'record.put', { kind: 'topic', id: 'topic-access', fields: { parentId: null } }),
    ).toBe('record.name-taken');
    await put('agent', 'max', { name: 'Sam Sales' });
    const { where = {}, order = [], columns = [] } = desk.engine.records.get('queue', 'open') ?? {};
    for (const id of ['id-1', 'id-2']) {
      const fields = { name: 'Open', where, order, columns, owner: 'john' };
      await desk.does('john', 'record.put', { kind: 'queue', id, fields });
    }
  });

  test('R55: that two devices gave twice prevents no other change', async () => {
    await desk.as(null, 'desk.found', { records: [{ kind: 'plan', id: 'plan-quick', fields: { name: 'Passing' } }] });
    await put('plan', 'plan-quick', { graceHours: 3 });
  });
});
