import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createTimeLimitedDisk, type TimeLimitedDisk } from '../../../../main/platform/time-limited-disk.ts';
import { createSimulatedDisk, type DiskCall, type SimulatedDisk } from '../../../support/simulated-disk.ts';

const limitMs = 1_000;

let simulated: SimulatedDisk;
let disk: TimeLimitedDisk;
let answer: () => void;

beforeEach(async () => {
  vi.useFakeTimers();
  simulated = createSimulatedDisk();
  for (const folder of ['/share/desk', '/share/other', '/home']) await simulated.makeFolder(folder);
  simulated.put('/share/desk/a', 'words');
  simulated.put('/home/a', 'words');
  disk = createTimeLimitedDisk(simulated, limitMs);
});

afterEach(() => {
  vi.useRealTimers();
});

/** From now on calls that are meant wait until `answer` is called. */
function hang(hangs: (call: DiskCall) => boolean): void {
  const held = new Promise<void>((resolve) => {
    answer = resolve;
  });
  simulated.hooks = { before: (call) => (hangs(call) ? held : undefined) };
}

const noAnswer = { code: 'ETIMEDOUT' };

describe('a disk whose calls are limited in time', () => {
  test('answers as the disk does, errors included, while that answers in time', async () => {
    expect((await disk.read('/home/a')).toString()).toBe('words');
    await expect(disk.read('/home/b')).rejects.toMatchObject({ code: 'ENOENT' });
    const file = await disk.open('/home/b', 'create');
    await file.write(Buffer.from('more'));
    await file.datasync();
    await file.close();
    expect((await disk.read('/home/b')).toString()).toBe('more');
    expect(disk.isWaiting()).toBe(false);
  });

  test.each([
    ['read', () => disk.read('/share/desk/a')],
    ['open', () => disk.open('/share/desk/a', 'append')],
    ['list', () => disk.list('/share/desk')],
    ['rename', () => disk.rename('/share/desk/a', '/share/desk/b')],
    ['link', () => disk.link('/share/desk/a', '/share/desk/b')],
    ['remove', () => disk.remove('/share/desk/a')],
    ['makeFolder', () => disk.makeFolder('/share/desk/new')],
    ['removeFolder', () => disk.removeFolder('/share/desk')],
    ['syncFolder', () => disk.syncFolder('/share/desk')],
  ] as const)('says that there is no answer when %s takes longer than that', async (kind, call) => {
    hang((hanging) => hanging.kind === kind);
    const refused = expect(call()).rejects.toMatchObject(noAnswer);
    await vi.advanceTimersByTimeAsync(limitMs);
    await refused;
  });

  test.each(['write', 'readAt', 'datasync', 'truncate', 'size', 'close'] as const)(
    'says so of an open file when %s takes longer',
    async (kind) => {
      const file = await disk.open('/share/desk/a', 'append');
      hang((hanging) => hanging.kind === kind);
      const calls = {
        write: () => file.write(Buffer.from('x')),
        readAt: () => file.readAt(0, 1),
        datasync: file.datasync,
        truncate: () => file.truncate(0),
        size: file.size,
        close: file.close,
      };
      const refused = expect(calls[kind]()).rejects.toMatchObject(noAnswer);
      await vi.advanceTimersByTimeAsync(limitMs);
      await refused;
    },
  );

  test('G6: sends no more calls to a folder that hangs, and still serves other folders, also beside it', async () => {
    hang(({ path }) => path.startsWith('/share/desk'));
    const refused = expect(disk.list('/share/desk')).rejects.toMatchObject(noAnswer);
    await vi.advanceTimersByTimeAsync(limitMs);
    await refused;
    const before = simulated.callCount();
    await expect(disk.read('/share/desk/a')).rejects.toMatchObject(noAnswer);
    await expect(disk.makeFolder('/share/desk/deep/new')).rejects.toMatchObject(noAnswer);
    expect(() => disk.fingerprint('/share/desk/a')).toThrow('ETIMEDOUT');
    expect(simulated.callCount()).toBe(before);
    expect((await disk.read('/home/a')).toString()).toBe('words');
    // A share mounted in a home folder says nothing about that folder.
    expect(await disk.list('/share')).toEqual(['desk', 'other']);
  });

  test('takes a file that hangs for its folder', async () => {
    hang(({ kind }) => kind === 'read');
    const refused = expect(disk.read('/share/desk/a')).rejects.toMatchObject(noAnswer);
    await vi.advanceTimersByTimeAsync(limitMs);
    await refused;
    await expect(disk.list('/share/desk')).rejects.toMatchObject(noAnswer);
    expect(await disk.list('/share/other')).toEqual([]);
  });

  test('serves the folder again once the call has returned', async () => {
    hang(({ kind }) => kind === 'list');
    const refused = expect(disk.list('/share/desk')).rejects.toMatchObject(noAnswer);
    await vi.advanceTimersByTimeAsync(limitMs);
    await refused;
    expect(disk.isWaiting()).toBe(true);
    answer();
    await vi.advanceTimersByTimeAsync(0);
    expect(disk.isWaiting()).toBe(false);
    expect(await disk.list('/share/desk')).toEqual(['a']);
  });

  test('closes a file that opens after its call was given up', async () => {
    const kinds: string[] = [];
    hang(({ kind }) => kind === 'open');
    const { before } = simulated.hooks;
    simulated.hooks = {
      before: (call) => {
        kinds.push(call.kind);
        return before?.(call);
      },
    };
    const refused = expect(disk.open('/share/desk/a', 'read')).rejects.toMatchObject(noAnswer);
    await vi.advanceTimersByTimeAsync(limitMs);
    await refused;
    answer();
    await vi.advanceTimersByTimeAsync(0);
    expect(kinds).toEqual(['open', 'close']);
  });
});
