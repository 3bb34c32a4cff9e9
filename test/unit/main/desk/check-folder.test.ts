import { describe, expect, test } from 'vitest';
import { checkFolder } from '../../../../main/desk/check-folder.ts';
import { foundDeskFolder } from '../../../../main/desk/identity.ts';
import { dataFolder, folder, foundOn, portsOf } from '../../../support/fault-desk.ts';
import { changesDisk, createSimulatedDisk, type SimulatedDisk, systemError } from '../../../support/simulated-disk.ts';
import { countingIds, expectDone } from '../../../support/test-desk.ts';

function check(disk: SimulatedDisk, path = folder) {
  return checkFolder({
    disk,
    folder: path,
    dataFolder,
    newId: countingIds('c'),
    newSecret: countingIds('s'),
    onFault: () => undefined,
  });
}

async function withFiles(...paths: string[]): Promise<SimulatedDisk> {
  const disk = createSimulatedDisk();
  await disk.makeFolder(folder);
  for (const path of paths) disk.put(path, '{}');
  return disk;
}

describe('a folder for a new desk', () => {
  test('G1: may be new, however deep, or empty', async () => {
    expect(await check(createSimulatedDisk())).toBeUndefined();
    expect(await check(createSimulatedDisk(), '/home/a/b/c')).toBeUndefined();
    expect(await check(await withFiles())).toBeUndefined();
  });

  test('G1: is left unchanged', async () => {
    const disk = await withFiles();
    const before = await disk.list(folder);
    await check(disk);
    await check(disk, `${folder}/new/deep`);
    expect([await disk.list(folder), [...disk.files()]]).toEqual([before, []]);
  });

  test('may hold what a check that was cut off left there', async () => {
    const disk = await withFiles();
    await disk.makeFolder(`${folder}/.deskside-check-x`);
    expect(await check(disk)).toBeUndefined();
  });

  test('may hold files that the system created', async () => {
    const names = ['.DS_Store', '._desk', 'desktop.ini', 'Thumbs.db', 'System Volume Information'];
    expect(await check(await withFiles(...names.map((name) => `${folder}/${name}`)))).toBeUndefined();
  });

  test('holds nothing else', async () => {
    expect(await check(await withFiles(`${folder}/letter.txt`))).toBe('folder.not-empty');
    expect(await check(await withFiles(`${folder}/desk.json`))).toBe('folder.damaged-desk');
    expect(await check(await withFiles('/home/desk/letter.txt'), '/home/desk/letter.txt')).toBe('folder.is-file');
    expect(await check(await withFiles('/home/desk/letter.txt'), '/home/desk/letter.txt/in')).toBe('folder.is-file');
  });

  test('G2: holds no desk with its records, but may hold one whose set-up was cut off', async () => {
    const disk = createSimulatedDisk();
    await expectDone(await foundOn(portsOf(disk, 1))).close();
    expect(await check(disk)).toBe('folder.has-desk');
    const begun = createSimulatedDisk();
    await begun.makeFolder(folder);
    await foundDeskFolder(portsOf(begun, 1).location, 'Test', false);
    begun.put(`${folder}/journal/p1-000001/000001.jsonl`, '{"torn');
    expect(await check(begun)).toBeUndefined();
  });

  test.each([
    ['EACCES', 'folder.no-access'],
    ['EPERM', 'folder.no-access'],
    ['EROFS', 'folder.no-access'],
    ['ENOSPC', 'folder.disk-full'],
    ['ETIMEDOUT', 'folder.silent'],
    ['ENOENT', 'folder.cannot-make'],
    ['ENAMETOOLONG', 'folder.cannot-make'],
  ] as const)('is refused where making one says %s', async (code, problem) => {
    const disk = await withFiles();
    disk.hooks = {
      before: (call) => {
        if (changesDisk(call)) throw systemError(code);
      },
    };
    expect(await check(disk)).toBe(problem);
  });

  test('is refused where looking into it takes too long', async () => {
    const disk = await withFiles();
    disk.hooks = {
      before: ({ kind }) => {
        if (kind === 'list') throw systemError('ETIMEDOUT');
      },
    };
    expect(await check(disk)).toBe('folder.silent');
  });

  test('throws on a bug', async () => {
    const disk = await withFiles();
    disk.hooks = {
      before: () => {
        throw new TypeError('a bug');
      },
    };
    await expect(check(disk)).rejects.toThrow(TypeError);
  });
});
