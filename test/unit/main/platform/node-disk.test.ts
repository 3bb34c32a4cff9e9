import { execFile } from 'node:child_process';
import { constants } from 'node:fs';
import { mkdir, readdir, readFile, readlink, realpath, stat, writeFile } from 'node:fs/promises';
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

describe('a file opened to write safely', () => {
  test('is created, or continued where it ends', async () => {
    const path = join(folder.path, 'file');
    const created = await nodeDisk.open(path, 'create-safely');
    expect(await created.write(Buffer.from('one '))).toBe(4);
    await created.close();
    await expect(nodeDisk.open(path, 'create-safely')).rejects.toMatchObject({ code: 'EEXIST' });
    const continued = await nodeDisk.open(path, 'append-safely');
    await continued.write(Buffer.from('two'));
    await continued.close();
    expect(await readFile(path, 'utf8')).toBe('one two');
  });

  test.runIf(process.platform === 'linux')('lets the system flush with each write', async () => {
    const path = join(folder.path, 'file');
    for (const [flags, isFlushed] of [
      ['append', false],
      ['append-safely', true],
    ] as const) {
      const file = await nodeDisk.open(path, flags);
      const held = await flagsOfOpen(await realpath(path));
      expect(held.map((one) => (one & constants.O_DSYNC) !== 0)).toEqual([isFlushed]);
      await file.close();
    }
  });
});

/** The flags of this process's descriptors of a file, as the system tells them. */
async function flagsOfOpen(path: string): Promise<number[]> {
  const found: number[] = [];
  for (const descriptor of await readdir('/proc/self/fd')) {
    const target = await readlink(`/proc/self/fd/${descriptor}`).catch(() => undefined);
    if (target !== path) continue;
    const info = await readFile(`/proc/self/fdinfo/${descriptor}`, 'utf8');
    found.push(Number.parseInt(/^flags:\s*(\d+)/m.exec(info)?.[1] ?? '', 8));
  }
  return found;
}

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

test.each([0, 1, 4_096, 100_000])('a file of %i bytes is read to its end', async (length) => {
  const path = join(folder.path, 'file');
  const bytes = Buffer.from(Array.from({ length }, (_, at) => at % 251));
  await writeFile(path, bytes);
  expect(bytes.equals(await nodeDisk.read(path))).toBe(true);
});

test.runIf(process.platform === 'linux')('a file whose size is not known in advance is read to its end', async () => {
  const path = `/proc/${process.pid}/limits`;
  expect([(await stat(path)).size, String(await nodeDisk.read(path))]).toEqual([0, await readFile(path, 'utf8')]);
});
