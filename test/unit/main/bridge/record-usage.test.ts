import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RecordKind } from '../../../../shared/domain/records/registry.ts';
import { type TestBridge, type TestWindow, testBridge } from '../../../support/memory-bridge.ts';
import { sentenceOf } from '../../../support/sentence.ts';
import { expectDone, someTicket } from '../../../support/test-desk.ts';

let desk: TestBridge;
let jane: TestWindow;
let john: TestWindow;

const team = { kind: 'team', id: 'team-field' } as const;

beforeAll(async () => {
  desk = await testBridge({ signers: ['jane', 'john'] });
  [jane, john] = [await desk.windowOf('jane'), await desk.windowOf('john')];
  expectDone(await jane.run('record.put', { ...team, fields: { name: 'Field', memberIds: ['john'], leadId: 'john' } }));
  const field = { name: 'Floor', type: 'line', choices: [], isRequired: false, order: 1 };
  expectDone(await jane.run('record.put', { kind: 'field', id: 'field-floor', fields: field }));
  const open = async (more: object) =>
    expectDone(await jane.run('ticket.open', { ...someTicket(), ...more })).ticketIds[0] ?? '';
  await open({ departmentId: 'department-sales', priorityId: 'priority-high' });
  await open({ teamId: 'team-field', fields: { 'custom:field-floor': '3' } });
  const closed = await open({ topicId: 'topic-feedback', agentId: 'john' });
  expectDone(await jane.run('status.set', { ticketId: closed, statusId: 'status-closed' }));
}, 60_000);

afterAll(() => desk.close());

async function usage(kind: RecordKind, id: string) {
  const { open, closed, records } = expectDone(await jane.ask('record.usage', { kind, id }));
  return [open, closed, records.map((user) => `${user.kind} ${user.name}: ${user.field}`)] as const;
}

describe('what archiving a record would concern', () => {
  test('R57: counts tickets, also those that the administrator does not see', async () => {
    expect(await usage('department', 'department-sales')).toEqual([1, 0, ['agent Sam Sales: departmentId']]);
    expect((await usage('status', 'status-closed')).slice(0, 2)).toEqual([0, 1]);
    expect((await usage('plan', 'plan-default')).slice(0, 2)).toEqual([2, 1]);
    expect((await usage('topic', 'topic-feedback')).slice(0, 2)).toEqual([0, 1]);
    expect((await usage('agent', 'jane')).slice(0, 2)).toEqual([0, 1]);
    expect((await usage('field', 'field-floor')).slice(0, 2)).toEqual([1, 0]);
    expect((await usage('team', 'team-field')).slice(0, 2)).toEqual([1, 0]);
    expect(await usage('queue', 'open')).toEqual([2, 0, []]);
    expect(await usage('queue', 'overdue')).toEqual([0, 0, []]);
  });

  test('R57: lists every field of a record in use that refers to it', async () => {
    expect((await usage('agent', 'john'))[2]).toEqual(['team Field: memberIds', 'team Field: leadId']);
    expect((await usage('schedule', 'schedule-weekdays'))[2]).toEqual(['desk Test desk: scheduleId']);
    expect((await usage('topic', 'topic-problem'))[2]).toEqual(['topic Access Issue: parentId']);
  });

  test('R57: counts what a record replaces as its own', async () => {
    expectDone(
      await jane.run('record.retire', { kind: 'priority', id: 'priority-high', replacedBy: 'priority-emergency' }),
    );
    const [open, , users] = await usage('priority', 'priority-emergency');
    expect([open, users]).toEqual([1, ['topic Access Issue: priorityId']]);
  });

  test('R57: is for administrators, and for records that exist', async () => {
    expect(await john.ask('record.usage', { kind: 'topic', id: 'topic-general' })).toMatchObject({
      error: { code: 'forbidden' },
    });
    expect(await jane.ask('record.usage', { kind: 'topic', id: 'topic-none' })).toMatchObject({
      error: { code: 'not-found' },
    });
  });

  test('R57: says how many of these tickets the administrator sees, and names no queue of another agent', async () => {
    const fields = { name: 'Secret', where: { all: [] }, order: [], columns: ['summary'], owner: 'john', position: 1 };
    expectDone(await john.run('record.put', { kind: 'queue', id: 'queue-of-john', fields }));
    const { open, closed, seen, records } = expectDone(await jane.ask('record.usage', { kind: 'agent', id: 'john' }));
    expect(records.filter(({ kind }) => kind === 'queue')).toEqual([]);
    expect([seen.open <= open, seen.closed <= closed]).toEqual([true, true]);
    const sales = expectDone(await jane.ask('record.usage', { kind: 'department', id: 'department-sales' }));
    const support = expectDone(await jane.ask('record.usage', { kind: 'department', id: 'department-support' }));
    expect([sales.open, sales.seen.open]).toEqual([1, 0]);
    expect([support.open, support.seen.open]).toEqual([1, 1]);
  });

  test('R57, V76: says of another agent’s queue what it says of an unknown one', async () => {
    const fields = { name: 'Hidden', where: { all: [] }, order: [], columns: ['summary'], owner: 'john', position: 2 };
    expectDone(await john.run('record.put', { kind: 'queue', id: 'queue-hidden', fields }));
    const [known, unknown] = await Promise.all(
      ['queue-hidden', 'queue-none'].map((id) => jane.ask('record.usage', { kind: 'queue', id })),
    );
    expect(known).toMatchObject({ error: { code: 'not-found' } });
    expect(known).toEqual(unknown);
  });

  test('R58: a department or team with open tickets goes only with a replacement', async () => {
    const answer = await jane.run('record.retire', { ...team });
    expect(answer.ok ? 'done' : sentenceOf(answer.error)).toBe('“Field” has one open ticket. Choose a replacement.');
    expectDone(await jane.run('record.put', { kind: 'team', id: 'team-2', fields: { name: 'Second', memberIds: [] } }));
    expectDone(await jane.run('record.retire', { ...team, replacedBy: 'team-2' }));
    // Its tickets count as those of the replacement now.
    expect(await jane.run('record.retire', { kind: 'team', id: 'team-2' })).toMatchObject({
      error: { reason: 'record.used-by-tickets' },
    });
  });
});
