import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDesk } from '../../../../main/desk/open-desk.ts';
import { verifyDesk } from '../../../../main/inspect/verify.ts';
import { sanitize } from '../../../../main/platform/sanitize.ts';
import { seedDesk } from '../../../../main/sample/seed-desk.ts';
import { seedDepartments } from '../../../../main/sample/seed-office.ts';
import { createSeedWords } from '../../../../main/sample/seed-words.ts';
import { bodyOfText } from '../../../../shared/domain/body.ts';
import { createRandom } from '../../../../shared/lib/random.ts';
import { ticketsOn } from '../../../support/all-tickets.ts';
import { createMemoryDisk, type MemoryDisk } from '../../../support/memory-disk.ts';
import { quickly } from '../../../support/quick-hash.ts';
import { countingIds, expectDone, monday } from '../../../support/test-desk.ts';
import { virtualClock } from '../../../support/virtual-clock.ts';

const tickets = 120;
const untilMs = monday;

async function seeded(seed: number): Promise<MemoryDisk> {
  const disk = createMemoryDisk();
  await seedDesk({ disk, folder: '/desk', dataFolder: '/data', tickets, seed, untilMs, hash: quickly });
  return disk;
}

async function opened(disk: MemoryDisk) {
  const newId = countingIds('id-');
  const location = {
    disk,
    folder: '/desk',
    dataFolder: '/data',
    newId,
    newSecret: newId,
    onFault: () => expect.fail('A document was damaged'),
  };
  return expectDone(
    await openDesk({
      location,
      identity: { pid: process.pid, started: 'test', host: 'here', token: newId(), startOf: async () => 'test' },
      clock: virtualClock({ nowMs: untilMs }),
      nowMs: () => untilMs,
      salt: newId,
      clean: sanitize,
      staged: () => undefined,
      publish: () => undefined,
    }),
  );
}

describe('a seeded desk', () => {
  let desk: Awaited<ReturnType<typeof opened>>;
  let disk: MemoryDisk;

  beforeAll(async () => {
    disk = await seeded(1);
    desk = await opened(disk);
  });

  afterAll(() => desk.close());

  test('passes every check of its journal', async () => {
    const printed: string[] = [];
    expect(await verifyDesk(await seeded(2), '/desk', (line) => printed.push(line))).toBe(0);
    expect(printed.at(-1)).toBe('All checksums and chains are valid.');
  });

  test('opens without a report, as the device that made it', () => {
    expect(desk.reports).toEqual([]);
    expect(desk.file.device.code).toBe('');
    expect(desk.file.isUnfinished).toBe(false);
  });

  test('has as many tickets as asked for, numbered from 1001, with five entries each', async () => {
    const all = [...(await ticketsOn(desk.engine)).values()];
    expect(all.map(({ intake }) => Number(intake.number)).toSorted()).toEqual(
      Array.from({ length: tickets }, (_unused, index) => 1001 + index),
    );
    expect(new Set(all.map(({ conversation }) => conversation.entries.length))).toEqual(new Set([5]));
  });

  test('has open and closed tickets in every department, and every agent has some', async () => {
    const all = [...(await ticketsOn(desk.engine)).values()];
    expect(new Set(all.map(({ status }) => status.state))).toEqual(new Set(['open', 'closed']));
    expect(new Set(all.map(({ department }) => department.departmentId)).size).toBe(seedDepartments.length);
    const assigned = new Set(all.map(({ assignment }) => assignment.agentId));
    for (const { agentIds } of seedDepartments) for (const id of agentIds) expect(assigned).toContain(id);
  });

  test('goes on as any desk does: the next ticket gets the next number', async () => {
    const input = {
      requester: { personId: null, name: 'Ken Wheeler', email: '', phone: '', place: '' },
      source: 'phone',
      topicId: 'topic-general',
      summary: 'One more',
      details: 'It does not start.',
    };
    const principal = { kind: 'agent', agentId: 'john-doe' } as const;
    const { ticketIds } = expectDone(await desk.engine.run({ name: 'ticket.open', input, key: 'one-more', principal }));
    const [ticket] = await desk.engine.tickets.load(ticketIds);
    expect(ticket?.intake.number).toBe(String(1001 + tickets));
  });
});

test('equal seeds give equal desks, and another seed another one', async () => {
  const journalOf = async (seed: number) => {
    const disk = await seeded(seed);
    const [device = ''] = await disk.list('/desk/journal');
    return (await disk.read(`/desk/journal/${device}/000001.jsonl`)).toString();
  };
  expect(await journalOf(3)).toBe(await journalOf(3));
  expect(await journalOf(3)).not.toBe(await journalOf(4));
});

test('seeded entries are what the desk would make of them', () => {
  const words = createSeedWords(createRandom(5));
  for (const text of [words.reply(), words.note(), words.message()]) {
    const body = bodyOfText(text);
    expect(sanitize(body.html)).toEqual(body);
    expect(body.html).toBe(`<p>${text}</p>`);
  }
});
