import { mkdir, readFile, rename, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Blobs, openBlobs } from '../../../../main/blobs/blobs.ts';
import { blobPath } from '../../../../main/blobs/stored-files.ts';
import { nodeDisk } from '../../../../main/platform/node-disk.ts';
import type { Attachment } from '../../../../shared/domain/body.ts';
import type { FileFault } from '../../../../shared/domain/file-fault.ts';
import { countingIds, temporaryFolder } from '../../../support/test-desk.ts';
import { unusedFiles } from '../../../support/unused-files.ts';

/** Larger than what is read at once, and no multiple of it. */
const bytes = Buffer.from('what the printer said '.repeat(4_000));
const newId = countingIds('file-');

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let blobs: Blobs;
let file: Attachment;
let path: string;
let found: string[];

beforeEach(async () => {
  folder = await temporaryFolder();
  blobs = await openBlobs(
    nodeDisk,
    folder.path,
    () => 0,
    unusedFiles,
    () => undefined,
  );
  file = await handIn(bytes);
  path = blobPath(join(folder.path, 'blobs'), file.hash);
  found = [];
  blobs.stored.onFound((hash) => void found.push(hash));
});

afterEach(() => folder.remove());

async function handIn(all: Buffer): Promise<Attachment> {
  const fileId = newId();
  await blobs.begin({ agentId: 'jane', windowId: 'window' }, fileId, 'log.txt', all.length);
  await blobs.append('jane', fileId, 0, all);
  const finished = await blobs.finish('jane', fileId);
  if (typeof finished === 'string') throw new Error(finished);
  return finished;
}

async function opened(named: Pick<Attachment, 'hash' | 'size'>): Promise<Buffer | FileFault> {
  const stream = await blobs.stored.open(named);
  return typeof stream === 'string' ? stream : Buffer.from(await new Response(stream).arrayBuffer());
}

async function flip(at: number): Promise<void> {
  const present = await readFile(path);
  present[at] = (present[at] ?? 0) ^ 1;
  await writeFile(path, present);
}

const damages: readonly (readonly [what: string, fault: FileFault, damage: () => Promise<void>])[] = [
  ['its first byte is another', 'damaged', () => flip(0)],
  ['a byte in its middle is another', 'damaged', () => flip(70_000)],
  ['its last byte is another', 'damaged', () => flip(bytes.length - 1)],
  ['it was cut', 'damaged', () => truncate(path, bytes.length - 1)],
  ['it is empty', 'damaged', () => truncate(path, 0)],
  ['it is longer', 'damaged', () => writeFile(path, Buffer.concat([bytes, Buffer.from('!')]))],
  [
    'it is a folder',
    'damaged',
    () =>
      rm(path)
        .then(() => mkdir(path))
        .then(() => undefined),
  ],
  ['it has gone', 'missing', () => rm(path)],
  ['its folder has gone', 'missing', () => rename(dirname(path), `${dirname(path)}-elsewhere`)],
  [
    'its folder is a file',
    'missing',
    () => rm(dirname(path), { recursive: true }).then(() => writeFile(dirname(path), 'x')),
  ],
  ['it leads to itself', 'unreadable', () => rm(path).then(() => symlink(path, path))],
];

describe('Q20: a file is handed out only where all its bytes are what its entry says', () => {
  test('and then to the last one, whether as a whole or piece by piece', async () => {
    expect(await opened(file)).toEqual(bytes);
    expect(await blobs.stored.bytes(file)).toEqual(bytes);
    expect([await blobs.stored.check(file), await blobs.stored.glance(file)]).toEqual([undefined, undefined]);
    expect(await opened(await handIn(Buffer.alloc(0)))).toEqual(Buffer.alloc(0));
    expect(found).toEqual([]);
  });

  test.each(damages)('where %s it is %s, and no byte of it leaves', async (_what, fault, damage) => {
    await damage();
    expect(await opened(file)).toBe(fault);
    expect(await blobs.stored.bytes(file)).toBe(fault);
    expect(await blobs.stored.check(file)).toBe(fault);
    expect(await blobs.stored.glance(file)).toBe(fault);
    expect(blobs.stored.faulty()).toEqual([{ hash: file.hash, size: file.size, fault }]);
    expect(found).toEqual([file.hash]);
  });

  test.each(damages)('and right again once it was handed in anew, where %s', async (_what, _fault, damage) => {
    await damage();
    await blobs.stored.check(file);
    expect(await handIn(bytes)).toEqual(file);
    expect(blobs.stored.faulty()).toEqual([]);
    expect(await opened(file)).toEqual(bytes);
    expect(found).toEqual([file.hash, file.hash]);
  });

  test('where an entry is wrong about its size, that entry alone gets none of it', async () => {
    expect(await opened({ hash: file.hash, size: file.size - 1 })).toBe('damaged');
    expect(await opened(file)).toEqual(bytes);
  });

  test('a quick check finds changed bytes after a full read has, and notices when they are restored', async () => {
    await flip(7);
    expect(await blobs.stored.glance(file)).toBeUndefined();
    await blobs.stored.check(file);
    expect(await blobs.stored.glance(file)).toBe('damaged');
    await flip(7);
    expect(await blobs.stored.glance(file)).toBeUndefined();
    expect(found).toEqual([file.hash, file.hash]);
  });

  test('what changes while it is handed out never comes to its end', async () => {
    const stream = await blobs.stored.open(file);
    if (typeof stream === 'string') throw new Error(stream);
    const reader = stream.getReader();
    await reader.read();
    await flip(bytes.length - 1);
    await expect(
      (async () => {
        for (let next = await reader.read(); !next.done; next = await reader.read());
      })(),
    ).rejects.toThrow('changed while it was handed out');
    expect(blobs.stored.faulty()).toMatchObject([{ hash: file.hash, fault: 'damaged' }]);
  });
});
