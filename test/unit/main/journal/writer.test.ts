import { beforeEach, describe, expect, test } from 'vitest';
import { openJournal } from '../../../../main/journal/journal.ts';
import { encodeCommit } from '../../../../main/journal/line.ts';
import { createReader } from '../../../../main/journal/reader.ts';
import type { JournalReport } from '../../../../main/journal/report.ts';
import { emptyFolder, type FolderEnd } from '../../../../main/journal/scan.ts';
import type { PlacedCommit, Position } from '../../../../main/journal/segment.ts';
import { createWriter } from '../../../../main/journal/writer.ts';
import { failAsPlanned, heal } from '../../../support/fault-plan.ts';
import { createSimulatedDisk, type SimulatedDisk, systemError } from '../../../support/simulated-disk.ts';
import { monday } from '../../../support/test-desk.ts';

const journal = '/j';
const limit = 1_200;

let disk: SimulatedDisk;

beforeEach(async () => {
  disk = createSimulatedDisk();
  await disk.makeFolder(journal);
});

/** Lines that follow each other, as one device writes them. */
function chain(count: number, seq = 1, prev = ''): Buffer[] {
  if (count === 0) return [];
  const { bytes, sum } = encodeCommit(
    {
      device: 'dev',
      seq,
      stamp: '01a1e4a94163-0000',
      timeMs: monday,
      saw: {},
      actor: 'system',
      op: 'some.do',
      key: `key-${seq}`,
      drafts: [{ type: 'some.happened', target: { kind: 'ticket', id: 't' }, data: 'x'.repeat((seq * 37) % 300) }],
      prev,
    },
    () => 'salt',
  );
  return [bytes, ...chain(count - 1, seq + 1, sum)];
}

async function readAll(on = disk) {
  const commits: PlacedCommit[] = [];
  const reports: JournalReport[] = [];
  const listener = {
    commit: (commit: PlacedCommit) => commits.push(commit),
    report: (report: JournalReport) => reports.push(report),
  };
  const options = { disk: on, path: journal, device: 'dev', guard: async () => undefined, startNewSegment: false };
  const opened = await openJournal({ ...options, listener });
  return { opened, commits, reports, seqs: commits.map(({ head }) => head.seq) };
}

function segments(on = disk): Record<string, number> {
  const files = [...on.files()].filter(([path]) => path.endsWith('.jsonl'));
  return Object.fromEntries(files.map(([path, bytes]) => [path.slice('/j/dev/'.length), bytes.length]));
}

function endOf(segment: number, on = disk): FolderEnd {
  const length = segments(on)[`${String(segment).padStart(6, '0')}.jsonl`] ?? 0;
  return { segment, length, unfinished: false, endsWithLine: true };
}

describe('segments', () => {
  test('are left once they have grown past the limit; every line is found at its place and in its order', async () => {
    const lines = chain(30);
    const writer = createWriter(disk, journal, 'dev', emptyFolder, false, limit);
    const positions: Position[] = [];
    for (const line of lines) positions.push(...(await writer.append([line])));
    await writer.close();
    const sizes = Object.values(segments());
    expect(sizes.length).toBeGreaterThan(5);
    for (const size of sizes.slice(0, -1)) expect(size).toBeGreaterThanOrEqual(limit);
    for (const size of sizes) expect(size).toBeLessThan(limit + Math.max(...lines.map(({ length }) => length)));
    const { opened, seqs, reports } = await readAll(disk.powerCutLosingAll());
    expect([seqs, reports]).toEqual([lines.map((_line, index) => index + 1), []]);
    for (const [index, position] of positions.entries()) {
      expect(await opened.read(position)).toEqual(lines[index]?.subarray(0, -1));
    }
  });

  test('continue after a restart where they ended, and a full one is closed', async () => {
    const [first, second, third] = chain(3);
    const isLine = (line: Buffer | undefined) => line ?? expect.fail('There is no such line');
    const one = createWriter(disk, journal, 'dev', emptyFolder, false, limit);
    await one.append([isLine(first)]);
    await one.close();
    const two = createWriter(disk, journal, 'dev', endOf(1), false, limit);
    expect(await two.append([isLine(second)])).toMatchObject([{ segment: 1, offset: first?.length }]);
    await two.close();
    const three = createWriter(disk, journal, 'dev', endOf(1), false, 100);
    expect(await three.append([isLine(third)])).toMatchObject([{ segment: 2, offset: 0 }]);
    expect((await readAll()).seqs).toEqual([1, 2, 3]);
  });

  test('that a dead process may have written to are left, and what it wrote is safe before anything follows', async () => {
    const [first, second] = chain(2);
    disk.put('/j/dev/000001.jsonl', '');
    const dead = await disk.open('/j/dev/000001.jsonl', 'append');
    await dead.write(first ?? Buffer.from(''));
    const writer = createWriter(disk, journal, 'dev', endOf(1), true, limit);
    expect(await writer.append([second ?? Buffer.from('')])).toMatchObject([{ segment: 2, offset: 0 }]);
    expect((await readAll(disk.powerCutLosingAll())).seqs).toEqual([1, 2]);
  });

  test('lines of one batch stand behind each other and take one write and one flush', async () => {
    const lines = chain(5);
    const writer = createWriter(disk, journal, 'dev', emptyFolder, false);
    await writer.append(lines.slice(0, 1));
    const kinds: string[] = [];
    disk.hooks = { before: ({ kind }) => void kinds.push(kind) };
    const positions = await writer.append(lines.slice(1));
    expect(kinds).toEqual(['write', 'datasync']);
    expect(positions.map(({ offset, length }) => [offset, offset + length + 1])).toEqual(
      lines.slice(1).map((line, index) => {
        const offset = Buffer.concat(lines.slice(0, index + 1)).length;
        return [offset, offset + line.length];
      }),
    );
  });
});

describe('a refused write', () => {
  test.each([1, 2, 3])('%i times in a row leaves only the lines that were confirmed', async (times) => {
    const lines = chain(4);
    const writer = createWriter(disk, journal, 'dev', emptyFolder, false, limit);
    await writer.append(lines.slice(0, 2));
    failAsPlanned(disk, {
      at: 1,
      code: 'EIO',
      lasting: true,
      when: 'before',
      hits: ({ kind }) => kind === 'datasync' || kind === 'truncate',
    });
    for (let time = 0; time < times; time++) {
      await expect(writer.append(lines.slice(2))).rejects.toMatchObject({ failure: 'disk-failed' });
    }
    heal(disk);
    const [third, fourth] = chain(2, 3, (await readAll()).commits[1]?.sum);
    await writer.append([third ?? Buffer.from('')]);
    await writer.append([fourth ?? Buffer.from('')]);
    const { seqs, reports } = await readAll();
    expect(seqs).toEqual([1, 2, 3, 4]);
    expect(reports).toEqual(reports.map((report) => ({ ...report, kind: 'never-acknowledged' })));
    expect(reports).toHaveLength(times);
  });

  test('closes the file it gave up, also when the new segment could not be begun', async () => {
    const open = new Set<object>();
    const counted: SimulatedDisk = Object.assign(disk, {
      open: countOpen(disk.open.bind(disk), open),
    });
    const writer = createWriter(counted, journal, 'dev', emptyFolder, false, limit);
    for (let time = 0; time < 5; time++) {
      failAsPlanned(disk, {
        at: 1,
        code: 'EIO',
        lasting: false,
        when: 'before',
        hits: ({ kind }) => kind === 'syncFolder',
      });
      await expect(writer.append(chain(1))).rejects.toMatchObject({ failure: 'disk-failed' });
    }
    heal(disk);
    await writer.append(chain(1));
    expect(open.size).toBe(1);
    await writer.close();
    expect(open.size).toBe(0);
  });
});

/** Keeps the files that are open in a set. */
function countOpen(open: SimulatedDisk['open'], files: Set<object>): SimulatedDisk['open'] {
  return async (path, flags) => {
    const file = await open(path, flags);
    const counted = {
      ...file,
      close: async () => {
        files.delete(counted);
        await file.close();
      },
    };
    files.add(counted);
    return counted;
  };
}

describe('reading by place', () => {
  async function manySegments(count: number) {
    const positions: Position[] = [];
    for (let segment = 1; segment <= count; segment++) {
      disk.put(`/j/dev/${String(segment).padStart(6, '0')}.jsonl`, `line ${segment}\n`);
      positions.push({ folder: 'dev', segment, offset: 0, length: `line ${segment}`.length });
    }
    return positions;
  }

  test('keeps at most 128 segments open, and none that is being read is closed under the reader', async () => {
    const positions = await manySegments(200);
    const open = new Set<object>();
    const opened = countOpen(disk.open.bind(disk), open);
    const guarded: SimulatedDisk['open'] = async (path, flags) => {
      const file = await opened(path, flags);
      let isClosed = false;
      return {
        ...file,
        readAt: async (at, length) => {
          const bytes = await file.readAt(at, length);
          await new Promise((later) => setImmediate(later));
          // The descriptor of a closed file may be reused by now.
          if (isClosed) throw systemError('EBADF');
          return bytes;
        },
        close: async () => {
          isClosed = true;
          await file.close();
        },
      };
    };
    const reader = createReader(Object.assign(disk, { open: guarded }), journal);
    const read = await Promise.all(positions.map((position) => reader.read(position)));
    expect(read.map(String)).toEqual(positions.map(({ segment }) => `line ${segment}`));
    expect(open.size).toBeLessThanOrEqual(128);
    await reader.close();
    expect(open.size).toBe(0);
  });

  test('works again after a segment could not be opened once', async () => {
    const [position] = await manySegments(1);
    const reader = createReader(disk, journal);
    failAsPlanned(disk, { at: 1, code: 'EMFILE', lasting: false, when: 'before' });
    const place = position ?? expect.fail('There is no such place');
    await expect(reader.read(place)).rejects.toThrow('EMFILE');
    expect(String(await reader.read(place))).toBe('line 1');
    await reader.close();
  });
});

describe('quarantine', () => {
  test('holds the whole line even when a crash left half of it there', async () => {
    const [first, second] = chain(2);
    const bad = Buffer.from('not a line at all');
    disk.put('/j/dev/000001.jsonl', Buffer.concat([first ?? bad, bad, Buffer.from('\n'), second ?? bad]));
    disk.put(`/j/dev/quarantine/000001-${first?.length}`, bad.subarray(0, 5));
    const { seqs, reports } = await readAll();
    expect([seqs, reports.map(({ kind }) => kind)]).toEqual([[1, 2], ['damaged-line']]);
    const kept = disk.powerCutLosingAll().files().get(`/j/dev/quarantine/000001-${first?.length}`);
    expect(String(kept)).toBe(String(bad));
  });
});
