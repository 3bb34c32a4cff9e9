import { execFile } from 'node:child_process';
import { mkdir, readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { nodeDisk } from '../../../../main/platform/node-disk.ts';
import { temporaryFolder } from '../../../support/test-desk.ts';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;

beforeEach(async () => {
  folder = await temporaryFolder();
});

afterEach(() => folder.remove());

describe('making a folder', () => {
  test('makes those above it too, for their owner alone, and one that is there is fine', async () => {
    const path = join(folder.path, 'a', 'b', 'c');
    await nodeDisk.makeFolder(path);
    await nodeDisk.makeFolder(path);
    expect((await stat(path)).isDirectory()).toBe(true);
    if (process.platform !== 'win32') expect((await stat(join(folder.path, 'a'))).mode & 0o777).toBe(0o700);
  });

  test('twice at once makes it once', async () => {
    const path = join(folder.path, 'a', 'b');
    await Promise.all([nodeDisk.makeFolder(path), nodeDisk.makeFolder(path)]);
    expect(await readdir(join(folder.path, 'a'))).toEqual(['b']);
  });

  test('refuses a place where a file is, or that lies in a file', async () => {
    await writeFile(join(folder.path, 'file'), '');
    await expect(nodeDisk.makeFolder(join(folder.path, 'file'))).rejects.toMatchObject({ code: 'EEXIST' });
    await expect(nodeDisk.makeFolder(join(folder.path, 'file', 'in'))).rejects.toMatchObject({
      code: process.platform === 'win32' ? 'ENOENT' : 'ENOTDIR',
    });
  });

  test.runIf(process.platform === 'linux')('comes to an end where no folder can be made', async () => {
    // Node’s recursive mkdir never ends here.
    await expect(nodeDisk.makeFolder('/proc/self/desk')).rejects.toMatchObject({ code: 'ENOENT' });
    await expect(nodeDisk.makeFolder('/proc/desk/deep')).rejects.toMatchObject({ code: 'ENOENT' });
  });
});

test('removing a folder takes everything in it, and one that is not there is fine', async () => {
  const path = join(folder.path, 'a');
  await mkdir(join(path, 'b'), { recursive: true });
  await writeFile(join(path, 'b', 'c'), '');
  await nodeDisk.removeFolder(path);
  await nodeDisk.removeFolder(path);
  expect(await readdir(folder.path)).toEqual([]);
});

describe.skipIf(process.platform === 'win32')('a pipe in the place of a file', () => {
  test('is refused at once, in every open mode', async () => {
    const pipe = join(folder.path, 'pipe');
    await promisify(execFile)('mkfifo', [pipe]);
    for (const flags of ['read', 'append', 'replace'] as const) {
      await expect(nodeDisk.open(pipe, flags)).rejects.toMatchObject({ code: 'EFTYPE' });
    }
    await expect(nodeDisk.read(pipe)).rejects.toMatchObject({ code: 'EFTYPE' });
  });
});

test('a folder in the place of a file is reported as one', async () => {
  await expect(nodeDisk.read(folder.path)).rejects.toMatchObject({ code: 'EISDIR' });
});
