import { beforeEach, describe, expect, test } from 'vitest';
import { listed, listedName } from '../../../../../shared/domain/records/listed.ts';
import type { RecordKind } from '../../../../../shared/domain/records/registry.ts';
import { deskChoices } from '../../../../../shared/views/choices.ts';
import { type MemoryDesk, memoryDesk } from '../../../../support/memory-desk.ts';

let desk: MemoryDesk;

beforeEach(async () => {
  desk = await memoryDesk();
});

const put = (kind: RecordKind, id: string, fields: Readonly<Record<string, unknown>>) =>
  desk.does('jane', 'record.put', { kind, id, fields });

const names = (kind: RecordKind) =>
  listed(desk.engine.records, kind).map((record) => listedName(desk.engine.records, kind, record));

describe('the order of records in lists', () => {
  test('R44: is by position, then by name', async () => {
    expect(names('department')).toEqual(['Maintenance', 'Sales', 'Support']);
    await put('department', 'department-support', { position: 2 });
    await put('department', 'department-sales', { position: 1 });
    expect(names('department')).toEqual(['Sales', 'Support', 'Maintenance']);
    expect(deskChoices(desk.engine.records).departments.map(({ name }) => name)).toEqual(names('department'));
    await put('department', 'department-new', {
      name: 'A new one',
      isPublic: true,
      signature: '',
      planId: null,
      scheduleId: null,
    });
    expect(names('department')).toEqual(['Sales', 'Support', 'A new one', 'Maintenance']);
  });

  test('R44: has roles by how much they allow, where their positions say nothing', async () => {
    expect(names('role')).toEqual(['All Access', 'Expanded Access', 'Limited Access', 'View only']);
    await put('role', 'role-view-only', { position: 1 });
    expect(names('role')).toEqual(['View only', 'All Access', 'Expanded Access', 'Limited Access']);
  });

  test('R44: has each help topic directly below its parent, whatever their positions', async () => {
    await put('topic', 'topic-access', { position: 1 });
    await put('topic', 'topic-pump', {
      name: 'Pump',
      parentId: 'topic-access',
      departmentId: null,
      priorityId: null,
      planId: null,
    });
    await put('topic', 'topic-problem', { position: 5 });
    expect(names('topic')).toEqual([
      'Report a Problem',
      'Report a Problem / Access Issue',
      'Access Issue / Pump',
      'Feedback',
      'General Inquiry',
    ]);
  });

  test('R44: ends although two devices put two help topics below each other', async () => {
    const state = (id: string, parentId: string) =>
      desk.as(null, 'desk.found', { records: [{ kind: 'topic', id, fields: { parentId } }] });
    await state('topic-general', 'topic-feedback');
    await state('topic-feedback', 'topic-general');
    expect(names('topic')).toHaveLength(4);
  });
});
