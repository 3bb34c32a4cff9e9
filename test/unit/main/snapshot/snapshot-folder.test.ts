import { beforeEach, describe, expect, test } from 'vitest';
import { createSnapshotFolder, type SnapshotFolder } from '../../../../main/snapshot/snapshot-folder.ts';
import { createSimulatedDisk, type SimulatedDisk } from '../../../support/simulated-disk.ts';

let disk: SimulatedDisk;

beforeEach(async () => {
  disk = createSimulatedDisk();
  await disk.makeFolder('/desk');
});

function folderOn(on: SimulatedDisk, writer = 'this version'): SnapshotFolder {
  return createSnapshotFolder(on, '/desk', writer);
}

/** Stores a snapshot of a number. */
async function store(number: number, on = disk): Promise<void> {
  const { files, make, write } = folderOn(on);
  await make();
  const rows = await files.write('rows', { json: null, arrays: { number: Uint32Array.of(number) } });
  const common = await files.write('commits', { json: 'always the same', arrays: {} });
  await write({ stands: { number }, files: { rows: [rows], commits: [common] } });
}

/** The numbers of the snapshots that can be used, newest first. */
async function numbers(on = disk, writer?: string): Promise<number[]> {
  const { files, snapshots } = folderOn(on, writer);
  const found: number[] = [];
  for (const { stands, files: named } of await snapshots()) {
    const { number } = stands as { readonly number: number };
    const all = await Promise.all(Object.values(named).flat().map(files.read));
    if (all.every((data) => data !== undefined)) {
      expect(all[0]?.arrays.number?.[0]).toBe(number);
      found.push(number);
    }
  }
  return found;
}

describe('the snapshot folder', () => {
  test('holds the newest snapshot and the one before it, and no other files', async () => {
    for (const number of [1, 2, 3, 4]) await store(number);
    expect(await numbers()).toEqual([4, 3]);
    expect(await disk.list('/desk/snapshot')).toHaveLength(5);
  });

  test('G61: any damaged byte, of any file, leaves the newest snapshot or the one before it', async () => {
    await store(1);
    await store(2);
    for (const [path, bytes] of disk.files()) {
      for (let at = 0; at < bytes.length; at += 1) {
        const damaged = disk.copy();
        const other = Buffer.from(bytes);
        other[at] = (other[at] ?? 0) ^ 0x04;
        damaged.put(path, other);
        const left = await numbers(damaged);
        const both = path.includes('commits');
        expect(left, `${path} ${at}`).toEqual(both ? [] : path.endsWith('.json') || left[0] === 1 ? [1] : [2]);
      }
    }
  });

  test('G61: a snapshot of another version is not used, and replaced', async () => {
    await store(1);
    expect(await numbers(disk, 'another version')).toEqual([]);
  });

  test('can be cleared, and has room for new snapshots then', async () => {
    await store(1);
    await folderOn(disk).clear();
    expect([await numbers(), await disk.list('/desk/snapshot')]).toEqual([[], []]);
    await store(2);
    expect(await numbers()).toEqual([2, 2]);
  });

  test('leaves nothing behind of files that were damaged', async () => {
    await store(1);
    await store(2);
    disk.put('/desk/snapshot/snapshot.json', 'damaged');
    await store(3);
    expect(await numbers()).toEqual([3, 1]);
    const names = await disk.list('/desk/snapshot');
    expect(names.filter((name) => name === 'damaged')).toEqual([]);
  });

  test('after a power cut at any moment holds the new snapshot or an earlier one', async () => {
    await store(1);
    const moments: SimulatedDisk[] = [];
    disk.hooks = { before: () => void moments.push(disk.powerCutLosingAll(), disk.copy()) };
    await store(2);
    disk.hooks = {};
    expect(moments.length).toBeGreaterThan(20);
    for (const moment of moments) {
      const [newest] = await numbers(moment);
      expect([1, 2]).toContain(newest);
    }
  });
});
