import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type DeliveredNotices, openDelivered } from '../../../../main/notifications/delivered.ts';
import type { Disk } from '../../../../main/platform/disk.ts';
import { createMemoryDisk, type MemoryDisk } from '../../../support/memory-disk.ts';

const path = join('/data', 'told.json');

async function opened(disk: Disk, damaged: string[] = []): Promise<DeliveredNotices> {
  return openDelivered(disk, '/data', ({ file, keptAs }) => damaged.push(keptAs ?? file));
}

async function kept(disk: MemoryDisk, ...tickets: readonly string[]): Promise<void> {
  const told = await opened(disk);
  for (const ticketId of tickets) told.add(ticketId, 1_000, 'overdue');
  await told.save();
}

describe('the record of delivered notifications', () => {
  test('N4: outlives the program, separately for each due time', async () => {
    const disk = createMemoryDisk();
    const first = await opened(disk);
    first.add('a', 1_000, 'soon');
    first.add('b', 1_000, 'overdue');
    await first.save();
    const next = await opened(disk);
    expect([next.has('a', 1_000, 'soon'), next.has('b', 1_000, 'overdue')]).toEqual([true, true]);
    expect([next.has('a', 1_000, 'overdue'), next.has('a', 2_000, 'soon')]).toEqual([false, false]);
  });

  test('N4: an agent notified that a ticket is overdue is not notified that it will be', async () => {
    const told = await opened(createMemoryDisk());
    told.add('a', 1_000, 'overdue');
    expect(told.has('a', 1_000, 'soon')).toBe(true);
    told.add('a', 1_000, 'soon');
    expect(told.has('a', 1_000, 'overdue')).toBe(true);
  });

  test('is not written again when there is nothing new', async () => {
    const disk = createMemoryDisk();
    await kept(disk, 'a');
    const told = await opened(disk);
    const before = disk.fingerprint(path);
    told.add('a', 1_000, 'overdue');
    await told.save();
    expect(disk.fingerprint(path)).toBe(before);
  });

  test('falls back on the older generation where the file is damaged, and on nothing where both are', async () => {
    const disk = createMemoryDisk();
    await kept(disk, 'a');
    await kept(disk, 'b');
    disk.put(path, Buffer.from('{'));
    const damaged: string[] = [];
    const told = await opened(disk, damaged);
    expect([told.has('a', 1_000, 'overdue'), told.has('b', 1_000, 'overdue')]).toEqual([true, false]);
    expect(damaged).toEqual([path, join('/data', 'damaged', 'told.json.1')]);
    for (const file of [path, `${path}.previous`]) disk.put(file, Buffer.from([0, 255]));
    expect((await opened(disk)).has('a', 1_000, 'overdue')).toBe(false);
  });

  test('leaves aside what makes no sense, and takes the rest', async () => {
    const disk = createMemoryDisk();
    await kept(disk, 'a');
    const { durableJson } = await import('../../../../main/platform/durable-json.ts');
    const odd = { told: [7, ['b'], ['c', 'soon', 1], ['d', 1_000, 'overdue', 1], ['e', 1_000, 'overdue']] };
    await durableJson<unknown>(disk, path, () => undefined).write(odd);
    const told = await opened(disk);
    expect(['a', 'b', 'c', 'd', 'e'].filter((id) => told.has(id, 1_000, 'overdue'))).toEqual(['e']);
    for (const _generation of [1, 2]) await durableJson<unknown>(disk, path, () => undefined).write([]);
    expect((await opened(disk)).has('e', 1_000, 'overdue')).toBe(false);
  });

  test('is limited in size: the oldest ones are removed first', async () => {
    const disk = createMemoryDisk();
    await kept(disk, ...Array.from({ length: 5_001 }, (_, index) => `t${index}`));
    const told = await opened(disk);
    expect(['t0', 't1', 't5000'].map((id) => told.has(id, 1_000, 'overdue'))).toEqual([false, true, true]);
  });

  test('is remembered until the end where the disk says no, and is written once it says yes', async () => {
    const disk = createMemoryDisk();
    let isFull = true;
    const failing: Disk = {
      ...disk,
      open: async (...given) => {
        if (isFull) throw Object.assign(new Error('full'), { code: 'ENOSPC' });
        return disk.open(...given);
      },
    };
    const damaged: string[] = [];
    const told = await opened(failing, damaged);
    told.add('a', 1_000, 'overdue');
    await told.save();
    expect([told.has('a', 1_000, 'overdue'), damaged]).toEqual([true, [path]]);
    isFull = false;
    await told.save();
    expect((await opened(disk)).has('a', 1_000, 'overdue')).toBe(true);
  });

  test('saves all of it when saves run concurrently', async () => {
    const disk = createMemoryDisk();
    const told = await opened(disk);
    await Promise.all(
      ['a', 'b', 'c'].map((id) => {
        told.add(id, 1_000, 'overdue');
        return told.save();
      }),
    );
    const next = await opened(disk);
    expect(['a', 'b', 'c'].map((id) => next.has(id, 1_000, 'overdue'))).toEqual([true, true, true]);
  });
});
