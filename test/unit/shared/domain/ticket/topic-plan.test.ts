import { beforeEach, expect, test } from 'vitest';
import { startingRecord } from '../../../../../shared/domain/starting-records.ts';
import { type MemoryDesk, memoryDesk } from '../../../../support/memory-desk.ts';

const hourMs = 3_600_000;

let desk: MemoryDesk;
let ticketId: string;
let startMs: number;

beforeEach(async () => {
  const quick = { name: 'Quick ones', parentId: null, departmentId: null, priorityId: null, planId: 'plan-quick' };
  desk = await memoryDesk([startingRecord('topic', 'topic-quick', quick)]);
  startMs = desk.clock.nowMs;
  ticketId = await desk.opened({ planId: 'plan-passing' });
  desk.clock.nowMs += hourMs;
});

const setTopic = (value: string) => desk.does('jane', 'field.set', { ticketId, field: 'topic', value });
const plan = () => desk.ticket(ticketId).due.plan?.planId;
const due = () => {
  const { dueMs, pausedLeftMs } = desk.row(ticketId);
  return dueMs === null ? ['paused', (pausedLeftMs ?? 0) / hourMs] : ['due', (dueMs - startMs) / hourMs];
};

test('T156: a transient plan is replaced by that of another help topic, from when the ticket was opened', async () => {
  expect([plan(), due()]).toEqual(['plan-passing', ['due', 4]]);
  const { commit } = await setTopic('topic-quick');
  expect([plan(), due()]).toEqual(['plan-quick', ['due', 2]]);
  await desk.does('jane', 'commit.undo', { commit });
  expect([plan(), due(), desk.ticket(ticketId).fields.topic]).toEqual(['plan-passing', ['due', 4], 'topic-general']);
});

test('T156: undoing the topic leaves a plan that was chosen since, and says so', async () => {
  const { commit } = await setTopic('topic-quick');
  await desk.does('jane', 'due.plan', { ticketId, planId: 'plan-default' });
  const { stays } = await desk.does('jane', 'commit.undo', { commit });
  expect([plan(), stays]).toEqual(['plan-default', ['plan']]);
});

test('T156: any other plan stays, and so does one that the topic finds again', async () => {
  const { commit } = await setTopic('topic-quick');
  await desk.does('jane', 'commit.undo', { commit });
  await desk.does('jane', 'due.plan', { ticketId, planId: 'plan-quick' });
  await setTopic('topic-feedback');
  expect([plan(), due()]).toEqual(['plan-quick', ['due', 2]]);
  expect((await desk.lastCommit(ticketId)).map(({ type }) => type)).toEqual(['field.changed']);
});

test('T156: while a ticket waits, the clock of its new plan stands still as well', async () => {
  await desk.does('jane', 'status.set', { ticketId, statusId: 'status-waiting' });
  expect(due()).toEqual(['paused', 3]);
  desk.clock.nowMs += 10 * hourMs;
  await setTopic('topic-quick');
  expect([plan(), due()]).toEqual(['plan-quick', ['paused', 1]]);
});

test('T156: a closed ticket keeps its plan until it is reopened', async () => {
  await desk.does('jane', 'status.set', { ticketId, statusId: 'status-closed' });
  await setTopic('topic-quick');
  expect(plan()).toBe('plan-passing');
});
