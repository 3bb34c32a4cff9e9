import { beforeEach, describe, expect, test } from 'vitest';
import { createReader } from '../../../../main/journal/reader.ts';
import { segmentName } from '../../../../main/journal/segment.ts';
import { seed, seeded } from '../../../support/fault-desk.ts';
import {
  createSimulatedDisk,
  type DiskCall,
  type SimulatedDisk,
  systemError,
} from '../../../support/simulated-disk.ts';

const folder = 'p1-000001';

let disk: SimulatedDisk;
let reads: DiskCall[];

beforeEach(async () => {
  disk = createSimulatedDisk();
  reads = [];
  await disk.makeFolder(`/journal/${folder}`);
  disk.hooks = {
    before: (call) => {
      if (call.kind === 'readAt') reads.push(call);
    },
  };
});

/** Segments of lines of these lengths, and where each line lies. */
function written(lengths: readonly number[], inSegment: number) {
  const positions = lengths.map((length, index) => {
    const segment = 1 + Math.floor(index / inSegment);
    const before = lengths.slice((segment - 1) * inSegment, index);
    return { folder, segment, offset: before.reduce((sum, each) => sum + each, 0), length };
  });
  const textOf = (index: number) => String.fromCharCode(97 + (index % 26)).repeat(lengths[index] ?? 0);
  for (let segment = 1; (segment - 1) * inSegment < lengths.length; segment += 1) {
    const texts = lengths.map((_length, index) => (positions[index]?.segment === segment ? textOf(index) : ''));
    disk.put(`/journal/${folder}/${segmentName(segment)}`, texts.join(''));
  }
  return { positions, textOf };
}

describe('lines that are asked for at the same time', () => {
  test(`are read at once if they lie close to each other, and each is what it is (seed ${seed})`, async () => {
    const random = seeded(61);
    const lengths = Array.from({ length: 400 }, () => random.between(1, random.between(1, 9) === 1 ? 90_000 : 700));
    const { positions, textOf } = written(lengths, 150);
    const reader = createReader(disk, '/journal');
    for (let round = 0; round < 20; round += 1) {
      const some = random.shuffled(positions.map((position, index) => ({ position, index })));
      const wanted = some.slice(0, random.between(1, 400));
      const found = await Promise.all(wanted.map(({ position }) => reader.read(position)));
      expect(found.map(String)).toEqual(wanted.map(({ index }) => textOf(index)));
    }
    await reader.close();
  });

  test('take one call, as long as their decoding takes no time worth mentioning', async () => {
    const { positions } = written(
      Array.from({ length: 100 }, () => 700),
      100,
    );
    const reader = createReader(disk, '/journal');
    await Promise.all(positions.slice(0, 60).map(reader.read));
    expect(reads).toHaveLength(1);
    await Promise.all(positions.map(reader.read));
    expect(reads).toHaveLength(3);
    await Promise.all(positions.filter((_position, index) => index % 99 === 0).map(reader.read));
    expect(reads).toHaveLength(5);
    await reader.close();
  });

  test('are read one by one where the disk refuses all of them, so that only the line fails that it cannot read', async () => {
    const { positions, textOf } = written([100, 100, 100], 3);
    const reader = createReader(disk, '/journal');
    let refused = 0;
    disk.hooks = {
      before: ({ kind }) => {
        if (kind !== 'readAt') return;
        refused += 1;
        if (refused === 1 || refused === 3) throw systemError('EIO');
      },
    };
    const found = await Promise.allSettled(positions.map(reader.read));
    expect(found.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(found.map((one) => (one.status === 'fulfilled' ? String(one.value) : ''))).toEqual([
      textOf(0),
      '',
      textOf(2),
    ]);
    await reader.close();
  });
});
