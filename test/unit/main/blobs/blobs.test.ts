import { beforeEach, describe, expect, test } from 'vitest';
import { type Blobs, type FileUse, keptMs, keptWithoutRoomMs, mostUnsent } from '../../../../main/blobs/blobs.ts';
import { largestFile } from '../../../../main/blobs/uploads.ts';
import type { Attachment } from '../../../../shared/domain/body.ts';
import { heal } from '../../../support/fault-plan.ts';
import {
  begun,
  blobsOn,
  someBytes as bytes,
  handIn,
  hashOf,
  janes,
  newFileId,
  stagedIn,
} from '../../../support/handed-in.ts';
import { createSimulatedDisk, type SimulatedDisk, systemError } from '../../../support/simulated-disk.ts';

let disk: SimulatedDisk;
let nowMs = 0;
let use: FileUse;
let named: Set<string>;
let drafts: Set<string> | undefined;
let knowsAll: boolean;

beforeEach(() => {
  disk = createSimulatedDisk();
  named = new Set();
  drafts = new Set();
  knowsAll = true;
  use = {
    isNamed: (hash) => named.has(hash),
    inDrafts: async () => drafts,
    settled: async () => undefined,
    whenComplete: async () => undefined,
    knowsAll: async () => knowsAll,
  };
});

function open(on = disk): Promise<Blobs> {
  return blobsOn(on, () => nowMs, use);
}

describe('an attachment', () => {
  test('lies under the hash of its bytes, and reads back as it was handed in', async () => {
    const blobs = await open();
    const { fileId, finished } = await handIn(blobs, bytes);
    const hash = hashOf(bytes);
    const attachment: Attachment = { name: 'log.txt', size: bytes.length, type: 'application/octet-stream', hash };
    expect(finished).toEqual(attachment);
    expect(await stagedIn(blobs, 'jane', fileId)).toEqual(attachment);
    expect(disk.files().get(`/desk/blobs/${hash.slice(0, 2)}/${hash}`)).toEqual(bytes);
    expect(await blobs.stored.bytes(attachment)).toEqual(bytes);
    expect(await blobs.stored.bytes({ hash: hashOf(Buffer.from('other')), size: 5 })).toBe('missing');
  });

  test('is there after a restart and a power cut, staged and not, once it was confirmed', async () => {
    const { fileId, finished } = await handIn(await open(), bytes);
    const later = await open(disk.powerCutLosingAll());
    expect(await stagedIn(later, 'jane', fileId)).toEqual(finished);
    expect(await later.stored.bytes({ hash: hashOf(bytes), size: bytes.length })).toEqual(bytes);
  });

  test('of equal bytes is kept once, under each name that it was handed in with', async () => {
    const blobs = await open();
    const first = await handIn(blobs, bytes, 'first.txt');
    const second = await handIn(blobs, bytes, 'second.txt');
    expect((await stagedIn(blobs, 'jane', first.fileId))?.name).toBe('first.txt');
    expect((await stagedIn(blobs, 'jane', second.fileId))?.name).toBe('second.txt');
    expect([...disk.files().keys()].filter((path) => path.includes(hashOf(bytes)))).toHaveLength(1);
  });

  test('may be empty', async () => {
    const { finished } = await handIn(await open(), Buffer.alloc(0));
    expect(finished).toMatchObject({ size: 0, hash: hashOf(Buffer.alloc(0)) });
  });

  test.each([
    ['../../../etc/passwd', 'passwd'],
    ['C:\\Windows\\system.ini', 'system.ini'],
  ])('named %s never leaves its folder', async (name, safe) => {
    const blobs = await open();
    const { finished } = await handIn(blobs, bytes, name);
    expect(finished).toMatchObject({ name: safe });
    expect([...disk.files().keys()].every((path) => path.startsWith('/desk/blobs/'))).toBe(true);
  });
});

describe('what comes again because its answer was lost', () => {
  test('K13: is begun once, and a piece, also one that comes twice at once, counts once', async () => {
    const blobs = await open();
    const fileId = await begun(blobs, 'log.txt', 6);
    expect(await Promise.all([0, 0].map((at) => blobs.append('jane', fileId, at, Buffer.from('abc'))))).toEqual([
      undefined,
      undefined,
    ]);
    expect(await blobs.begin(janes, fileId, 'log.txt', 6)).toBeUndefined();
    expect(await blobs.append('jane', fileId, 0, Buffer.from('abc'))).toBeUndefined();
    expect(await blobs.append('jane', fileId, 3, Buffer.from('def'))).toBeUndefined();
    expect(await blobs.finish('jane', fileId)).toMatchObject({ size: 6, hash: hashOf(Buffer.from('abcdef')) });
  });

  test('K13: is refused where it leaves a gap, goes back, or is another piece', async () => {
    const blobs = await open();
    const fileId = await begun(blobs, 'log.txt', 9);
    expect(await blobs.append('jane', fileId, 0, Buffer.from('abc'))).toBeUndefined();
    for (const [offset, piece] of [
      [0, 'xyz'],
      [2, 'cde'],
      [6, 'ghi'],
    ] as const)
      expect(await blobs.append('jane', fileId, offset, Buffer.from(piece))).toBe('file.unknown');
    expect(await blobs.append('jane', fileId, 3, Buffer.from('defghi'))).toBeUndefined();
    expect(await blobs.finish('jane', fileId)).toMatchObject({ hash: hashOf(Buffer.from('abcdefghi')) });
  });

  test('K13: finds a finished file here, twice at once and after a restart', async () => {
    const blobs = await open();
    const fileId = await begun(blobs, 'log.txt', bytes.length);
    await blobs.append('jane', fileId, 0, bytes);
    const [first, second] = await Promise.all([blobs.finish('jane', fileId), blobs.finish('jane', fileId)]);
    expect(first).toMatchObject({ hash: hashOf(bytes) });
    expect(second).toEqual(first);
    const later = await open();
    expect(await later.begin(janes, fileId, 'log.txt', bytes.length)).toBeUndefined();
    expect(await later.finish('jane', fileId)).toEqual(first);
  });
});

describe('a file is refused', () => {
  test('that is larger than allowed, before a byte of it is written', async () => {
    const blobs = await open();
    expect(await blobs.begin(janes, newFileId(), 'film.mp4', largestFile + 1)).toBe('file.too-large');
    expect([...disk.files().keys()]).toEqual([]);
    expect(await blobs.begin(janes, newFileId(), 'film.mp4', largestFile)).toBeUndefined();
  });

  test('that is longer or shorter than was said, and nothing of it stays', async () => {
    const blobs = await open();
    const long = await begun(blobs, 'log.txt', 3);
    expect(await blobs.append('jane', long, 0, Buffer.from('four'))).toBe('file.wrong-size');
    expect(await blobs.finish('jane', long)).toBe('file.wrong-size');
    const short = await begun(blobs, 'log.txt', 3);
    expect(await blobs.append('jane', short, 0, Buffer.from('12'))).toBeUndefined();
    expect(await blobs.finish('jane', short)).toBe('file.wrong-size');
    expect([...disk.files().keys()]).toEqual([]);
  });

  test('that is not continued is removed completely; another agent cannot cancel it', async () => {
    const blobs = await open();
    const half = await begun(blobs, 'log.txt', 9);
    await blobs.append('jane', half, 0, Buffer.from('half'));
    await blobs.abandon('john', half);
    expect(await blobs.append('jane', half, 4, Buffer.from('more'))).toBeUndefined();
    await blobs.abandon('jane', half);
    expect([...disk.files().keys()]).toEqual([]);
    expect(await blobs.append('jane', half, 8, Buffer.from('!'))).toBe('file.unknown');
    await blobs.abandon('jane', half);
  });

  test('whose bytes found no room, and they take up none', async () => {
    const blobs = await open();
    const fileId = await begun(blobs, 'log.txt', bytes.length);
    disk.room = 100;
    await expect(blobs.append('jane', fileId, 0, bytes)).rejects.toThrow(systemError('ENOSPC').message);
    expect([...disk.files().keys()]).toEqual([]);
  });

  test('that was incomplete when the desk ended is removed by the next run, if the disk allows it', async () => {
    const blobs = await open();
    const { finished } = await handIn(blobs, bytes);
    const half = await begun(blobs, 'half.txt', 9);
    const isThere = (path: string) => path.endsWith(`/incoming/${half}`);
    disk.hooks = {
      before: ({ kind }) => {
        if (kind === 'remove') throw systemError('EROFS');
      },
    };
    await open();
    expect([...disk.files().keys()].filter(isThere)).toHaveLength(1);
    heal(disk);
    const later = await open();
    expect([...disk.files().keys()].filter(isThere)).toEqual([]);
    expect(finished).toMatchObject({ hash: hashOf(bytes) });
    expect(await later.stored.bytes({ hash: hashOf(bytes), size: bytes.length })).toEqual(bytes);
  });

  test('that was never begun, belongs to another agent, or is complete and gets more data', async () => {
    const blobs = await open();
    const { fileId } = await handIn(blobs, bytes);
    const open2 = await begun(blobs, 'log.txt', 3);
    for (const [agentId, id] of [
      ['jane', 'file-unknown'],
      ['john', fileId],
      ['john', open2],
    ] as const) {
      expect(await blobs.append(agentId, id, 0, Buffer.from('abc'))).toBe('file.unknown');
      expect(await blobs.finish(agentId, id)).toBe('file.unknown');
    }
    expect(await blobs.append('jane', fileId, bytes.length, Buffer.from('abc'))).toBe('file.unknown');
    expect(await stagedIn(blobs, 'john', fileId)).toBeUndefined();
    expect(await stagedIn(blobs, 'jane', open2)).toBeUndefined();
    expect(await stagedIn(await open(), 'john', fileId)).toBeUndefined();
  });
});

describe('files that were handed in and not sent', () => {
  const blobPaths = () => [...disk.files().keys()].filter((path) => /\/[0-9a-f]{64}$/.test(path));

  test('Q25: are kept for a week, longer in a draft, and their bytes while anybody has them or an entry names them', async () => {
    const blobs = await open();
    const [gone, drafted, sent, twice] = [
      await handIn(blobs, Buffer.from('gone')),
      await handIn(blobs, Buffer.from('drafted')),
      await handIn(blobs, Buffer.from('sent')),
      await handIn(blobs, Buffer.from('twice')),
    ];
    drafts?.add(drafted.fileId);
    named.add(hashOf(Buffer.from('sent')));
    nowMs += keptMs;
    await blobs.sweep();
    expect(await stagedIn(blobs, 'jane', gone.fileId)).toBeDefined();
    const fresh = await handIn(blobs, Buffer.from('twice'), 'again');
    nowMs += 1;
    await blobs.sweep();
    const known = [gone, drafted, sent, twice, fresh].map(({ fileId }) => blobs.staged('jane', fileId) !== undefined);
    expect(known).toEqual([false, true, false, false, true]);
    const left = ['drafted', 'sent', 'twice'].map((text) => hashOf(Buffer.from(text)));
    expect(
      blobPaths()
        .map((path) => path.slice(-64))
        .sort(),
    ).toEqual(left.sort());
    expect(await stagedIn(await open(), 'jane', gone.fileId)).toBeUndefined();
  });

  test('W43: what was just uploaded counts as uploaded when it is sent, so that nothing more is written', async () => {
    const blobs = await open();
    await handIn(blobs, bytes);
    named.add(hashOf(bytes));
    nowMs += 10 * 60_000 - 1;
    const calls = disk.callCount();
    await blobs.sent('jane', [hashOf(bytes)]);
    expect(disk.callCount()).toBe(calls);
    nowMs += 1;
    await blobs.sent('jane', [hashOf(bytes)]);
    expect(disk.callCount()).toBeGreaterThan(calls);
  });

  test('W43: what was sent is kept for a week from then, however long it was a draft: an undo brings it back', async () => {
    const blobs = await open();
    const { fileId } = await handIn(blobs, bytes);
    nowMs += 2 * keptMs;
    named.add(hashOf(bytes));
    await blobs.sent('jane', [hashOf(bytes)]);
    await blobs.sweep();
    expect(await stagedIn(blobs, 'jane', fileId)).toBeDefined();
    expect(await stagedIn(await open(), 'jane', fileId)).toBeDefined();
    nowMs += keptMs + 1;
    await blobs.sweep();
    expect(await stagedIn(blobs, 'jane', fileId)).toBeUndefined();
  });

  test('Q25: all stay where a draft cannot be read, and their bytes where an entry may be missing here', async () => {
    const blobs = await open();
    const { fileId } = await handIn(blobs, bytes);
    nowMs += 2 * keptMs;
    drafts = undefined;
    await blobs.sweep();
    expect(await stagedIn(blobs, 'jane', fileId)).toBeDefined();
    drafts = new Set();
    knowsAll = false;
    await blobs.sweep();
    expect(await stagedIn(blobs, 'jane', fileId)).toBeUndefined();
    expect(blobPaths()).toHaveLength(1);
  });

  test('Q25: an entry that takes one in the same moment keeps its bytes', async () => {
    const blobs = await open();
    const { fileId } = await handIn(blobs, bytes);
    nowMs += 2 * keptMs;
    const taken = await stagedIn(blobs, 'jane', fileId);
    const settling: FileUse = {
      ...use,
      settled: async () => void named.add(taken?.hash ?? ''),
    };
    const later = await blobsOn(disk, () => nowMs, settling);
    await later.sweep();
    expect(await later.stored.bytes({ hash: hashOf(bytes), size: bytes.length })).toEqual(bytes);
  });

  test('Q25: one of an earlier version, of which nobody knows how old it is, counts from its first start', async () => {
    const file = { name: 'a', size: 4, type: 'text/plain', hash: hashOf(Buffer.from('gone')) };
    disk.put('/desk/blobs/staged/old', JSON.stringify({ agentId: 'jane', file }));
    nowMs += 1;
    const blobs = await open();
    expect(await stagedIn(blobs, 'jane', 'old')).toEqual(file);
    nowMs += keptMs;
    await (await open()).sweep();
    expect(await stagedIn(blobs, 'jane', 'old')).toEqual(file);
    nowMs += 1;
    const later = await open();
    await later.sweep();
    expect(await stagedIn(later, 'jane', 'old')).toBeUndefined();
  });

  test('Q26: take up so much for each agent and no more; what is sent, or long in no draft, makes room', async () => {
    const size = largestFile;
    const staged = (index: number, agentId = 'jane', stagedMs = nowMs) => {
      const file = { name: 'film', size, type: 'video/mp4', hash: hashOf(Buffer.from(`${index}`)) };
      disk.put(`/desk/blobs/staged/${agentId}-${index}`, JSON.stringify({ agentId, file, stagedMs }));
    };
    for (let index = 0; index < mostUnsent / size; index += 1) {
      staged(index);
      staged(100 + index, 'john');
    }
    const blobs = await open();
    expect(await blobs.begin(janes, newFileId(), 'one more', 1)).toBe('file.no-room');
    named.add(hashOf(Buffer.from('3')));
    await begun(blobs, 'one more', size - 1);
    expect(await blobs.begin(janes, newFileId(), 'two more', 2)).toBe('file.no-room');
    nowMs += keptWithoutRoomMs + 1;
    drafts?.add('jane-1');
    expect(await blobs.begin(janes, newFileId(), 'one more', size)).toBeUndefined();
    expect(await blobs.begin(janes, newFileId(), 'two more', 2)).toBeUndefined();
    expect([0, 1, 2].map((index) => blobs.staged('jane', `jane-${index}`) !== undefined)).toEqual([false, true, false]);
    expect(await stagedIn(blobs, 'john', 'john-100')).toBeDefined();
  });
});
