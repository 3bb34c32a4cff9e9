import { describe, expect, test } from 'vitest';
import type { LiveDesk } from '../../../../main/desk/live-desk.ts';
import { openLiveDesk } from '../../../../main/desk/live-desk.ts';
import { unattended } from '../../../../main/desk/opening.ts';
import { usualSizes } from '../../../../main/desk/state-saver.ts';
import type { Disk } from '../../../../main/platform/disk.ts';
import { agentPrincipal } from '../../../../shared/domain/principal.ts';
import { ticketsOn } from '../../../support/all-tickets.ts';
import { folder, foundOn, portsOf } from '../../../support/fault-desk.ts';
import { foldedDesk } from '../../../support/folded-desk.ts';
import { createSimulatedDisk, type SimulatedDisk } from '../../../support/simulated-disk.ts';
import { countingIds, expectDone, monday, someTicket } from '../../../support/test-desk.ts';
import { type VirtualClock, virtualClock } from '../../../support/virtual-clock.ts';

const newKey = countingIds('key-');
const manifest = `${folder}/snapshot/snapshot.json`;
const segment = `${folder}/journal/p1-000001/000001.jsonl`;

let processes = 1;

interface Started {
  readonly desk: LiveDesk;
  /** Whether all lines of the journal were read. */
  readonly readsAll: boolean;
  readonly clock: VirtualClock;
  readonly warnings: string[];
}

/** Starts a new process on the desk, after all others have ended. */
async function start(disk: Disk, writer = 'this version', isNew = false, sizes = usualSizes): Promise<Started> {
  processes += isNew ? 0 : 1;
  const clock = virtualClock({ nowMs: monday + processes * 60_000 });
  const warnings: string[] = [];
  const bug = (error: unknown) => {
    throw error;
  };
  const snapshots = { writer, sizes, log: { warn: (message: string) => void warnings.push(message), bug } };
  let readsAll = false;
  const onProgress = () => {
    readsAll = true;
  };
  const opening = { ...unattended, onProgress };
  const ports = { ...portsOf(disk, isNew ? 1 : processes), clock, snapshots, opening };
  const desk = expectDone(await (isNew ? foundOn(ports) : openLiveDesk(ports)));
  return { desk, readsAll, clock, warnings };
}

async function open({ engine }: Pick<LiveDesk, 'engine'>, summary: string) {
  const input = someTicket(summary);
  const opened = await engine.run({ name: 'ticket.open', input, key: newKey(), principal: agentPrincipal('jane') });
  engine.settle();
  return opened;
}

/** A desk with three tickets, closed in order. */
async function closedDesk(): Promise<SimulatedDisk> {
  const disk = createSimulatedDisk();
  const { desk } = await start(disk, undefined, true);
  for (const summary of ['First', 'Second', 'Third']) expectDone(await open(desk, summary));
  await desk.close();
  return disk;
}

async function summaries({ engine }: Pick<LiveDesk, 'engine'>): Promise<string[]> {
  return [...(await ticketsOn(engine)).values()].map(({ fields }) => fields.summary).toSorted();
}

function bytesOf(disk: SimulatedDisk, path: string): Buffer {
  return disk.files().get(path) ?? expect.fail(`There is no ${path}`);
}

/** Changes a byte of the first ticket's line, and gives the file its time back. */
async function damageSilently(disk: SimulatedDisk): Promise<Disk> {
  const before = await disk.stat(segment);
  const bytes = Buffer.from(bytesOf(disk, segment));
  bytes[bytes.indexOf('First')] = 0x58;
  disk.put(segment, bytes);
  return { ...disk, stat: async (path) => (path === segment ? before : disk.stat(path)) };
}

describe('the snapshot of a desk', () => {
  test('G60: opens the desk without reading its journal again, and shows the same', async () => {
    const disk = await closedDesk();
    const fromSnapshot = await start(disk.copy());
    const fromJournal = await start(disk.copy(), 'another version');
    expect([fromSnapshot.readsAll, fromJournal.readsAll]).toEqual([false, true]);
    expect(await foldedDesk(fromSnapshot.desk)).toEqual(await foldedDesk(fromJournal.desk));
    expectDone(await open(fromSnapshot.desk, 'Fourth'));
    expect(await summaries(fromSnapshot.desk)).toEqual(['First', 'Fourth', 'Second', 'Third']);
    expect(fromSnapshot.desk.engine.rows.withNumber('1004')).toHaveLength(1);
  });

  test('G60: can be deleted as a whole or in part, and is made again', async () => {
    const disk = await closedDesk();
    const names = await disk.list(`${folder}/snapshot`);
    for (const gone of [...names, 'snapshot']) {
      const other = disk.copy();
      if (gone === 'snapshot') await other.removeFolder(`${folder}/snapshot`);
      else await other.remove(`${folder}/snapshot/${gone}`);
      const { desk, warnings } = await start(other);
      expect([await summaries(desk), desk.reports, warnings]).toEqual([['First', 'Second', 'Third'], [], []]);
      await desk.close();
      expect((await start(other)).readsAll).toBe(false);
    }
  });

  test('G60: is not written by a desk on which nothing happened', async () => {
    const disk = await closedDesk();
    const before = new Map(disk.files());
    await (await start(disk)).desk.close();
    const names = [...before.keys()].filter((path) => path.includes('/snapshot/'));
    expect(names.map((path) => disk.files().get(path))).toEqual(names.map((path) => before.get(path)));
  });

  test('G62: is completed by the lines that were added since', async () => {
    const disk = await closedDesk();
    const { desk } = await start(disk);
    expectDone(await open(desk, 'Fourth'));
    const killed = disk.copy();
    const again = await start(killed);
    expect(await summaries(again.desk)).toEqual(['First', 'Fourth', 'Second', 'Third']);
    expectDone(await open(again.desk, 'Fifth'));
    expect(again.desk.engine.rows.withNumber('1005')).toHaveLength(1);
  });

  test('G64: is stored a minute after the last change, in a pause after 300 changes, after 3,000, and when the desk is closed', async () => {
    const disk = await closedDesk();
    expect(usualSizes).toMatchObject({ mostUnstored: 300, mostUnstoredAtWork: 3_000 });
    const tenth = { ...usualSizes, mostUnstored: 30, mostUnstoredAtWork: 300 };
    const { desk, clock } = await start(disk, undefined, false, tenth);
    const first = bytesOf(disk, manifest);
    expectDone(await open(desk, 'Fourth'));
    await clock.pass(59_000);
    expectDone(await open(desk, 'Fifth'));
    await clock.pass(59_000);
    expect(bytesOf(disk, manifest)).toEqual(first);
    await passed(clock, 1_000, () => !bytesOf(disk, manifest).equals(first));
    const second = bytesOf(disk, manifest);
    await Promise.all(Array.from({ length: 30 }, (_, at) => open(desk, `Many ${at}`)));
    await clock.pass(1_900);
    expect(bytesOf(disk, manifest)).toEqual(second);
    await passed(clock, 100, () => !bytesOf(disk, manifest).equals(second));
    const afterPause = bytesOf(disk, manifest);
    await Promise.all(Array.from({ length: 300 }, (_, at) => open(desk, `More ${at}`)));
    await passed(clock, 0, () => !bytesOf(disk, manifest).equals(afterPause));
    const third = bytesOf(disk, manifest);
    expectDone(await open(desk, 'Last'));
    await desk.close();
    expect(bytesOf(disk, manifest)).not.toEqual(third);
  });

  test('G64: a full disk, or a lock that was lost, costs only the snapshot', async () => {
    const disk = await closedDesk();
    const full = await start(disk);
    expectDone(await open(full.desk, 'Fourth'));
    const before = bytesOf(disk, manifest);
    disk.room = 0;
    await full.clock.pass(60_000);
    await settled(() => full.warnings.length > 0);
    expect(full.warnings).toEqual([expect.stringContaining('ENOSPC')]);
    disk.room = Number.POSITIVE_INFINITY;
    disk.put(`${folder}/lock`, '{}');
    await full.desk.close().catch(() => undefined);
    expect(bytesOf(disk, manifest)).toEqual(before);
    expect(await summaries((await start(disk)).desk)).toContain('Fourth');
  });
});

describe('damage', () => {
  test('G63: that leaves the time of a file is found after the start, reported, and read from the journal next time', async () => {
    const disk = await closedDesk();
    const damaged = await damageSilently(disk);
    const { desk, warnings } = await start(damaged);
    expect(desk.reports).toEqual([]);
    let news = 0;
    desk.onReports(() => {
      news += 1;
    });
    await desk.verify();
    expect([desk.reports, news]).toMatchObject([[{ kind: 'damaged-event' }], 1]);
    expect(warnings).toEqual([expect.stringContaining('damaged')]);
    expect(disk.files().has(manifest)).toBe(false);
    await desk.close();
    expect(disk.files().has(manifest)).toBe(false);
    const next = await start(disk);
    expect(next.desk.reports).toMatchObject([{ kind: 'damaged-event' }]);
    await next.desk.close();
  });

  test('G63: is reported at every start until it is mended, also from a snapshot; then what was lost is back', async () => {
    const disk = await closedDesk();
    const whole = bytesOf(disk, segment);
    const bytes = Buffer.from(whole);
    bytes[bytes.indexOf('First')] = 0x58;
    disk.put(segment, bytes);
    for (let time = 0; time < 3; time += 1) {
      const { desk } = await start(disk);
      expect(desk.reports).toMatchObject([{ kind: 'damaged-event' }]);
      await desk.verify();
      expect(desk.reports).toHaveLength(1);
      await desk.close();
    }
    disk.put(segment, whole);
    const mended = await start(disk);
    expect([await summaries(mended.desk), mended.desk.reports]).toEqual([['First', 'Second', 'Third'], []]);
  });

  test('G63: nothing is found on an intact desk, whatever is written meanwhile', async () => {
    const disk = await closedDesk();
    const { desk } = await start(disk);
    const verifying = desk.verify(() => new Promise((resolve) => setImmediate(resolve)));
    for (let count = 0; count < 5; count += 1) expectDone(await open(desk, `Meanwhile ${count}`));
    await verifying;
    await desk.verify();
    expect(desk.reports).toEqual([]);
    expect(disk.files().has(manifest)).toBe(true);
  });

  test('G63: closing the desk does not wait for the comparison', async () => {
    const disk = await closedDesk();
    const { desk } = await start(disk);
    let rests = 0;
    const verifying = desk.verify(async () => {
      rests += 1;
      await new Promise((resolve) => setImmediate(resolve));
    });
    await settled(() => rests > 0);
    await desk.close();
    await verifying;
    expect(rests).toBeLessThan(4);
    expect(desk.reports).toEqual([]);
  });
});

/** Lets time pass until something is on the disk. */
async function passed(clock: VirtualClock, ms: number, isDone: () => boolean): Promise<void> {
  await clock.pass(ms);
  await settled(isDone);
}

/** Waits for work on the simulated disk, which needs no time. */
async function settled(isDone: () => boolean): Promise<void> {
  for (let turn = 0; turn < 10_000 && !isDone(); turn += 1) await new Promise((resolve) => setImmediate(resolve));
  expect(isDone()).toBe(true);
}
