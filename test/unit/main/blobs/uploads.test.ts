import { beforeEach, describe, expect, test } from 'vitest';
import { idleMs, mostAtWindow, mostInAll } from '../../../../main/blobs/uploads.ts';
import { begun, blobsOn, someBytes as bytes, handIn, hashOf, newFileId } from '../../../support/handed-in.ts';
import { createSimulatedDisk, type SimulatedDisk } from '../../../support/simulated-disk.ts';

let disk: SimulatedDisk;
let nowMs = 0;

beforeEach(() => {
  disk = createSimulatedDisk();
});

const open = () => blobsOn(disk, () => nowMs);

describe('uploads that are begun', () => {
  const at = (windowId: string, agentId = 'jane') => ({ agentId, windowId });
  const incoming = () => [...disk.files().keys()].filter((path) => path.includes('/incoming/'));
  let handles: number;

  beforeEach(() => {
    handles = 0;
    disk.hooks = {
      after: ({ kind }) => {
        if (kind === 'open') handles += 1;
        if (kind === 'close') handles -= 1;
      },
    };
  });

  test('Q24: are so many at a window, and so many in all, and no more; one that ends makes room', async () => {
    const blobs = await open();
    const begin = (windowId: string, fileId = newFileId()) => blobs.begin(at(windowId), fileId, 'log.txt', 9);
    for (let window = 0; window * mostAtWindow < mostInAll; window += 1) {
      for (let count = 0; count < mostAtWindow; count += 1) expect(await begin(`window-${window}`)).toBeUndefined();
      expect(await begin(`window-${window}`)).toBe('file.too-many-begun');
    }
    expect(await begin('another')).toBe('file.too-many-begun');
    expect([handles, incoming().length]).toEqual([mostInAll, mostInAll]);
    await blobs.abandonAll('window-0');
    expect([handles, incoming().length]).toEqual([mostInAll - mostAtWindow, mostInAll - mostAtWindow]);
    expect(await begin('another')).toBeUndefined();
    await blobs.abandonAll();
    expect([handles, incoming()]).toEqual([0, []]);
  });

  test('Q24: end when no data arrives for some minutes', async () => {
    const blobs = await open();
    const [dropped, slow] = [await begun(blobs, 'a', 9), await begun(blobs, 'b', 9)];
    nowMs += idleMs - 1;
    expect(await blobs.append('jane', slow, 0, Buffer.from('x'))).toBeUndefined();
    nowMs += 1;
    await blobs.abandonIdle();
    expect(incoming()).toEqual([`/desk/blobs/incoming/${slow}`]);
    expect(await blobs.append('jane', dropped, 0, Buffer.from('x'))).toBe('file.unknown');
    expect(await blobs.append('jane', slow, 1, Buffer.from('y'))).toBeUndefined();
    expect(handles).toBe(1);
  });

  test('Q24: cannot be taken over by another agent under the same id, arrived or not', async () => {
    const blobs = await open();
    const half = await begun(blobs, 'a', 2);
    const { fileId, finished } = await handIn(blobs, bytes);
    for (const id of [half, fileId]) expect(await blobs.begin(at('other', 'john'), id, 'b', 2)).toBe('file.unknown');
    expect(await blobs.append('jane', half, 0, Buffer.from('ab'))).toBeUndefined();
    expect(await blobs.finish('jane', half)).toMatchObject({ hash: hashOf(Buffer.from('ab')) });
    expect(blobs.staged('jane', fileId)).toEqual(finished);
  });

  test('Q24: end with what was under way for them, and no later piece is written anywhere', async () => {
    const blobs = await open();
    const fileId = await begun(blobs, 'a', bytes.length);
    const appended = blobs.append('jane', fileId, 0, bytes);
    const ended = blobs.abandonAll('window');
    const late = blobs.append('jane', fileId, bytes.length, bytes);
    expect(await Promise.all([appended, ended, late])).toEqual([undefined, undefined, 'file.unknown']);
    expect([handles, incoming()]).toEqual([0, []]);
  });
});
