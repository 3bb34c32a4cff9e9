import { beforeEach, expect, test } from 'vitest';
import type { ColumnData } from '../../../../main/columns/column-data.ts';
import { createChunkFiles } from '../../../../main/snapshot/chunk-files.ts';
import { createSimulatedDisk, type SimulatedDisk, systemError } from '../../../support/simulated-disk.ts';

const folder = '/desk/snapshot';

let disk: SimulatedDisk;

beforeEach(async () => {
  disk = createSimulatedDisk();
  await disk.makeFolder(folder);
});

function columns(number: number): ColumnData {
  return { json: { number }, arrays: { items: Uint32Array.of(number, number + 1) } };
}

test('columns are read as they were stored', async () => {
  const files = createChunkFiles(disk, folder);
  const name = await files.write('rows', columns(1));
  expect(name).toMatch(/^rows-[0-9a-f]{32}\.bin$/);
  expect(await files.read(name)).toEqual(columns(1));
});

test('each file holds the same whatever was written before it or is written at the same time', async () => {
  const files = createChunkFiles(disk, folder);
  const sizes = [3, 200_000, 5, 0, 100_001, 1_100_000, 1_048_000, 1];
  const stored = sizes.map((size) => ({ json: size, arrays: { bytes: new Uint8Array(size).fill(size % 251) } }));
  const names: string[] = [];
  for (const data of stored) names.push(await files.write('rows', data));
  expect(await Promise.all(stored.map((data) => files.write('rows', data)))).toEqual(names);
  for (const [at, name] of names.entries()) {
    expect(await createChunkFiles(disk, folder).write('rows', stored[at] ?? columns(0))).toBe(name);
    const read = await files.read(name);
    expect(
      Buffer.compare(Buffer.from(read?.arrays.bytes as Uint8Array), stored[at]?.arrays.bytes ?? Buffer.alloc(0)),
    ).toBe(0);
  }
});

test('a file that is missing, damaged or exchanged is not used', async () => {
  const files = createChunkFiles(disk, folder);
  const name = await files.write('rows', columns(1));
  const other = await files.write('rows', columns(2));
  const bytes = disk.files().get(`${folder}/${name}`) ?? Buffer.alloc(0);
  for (let at = 0; at < bytes.length; at += 1) {
    const damaged = Buffer.from(bytes);
    damaged[at] = (damaged[at] ?? 0) ^ 0x10;
    disk.put(`${folder}/${name}`, damaged);
    expect(await files.read(name)).toBeUndefined();
  }
  disk.put(`${folder}/${name}`, disk.files().get(`${folder}/${other}`) ?? '');
  expect(await files.read(name)).toBeUndefined();
  await disk.remove(`${folder}/${name}`);
  expect(await files.read(name)).toBeUndefined();
  expect(await files.read('../desk.json')).toBeUndefined();
});

test('a disk that refuses to read a file is an error, and not a missing file', async () => {
  const files = createChunkFiles(disk, folder);
  const name = await files.write('rows', columns(1));
  disk.hooks = {
    before: ({ kind }) => {
      if (kind === 'read') throw systemError('EIO');
    },
  };
  await expect(files.read(name)).rejects.toMatchObject({ code: 'EIO' });
});

test('a file has its name only when its bytes are on the disk', async () => {
  const files = createChunkFiles(disk, folder);
  const calls: string[] = [];
  disk.hooks = { before: ({ kind, path }) => void calls.push(`${kind} ${path.replace(/-[0-9a-f]{32}/, '')}`) };
  await files.write('rows', columns(1));
  expect(calls.filter((call) => /^(datasync|rename)/.test(call))).toEqual([
    `datasync ${folder}/rows.bin.new`,
    `rename ${folder}/rows.bin`,
  ]);
});

test('what is no longer in use is removed, and nothing else', async () => {
  const files = createChunkFiles(disk, folder);
  const used = await files.write('rows', columns(1));
  const unused = await files.write('commits', columns(2));
  disk.put(`${folder}/${unused}.new`, 'the beginning of an interrupted write');
  disk.put(`${folder}/snapshot.json`, '{}');
  disk.put(`${folder}/notes.txt`, 'somebody’s own file');
  await files.removeAllBut(new Set([used]));
  expect(await disk.list(folder)).toEqual(['notes.txt', used, 'snapshot.json'].toSorted());
});
