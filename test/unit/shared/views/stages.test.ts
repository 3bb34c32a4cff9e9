import { beforeEach, describe, expect, test } from 'vitest';
import { type StagesReached, stagesReached } from '../../../../shared/views/stages.ts';
import { type MemoryDesk, memoryDesk } from '../../../support/memory-desk.ts';

const minuteMs = 60_000;

let desk: MemoryDesk;
let ticketId: string;
let startMs: number;

beforeEach(async () => {
  desk = await memoryDesk();
  ticketId = await desk.opened();
  startMs = desk.clock.nowMs;
});

/** The stages that the ticket has reached, each with the minutes since it was opened and who it was. */
function reached(): Readonly<Record<string, readonly [number, string]>> {
  const stages: StagesReached = stagesReached(desk.engine.records, desk.ticket(ticketId));
  return Object.fromEntries(
    Object.entries(stages).map(([stage, { timeMs, name }]) => [stage, [(timeMs - startMs) / minuteMs, name]]),
  );
}

async function later(does: () => Promise<unknown>): Promise<void> {
  desk.clock.nowMs += minuteMs;
  await does();
}

const assigned = (agentId: string | null, by = 'jane') =>
  later(() => desk.does(by, 'assignment.assign', { ticketId, agentId, teamId: null, remark: '' }));
const replied = (by = 'jane') =>
  later(() =>
    desk.does(by, 'conversation.post', {
      ticketId,
      visibility: 'public',
      body: '<p>We are on it.</p>',
      basedOn: desk.ticket(ticketId).conversation.entries.length,
    }),
  );
const set = (statusId: string, by = 'jane') => later(() => desk.does(by, 'status.set', { ticketId, statusId }));

describe('the stages of a ticket', () => {
  test('T150: each has the time at which it was reached, and who it was', async () => {
    expect(reached()).toEqual({ intake: [0, 'John Doe'] });
    await assigned('john');
    expect(reached()).toEqual({ intake: [0, 'John Doe'], assignment: [1, 'Jane Doe'] });
    await replied('john');
    await set('status-resolved', 'john');
    await set('status-closed');
    expect(reached()).toEqual({
      intake: [0, 'John Doe'],
      assignment: [1, 'Jane Doe'],
      working: [2, 'John Doe'],
      resolution: [3, 'John Doe'],
      closed: [4, 'Jane Doe'],
    });
  });

  test('T150: a later assignment or reply changes nothing about the stages reached before', async () => {
    await replied('john');
    const before = reached();
    await assigned('jane');
    await replied('jane');
    expect(reached()).toEqual(before);
  });

  test('T150: a ticket that is reopened or released has no longer reached what comes after, and reaches it anew', async () => {
    await assigned('john');
    await set('status-closed', 'john');
    expect(reached()).toMatchObject({ resolution: [2, 'John Doe'], closed: [2, 'John Doe'] });
    await set('status-open');
    expect(Object.keys(reached())).toEqual(['intake', 'assignment']);
    await later(() => desk.does('jane', 'assignment.release', { ticketId }));
    expect(Object.keys(reached())).toEqual(['intake']);
    await set('status-resolved');
    expect(reached()).toEqual({ intake: [0, 'John Doe'], assignment: [5, 'Jane Doe'], resolution: [5, 'Jane Doe'] });
  });

  test('T150: the undo of a reopening brings back the time and the person of before', async () => {
    await set('status-resolved', 'john');
    const before = reached().resolution;
    desk.clock.nowMs += minuteMs;
    const { commit } = await desk.does('jane', 'status.set', { ticketId, statusId: 'status-open' });
    await later(() => desk.does('jane', 'commit.undo', { commit }));
    expect(reached().resolution).toEqual(before);
  });

  test('T150: a retracted reply has reached nothing', async () => {
    await assigned('john');
    desk.clock.nowMs += minuteMs;
    const { commit } = await desk.does('john', 'conversation.post', {
      ...{ ticketId, visibility: 'public', body: '<p>Wrong.</p>', basedOn: 1 },
    });
    expect(reached().working).toEqual([2, 'John Doe']);
    await later(() => desk.does('john', 'commit.undo', { commit }));
    expect(reached().working).toBeUndefined();
  });

  test('T150: they are the same after a restart', async () => {
    await assigned('john');
    await set('status-resolved', 'john');
    const before = reached();
    desk = await desk.reopened();
    expect(reached()).toEqual(before);
  });
});
