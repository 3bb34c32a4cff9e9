import { hash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { encodeCommit } from '../../../../main/journal/line.ts';
import type { BadLine, PlacedCommit } from '../../../../main/journal/segment.ts';
import { openSegment, type SegmentFile } from '../../../../main/journal/segment-file.ts';
import { segmentLines } from '../../../../main/journal/segment-lines.ts';
import type { Disk } from '../../../../main/platform/disk.ts';
import type { Random } from '../../../../shared/lib/random.ts';
import { seed, seeded } from '../../../support/fault-desk.ts';
import { thoroughness } from '../../../support/runs.ts';
import { createSimulatedDisk } from '../../../support/simulated-disk.ts';
import { monday } from '../../../support/test-desk.ts';
import { completeLength, endsWithLine, readSegment } from '../../../support/whole-segment.ts';

const place = { folder: 'dev', segment: 3, from: 0 };

const path = '/j/dev/000003.jsonl';

function line(seq: number, size: number, device = 'dev'): Buffer {
  const target = { kind: 'ticket', id: 't' };
  const commit = { device, seq, stamp: '01a1e4a94163-0000', timeMs: monday, saw: {}, actor: 'system', op: 'some.do' };
  const drafts = [1, 2].map(() => ({ type: 'some.happened', target, data: 'é'.repeat(size) }));
  return encodeCommit({ ...commit, key: `key-${seq}`, drafts, prev: '' }, () => 'salt').bytes;
}

async function opened(bytes: Buffer, blockSize?: number): Promise<SegmentFile> {
  const disk = createSimulatedDisk();
  disk.put(path, bytes);
  return (await openSegment(disk, path, blockSize)) ?? expect.fail('There is no such segment');
}

async function linesOf(file: SegmentFile, from = 0, belongs = isOurs): Promise<(PlacedCommit | BadLine)[]> {
  const lines: (PlacedCommit | BadLine)[] = [];
  for await (const one of segmentLines(file, { ...place, from }, { belongs, rest: () => undefined })) lines.push(one);
  return lines;
}

const isOurs = ({ device }: { readonly device: string }) => device === 'dev';

/** A line in few words: comparing a million bytes one by one takes long. */
function shortly(line: PlacedCommit | BadLine) {
  if ('bytes' in line) return { ...line, bytes: hash('sha256', line.bytes) };
  return { ...line, events: hash('sha256', JSON.stringify(line.events)) };
}

/** Lines and what can be found among them: foreign, empty, endless and damaged ones, with an end that may be missing. */
function someSegment(random: Random): Buffer {
  const pieces: Buffer[] = [];
  for (let seq = 1; seq <= random.between(0, 12); seq += 1) {
    pieces.push(
      random.pick([
        () => line(seq, random.between(0, 200)),
        () => line(seq, random.between(0, 200)),
        () => line(seq, random.chance(0.3) ? random.between(100_000, 250_000) : 10),
        () => line(seq, 3, 'other'),
        () => line(seq, 3).subarray(0, -1),
        () => Buffer.from('\n'.repeat(random.between(1, 5))),
        () => Buffer.alloc(random.chance(0.2) ? 900_000 : random.between(1, 3_000)),
        () => Buffer.from('not a line\nnor this\n'),
      ])(),
    );
  }
  const bytes = Buffer.concat(pieces);
  for (let count = random.between(0, 4); count > 0 && bytes.length > 0; count -= 1) {
    const at = random.between(0, bytes.length - 1);
    bytes[at] = random.pick([0x0a, 0, (bytes[at] ?? 0) ^ 1]);
  }
  return random.chance(0.3) ? bytes.subarray(0, random.between(0, bytes.length)) : bytes;
}

describe('the lines of a segment', () => {
  test(`are the same whether it is read in blocks or as a whole (seed ${seed})`, async () => {
    const random = seeded(31);
    for (let round = 0; round < 150 * thoroughness; round += 1) {
      const bytes = someSegment(random);
      const file = await opened(bytes, random.pick([5_000, 300_000, 1_048_576]));
      const length = completeLength(bytes);
      expect([file.length, file.isUnfinished], `round ${round}`).toEqual([length, length < bytes.length]);
      expect(file.endsWithLine, `round ${round}`).toBe(endsWithLine(bytes.subarray(0, length)));
      const whole = [...readSegment(bytes, place.folder, place.segment, isOurs)];
      expect((await linesOf(file)).map(shortly), `round ${round}`).toEqual(whole.map(shortly));
    }
  });

  test('after a place where one of them starts are the rest of them', async () => {
    const lines = [1, 2, 3, 4].map((seq) => line(seq, 20));
    const from = Buffer.concat(lines.slice(0, 2)).length;
    const rest = await linesOf(await opened(Buffer.concat(lines)), from);
    expect(rest.map(({ position }) => position.offset)).toEqual([from, from + (lines[2]?.length ?? 0)]);
  });

  test('need only a few blocks of memory at a time', async () => {
    const disk = createSimulatedDisk();
    disk.put(path, Buffer.concat(Array.from({ length: 60 }, (_, index) => line(index + 1, 20_000))));
    const sizes: number[] = [];
    const measured: Disk = {
      ...disk,
      open: async (name, flags) => {
        const file = await disk.open(name, flags);
        return {
          ...file,
          readAt: (at, count) => {
            sizes.push(count);
            return file.readAt(at, count);
          },
        };
      },
    };
    const file = (await openSegment(measured, path)) ?? expect.fail('There is no such segment');
    expect(file.length).toBeGreaterThan(4_000_000);
    expect(await linesOf(file)).toHaveLength(60);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(1_100_000);
    expect(sizes.reduce((sum, size) => sum + size)).toBeLessThan(file.length * 1.5);
  });

  test('leave room for other tasks, also where nothing but damage is found', async () => {
    let rests = 0;
    const rest = () => {
      rests += 1;
      return Promise.resolve();
    };
    const file = await opened(Buffer.from('\n'.repeat(1_000)));
    const found: unknown[] = [];
    for await (const one of segmentLines(file, place, { belongs: isOurs, rest })) found.push(one);
    expect(found).toHaveLength(1);
    expect(rests).toBe(1_000);
  });
});
