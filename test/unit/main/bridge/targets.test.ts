import { afterAll, beforeAll, expect, test } from 'vitest';
import { startingRecord } from '../../../../shared/domain/starting-records.ts';
import { type TestBridge, type TestWindow, testBridge } from '../../../support/memory-bridge.ts';
import { expectDone, someTicket } from '../../../support/test-desk.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const planId = 'plan-both';

let desk: TestBridge;
let jane: TestWindow;

beforeAll(async () => {
  desk = await testBridge({
    records: [
      startingRecord('plan', planId, {
        name: 'Both',
        graceHours: 4,
        firstResponseHours: 1,
        scheduleId: 'schedule-always',
        isTransient: false,
      }),
    ],
  });
  jane = await desk.windowOf('jane');
}, 60_000);

afterAll(() => desk.close());

test('S51: a form shows in advance when the first response and the resolution would be due', async () => {
  const departmentId = 'department-support';
  const preview = expectDone(await jane.ask('due.preview', { planId, departmentId }));
  expect(preview.dueMs).toBe((preview.responseDueMs ?? 0) + 3 * hourMs);
  const usual = expectDone(await jane.ask('due.preview', { planId: 'plan-default', departmentId }));
  expect([usual.responseDueMs, usual.dueMs]).toEqual([null, expect.any(Number)]);
});

test('S50: the explanation lists what counts toward each target, before and after a wait', async () => {
  const [ticketId = ''] = expectDone(await jane.run('ticket.open', { ...someTicket(), planId })).ticketIds;
  const startMs = desk.clock.nowMs;
  const set = async (statusId: string) => expectDone(await jane.run('status.set', { ticketId, statusId }));
  const explained = async () =>
    expectDone(await jane.ask('ticket.spans', { ticketId })).targets.map(({ target, spans }) => [
      target,
      ...spans.map((span) => span.map((ms) => (ms - startMs) / minuteMs)),
    ]);
  expect(await explained()).toEqual([
    ['response', [0, 60]],
    ['resolution', [0, 240]],
  ]);
  desk.clock.nowMs += 20 * minuteMs;
  await set('status-waiting');
  expect(await explained()).toEqual([
    ['response', [0, 20]],
    ['resolution', [0, 20]],
  ]);
  desk.clock.nowMs += 100 * minuteMs;
  await set('status-open');
  expect(await explained()).toEqual([
    ['response', [0, 20], [120, 160]],
    ['resolution', [0, 20], [120, 340]],
  ]);
  expectDone(await jane.run('due.set', { ticketId, dueMs: desk.clock.nowMs + hourMs }));
  expect((await explained()).map(([target]) => target)).toEqual(['response']);
});
