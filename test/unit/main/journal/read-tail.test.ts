import { beforeEach, describe, expect, test } from 'vitest';
import { openJournal, readTail } from '../../../../main/journal/journal.ts';
import { encodeCommit } from '../../../../main/journal/line.ts';
import type { JournalMark } from '../../../../main/journal/mark.ts';
import type { JournalReport } from '../../../../main/journal/report.ts';
import type { Disk } from '../../../../main/platform/disk.ts';
import { seed, seeded } from '../../../support/fault-desk.ts';
import { thoroughness } from '../../../support/runs.ts';
import { changesDisk, createSimulatedDisk, type SimulatedDisk } from '../../../support/simulated-disk.ts';
import { monday } from '../../../support/test-desk.ts';

const segmentOne = '/j/dev/000001.jsonl';
const segmentTwo = '/j/dev/000002.jsonl';

let disk: SimulatedDisk;

beforeEach(async () => {
  disk = createSimulatedDisk();
  await disk.makeFolder('/j');
});

function lines(device: string, from: number, to: number, prev = ''): { bytes: Buffer; sum: string }[] {
  if (from > to) return [];
  const target = { kind: 'ticket', id: 't' };
  const { bytes, sum } = encodeCommit(
    {
      ...{ device, seq: from, stamp: '01a1e4a94163-0000', timeMs: monday, saw: {}, actor: 'system', op: 'some.do' },
      ...{ key: `key-${from}`, drafts: [{ type: 'some.happened', target, data: 'x'.repeat((from * 37) % 200) }], prev },
    },
    () => 'salt',
  );
  return [{ bytes, sum }, ...lines(device, from + 1, to, sum)];
}

const own = lines('dev', 1, 12);
const others = lines('other', 1, 6);

function bytesOf(all: readonly { readonly bytes: Buffer }[]): Buffer[] {
  return all.map(({ bytes }) => bytes);
}

function listening(on: Disk, startNewSegment = false) {
  const seqs: string[] = [];
  const reports: JournalReport[] = [];
  const options = {
    ...{ disk: on, path: '/j', device: 'dev', guard: async () => undefined, startNewSegment },
    listener: {
      commit: ({ head }: { readonly head: { readonly device: string; readonly seq: number } }) =>
        void seqs.push(`${head.device}:${head.seq}`),
      report: (report: JournalReport) => void reports.push(report),
    },
  };
  return { options, seqs, reports };
}

/** A journal of two folders and two own segments, with its mark, to which a few lines were added after that. */
async function markedJournal(): Promise<JournalMark> {
  const first = await openJournal(listening(disk).options);
  await first.append(bytesOf(own.slice(0, 4)));
  await first.close();
  const second = await openJournal(listening(disk, true).options);
  await second.append(bytesOf(own.slice(4, 8)));
  await second.appendCopy('other', bytesOf(others.slice(0, 4)));
  const mark = (await second.mark()) ?? expect.fail('It is as it was');
  await second.append(bytesOf(own.slice(8)));
  await second.appendCopy('other', bytesOf(others.slice(4)));
  await second.close();
  return JSON.parse(JSON.stringify(mark)) as JournalMark; // Safe: as it is stored.
}

async function resumed(mark: JournalMark, on: Disk = disk) {
  const { options, reports } = listening(on);
  const tail = await readTail(options, mark, 20);
  const seqs = (tail?.commits ?? []).map(({ head }) => `${head.device}:${head.seq}`);
  return { journal: await tail?.open(), seqs, reports };
}

describe('a journal that was marked', () => {
  test('is opened again by reading only the lines that were added', async () => {
    const { journal, seqs, reports } = await resumed(await markedJournal());
    expect(seqs).toEqual(['dev:9', 'dev:10', 'dev:11', 'dev:12', 'other:5', 'other:6']);
    expect([journal === undefined, reports]).toEqual([false, []]);
  });

  test('can be marked again, also if nothing was added, and after it was opened again', async () => {
    const before = await markedJournal();
    const first = await resumed(before);
    const again = (await first.journal?.mark()) ?? expect.fail('It is as it was');
    const second = await resumed(again);
    expect(second.seqs).toEqual([]);
    const more = lines('dev', 13, 14, own.at(-1)?.sum);
    await second.journal?.append(bytesOf(more));
    const last = (await second.journal?.mark()) ?? expect.fail('It is as it was');
    expect((await resumed(last)).seqs).toEqual([]);
    expect((await resumed(again)).seqs).toEqual(['dev:13', 'dev:14']);
  });

  test('is read from the mark also by whom a new device appears', async () => {
    const mark = await markedJournal();
    disk.put('/j/third/000001.jsonl', Buffer.concat(bytesOf(lines('third', 1, 2))));
    expect((await resumed(mark)).seqs).toContain('third:2');
  });

  test('loses an incomplete last line of ours with a report, like every journal', async () => {
    const mark = await markedJournal();
    const [next] = lines('dev', 13, 13, own.at(-1)?.sum);
    const whole = disk.files().get(segmentTwo) ?? Buffer.alloc(0);
    disk.put(segmentTwo, Buffer.concat([whole, next?.bytes.subarray(0, 100) ?? Buffer.alloc(0)]));
    const { seqs, reports } = await resumed(mark);
    expect(seqs).toContain('dev:12');
    expect(reports).toMatchObject([{ kind: 'torn-tail', position: { segment: 2, offset: whole.length } }]);
    expect(disk.files().get(segmentTwo)).toEqual(whole);
  });
});

describe('is read as a whole if', () => {
  /** Nothing is reported and nothing is changed: that is for whoever reads everything. */
  async function expectUnusable(mark: JournalMark, on: Disk = disk): Promise<void> {
    const changes: string[] = [];
    disk.hooks = { before: (call) => void (changesDisk(call) && call.kind !== 'open' && changes.push(call.kind)) };
    const { journal, reports } = await resumed(mark, on);
    expect([journal, reports, changes]).toEqual([undefined, [], []]);
    disk.hooks = {};
  }

  test(`any byte before the mark was changed (seed ${seed})`, async () => {
    const mark = await markedJournal();
    const random = seeded(41);
    for (const [path, length] of [
      [segmentOne, disk.files().get(segmentOne)?.length ?? 0],
      [segmentTwo, mark.dev?.last.length ?? 0],
      ['/j/other/000001.jsonl', mark.other?.last.length ?? 0],
    ] as const) {
      const whole = disk.files().get(path) ?? Buffer.alloc(0);
      for (let round = 0; round < 40 * thoroughness; round += 1) {
        const at = random.between(0, length - 1);
        const damaged = Buffer.from(whole);
        damaged[at] = (damaged[at] ?? 0) ^ random.pick([1, 2, 64, 255]);
        disk.put(path, damaged);
        await expectUnusable(mark);
      }
      disk.put(path, whole);
    }
  });

  test('lines that were known are missing', async () => {
    const mark = await markedJournal();
    const whole = disk.files().get(segmentTwo) ?? Buffer.alloc(0);
    disk.put(segmentTwo, whole.subarray(0, (mark.dev?.last.length ?? 0) - 1));
    await expectUnusable(mark);
    disk.put(segmentTwo, whole);
    await disk.remove(segmentOne);
    await expectUnusable(mark);
  });

  test('a segment appeared among those that were known, or a folder is gone', async () => {
    const mark = await markedJournal();
    const { dev } = mark;
    await expectUnusable({ dev: { ...(dev ?? expect.fail('It is marked')), full: [] } });
    await disk.removeFolder('/j/other');
    await expectUnusable(mark);
  });

  test(`anything is wrong with a line that was added (seed ${seed})`, async () => {
    const mark = await markedJournal();
    const whole = disk.files().get(segmentTwo) ?? Buffer.alloc(0);
    const random = seeded(42);
    for (let round = 0; round < 40 * thoroughness; round += 1) {
      const damaged = Buffer.from(whole);
      // The end of the last line may just be torn off.
      const at = random.between(mark.dev?.last.length ?? 0, whole.length - 2);
      damaged[at] = (damaged[at] ?? 0) ^ random.pick([1, 2, 64, 255]);
      disk.put(segmentTwo, damaged);
      await expectUnusable(mark);
    }
    disk.put(segmentTwo, Buffer.concat([whole, ...bytesOf(own.slice(2, 3))]));
    await expectUnusable(mark);
  });

  test('more lines were added than are worth while', async () => {
    const mark = await markedJournal();
    const { journal } = await resumed(mark);
    await journal?.append(bytesOf(lines('dev', 13, 40, own.at(-1)?.sum)));
    await expectUnusable(mark);
  });

  test('a later segment says that lines added to the last one were never confirmed', async () => {
    const mark = await markedJournal();
    disk.put('/j/dev/000003.jsonl', Buffer.concat(bytesOf(lines('dev', 9, 10, own[7]?.sum))));
    await expectUnusable(mark);
  });
});

test('a segment that was changed while the journal was open is noticed at the next mark', async () => {
  const mark = await markedJournal();
  const { journal } = await resumed(mark);
  const damaged = Buffer.from(disk.files().get(segmentTwo) ?? '');
  damaged[3] = 0x58;
  disk.put(segmentTwo, damaged);
  expect(await journal?.mark()).toBeUndefined();
});
