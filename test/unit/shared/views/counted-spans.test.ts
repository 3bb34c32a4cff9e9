import { expect, test } from 'vitest';
import { countedSpans } from '../../../../shared/views/counted-spans.ts';
import { memoryDesk } from '../../../support/memory-desk.ts';

const hourMs = 3_600_000;

test('S16: what counts toward a due date ends when the waiting begins and continues when it ends, also after an undo', async () => {
  const desk = await memoryDesk();
  const startMs = desk.clock.nowMs;
  const ticketId = await desk.opened({ planId: 'plan-quick' });
  const set = (statusId: string) => desk.does('jane', 'status.set', { ticketId, statusId });
  const explained = async () =>
    countedSpans(await desk.engine.thread.plannings(ticketId), desk.ticket(ticketId).due).resolution?.spans.map(
      (span) => span.map((ms) => (ms - startMs) / hourMs),
    );
  expect(await explained()).toEqual([[0, 2]]);
  desk.clock.nowMs += hourMs;
  await set('status-waiting');
  expect(await explained()).toEqual([[0, 1]]);
  desk.clock.nowMs += 9 * hourMs;
  const { commit } = await set('status-open');
  const counted = [
    [0, 1],
    [10, 11],
  ];
  expect(await explained()).toEqual(counted);
  const undo = await desk.does('jane', 'commit.undo', { commit });
  expect(await explained()).toEqual([[0, 1]]);
  await desk.does('jane', 'commit.undo', { commit: undo.commit });
  expect(await explained()).toEqual(counted);
});
