import { beforeEach, describe, expect, test } from 'vitest';
import { type DeskLock, type LockIdentity, takeLock } from '../../../../main/desk/lock.ts';
import { type LockOwner, lockPath, readOwner } from '../../../../main/desk/lock-file.ts';
import { seed, seeded } from '../../../support/fault-desk.ts';
import { interleaved } from '../../../support/fault-interleave.ts';
import { onePath } from '../../../support/one-path.ts';
import { createSimulatedDisk, type SimulatedDisk, systemError } from '../../../support/simulated-disk.ts';
import { countingIds } from '../../../support/test-desk.ts';

const folder = '/desk';
const newToken = countingIds('lock-');

let disk: SimulatedDisk;

beforeEach(() => {
  disk = createSimulatedDisk();
  disk.put(`${folder}/desk.json`, 'there is a desk');
});

/** A process with a pid; `alive` are the others that run, with the time they started. */
function process(pid: number, alive: Readonly<Record<number, string>> = {}, host = 'here'): LockIdentity {
  const running: Readonly<Record<number, string>> = { ...alive, [pid]: `start-${pid}` };
  return { pid, started: `start-${pid}`, host, token: newToken(), startOf: async (other) => running[other] };
}

const nowhere = { port: null, secret: null, folder: null, since: null };

function owner(values: Partial<LockOwner> = {}): LockOwner {
  return { pid: 1, started: 'start-1', host: 'here', token: newToken(), ...nowhere, ...values };
}

function putLock(values: Partial<LockOwner> = {}): LockOwner {
  const held = owner(values);
  disk.put(lockPath(folder), `${JSON.stringify(held)}\n`);
  return held;
}

async function held(us: LockIdentity): Promise<DeskLock> {
  const lock = await takeLock(disk, folder, us);
  return 'heldBy' in lock ? expect.fail(`held by ${lock.heldBy.pid}`) : lock;
}

describe('a lock', () => {
  test('names its owner in its file, and is removed with them', async () => {
    const us = process(7);
    const lock = await held(us);
    expect(lock.tookOver).toBe(false);
    const { startOf: _startOf, ...named } = us;
    expect(await readOwner(disk, lockPath(folder))).toEqual({ ...named, ...nowhere, folder });
    await lock.release();
    expect([...disk.files().keys()]).toEqual([`${folder}/desk.json`]);
  });

  test('refuses a second process and names the first', async () => {
    const first = process(7);
    await held(first);
    const second = await takeLock(disk, folder, process(8, { 7: 'start-7' }));
    expect(second).toMatchObject({ heldBy: { pid: 7, started: 'start-7', host: 'here', token: first.token } });
  });

  test('of a process that is gone is taken over', async () => {
    putLock({ pid: 7, started: 'start-7' });
    const us = process(8);
    const lock = await held(us);
    expect(lock.tookOver).toBe(true);
    await lock.check();
    expect([...disk.files().keys()]).toEqual([`${folder}/desk.json`, onePath(lockPath(folder))]);
  });

  test('whose pid another process was given since is taken over', async () => {
    putLock({ pid: 7, started: 'start-7' });
    expect((await held(process(8, { 7: 'much later' }))).tookOver).toBe(true);
  });

  test('of an earlier process that had our own pid is taken over', async () => {
    putLock({ pid: 8, started: 'before the last restart' });
    expect((await held(process(8))).tookOver).toBe(true);
  });

  test.each([
    ['the present start', { 7: '' }, 'start-7'],
    ['the recorded start', { 7: 'start-7' }, ''],
  ])('is respected where the system does not tell %s of a pid that runs', async (_what, alive, started) => {
    putLock({ pid: 7, started });
    expect(await takeLock(disk, folder, process(8, alive))).toMatchObject({ heldBy: { pid: 7 } });
  });

  test('G10: of another computer is never taken over, whatever processes run here', async () => {
    const before = putLock({ pid: 7, host: 'elsewhere' });
    expect(await takeLock(disk, folder, process(8))).toEqual({ heldBy: before });
    expect(await readOwner(disk, lockPath(folder))).toEqual(before);
  });

  test.each(['', '{"pid":7', '\0\0\0\0', '[]', '{"pid":"seven"}'])(
    'that reads %j names nobody and is replaced',
    async (text) => {
      disk.put(lockPath(folder), text);
      const lock = await held(process(8));
      expect(lock.tookOver).toBe(true);
      await lock.check();
    },
  );

  test('that this process could not let go of is no obstacle to itself', async () => {
    const lock = await held(process(7));
    disk.hooks = {
      before: ({ kind }) => {
        if (kind === 'remove') throw Object.assign(new Error('once'), { code: 'EIO' });
      },
    };
    await expect(lock.release()).rejects.toThrow('once');
    disk.hooks = {};
    expect((await held(process(7))).tookOver).toBe(true);
  });

  test('that this process holds holds itself off too', async () => {
    const first = process(7);
    await held(first);
    expect(await takeLock(disk, folder, process(7))).toMatchObject({ heldBy: { token: first.token } });
  });
});

describe('a lock that was not left by a process of this folder', () => {
  const since = '2026-11-16T14:00:00.000Z';

  test('says since when, and for which folder', async () => {
    await takeLock(disk, folder, process(7), { since });
    expect(await readOwner(disk, lockPath(folder))).toMatchObject({ since, folder });
  });

  test('G10: of another computer is taken over where a person decided so, and its owner notices', async () => {
    const us = process(7, {}, 'elsewhere');
    const theirs = await held(us);
    const ours = await takeLock(disk, folder, process(8), { takeOver: us.token });
    expect(ours).toMatchObject({ tookOver: true });
    await expect(theirs.check()).rejects.toMatchObject({ failure: 'lock-lost' });
    await theirs.announce(4711, 'secret');
    await theirs.release();
    expect(await readOwner(disk, lockPath(folder))).toMatchObject({ pid: 8, port: null });
  });

  test('is taken over only from the owner that the person confirmed', async () => {
    const present = putLock({ pid: 7, host: 'elsewhere' });
    expect(await takeLock(disk, folder, process(8), { takeOver: 'an older lock' })).toEqual({ heldBy: present });
  });

  test('G10: is respected although its computer was renamed: nothing is known of what runs on another one', async () => {
    const before = putLock({ pid: 8, started: 'start-8', host: 'old-name' });
    expect(await takeLock(disk, folder, process(8))).toEqual({ heldBy: before });
  });

  test('G11: copied with the folder of a running desk blocks no one there', async () => {
    const alive = { 7: 'start-7' };
    await held(process(7));
    disk.put('/copy/lock', disk.files().get(onePath(lockPath(folder))) ?? '');
    expect(await takeLock(disk, '/copy', process(8, alive))).toMatchObject({ tookOver: true });
    expect(await takeLock(disk, folder, process(8, alive))).toMatchObject({ heldBy: { pid: 7 } });
  });

  test('is respected where the folder only has another name now', async () => {
    putLock({ pid: 7, started: 'start-7', folder: '/other-name' });
    const real = disk;
    const named = (path: string) => onePath(path).replace('/other-name', folder);
    disk = { ...real, read: (path) => real.read(named(path)), files: real.files };
    expect(await takeLock(disk, folder, process(8, { 7: 'start-7' }))).toMatchObject({ heldBy: { pid: 7 } });
  });

  test('is respected where its folder cannot be looked at', async () => {
    putLock({ pid: 7, started: 'start-7', folder: '/locked/away' });
    disk.hooks = {
      before: ({ path }) => {
        if (path.startsWith('/locked')) throw systemError('EACCES');
      },
    };
    expect(await takeLock(disk, folder, process(8, { 7: 'start-7' }))).toMatchObject({ heldBy: { pid: 7 } });
  });

  test('G11: leaves nothing beside it: what crashes left there is swept, other files stay', async () => {
    const token = 'a'.repeat(43);
    for (const name of [`lock.${token}`, `lock.dead-${token}`, 'lock.txt', 'lock notes.md']) {
      disk.put(`${folder}/${name}`, '{"pid":');
    }
    await held(process(7));
    expect([...disk.files().keys()].toSorted()).toEqual(
      ['desk.json', 'lock', 'lock notes.md', 'lock.txt'].map((name) => `${folder}/${name}`),
    );
  });
});

describe('check', () => {
  test('passes as long as the lock is ours, before and after it was announced', async () => {
    const lock = await held(process(7));
    await lock.check();
    await lock.announce(4711, 'secret');
    await lock.check();
    expect(await readOwner(disk, lockPath(folder))).toMatchObject({ pid: 7, port: 4711, secret: 'secret' });
  });

  test('is let go of for good, even while it is being announced', async () => {
    const lock = await held(process(7));
    await Promise.all([lock.announce(4711, 'secret'), lock.release()]);
    expect(await readOwner(disk, lockPath(folder))).toBeUndefined();
  });

  test('notices a takeover, even one in a file of the same length', async () => {
    const us = process(7);
    const lock = await held(us);
    await lock.check();
    putLock({ pid: 8, started: 'start-8', token: newToken() });
    await expect(lock.check()).rejects.toMatchObject({ failure: 'lock-lost' });
    await lock.release();
    expect(await readOwner(disk, lockPath(folder))).toMatchObject({ pid: 8 });
  });

  test('notices a lock that was deleted', async () => {
    const lock = await held(process(7));
    await disk.remove(lockPath(folder));
    await expect(lock.check()).rejects.toMatchObject({ failure: 'lock-lost' });
  });
});

describe(`takers at the same time (seed ${seed})`, () => {
  type Taken = Awaited<ReturnType<typeof takeLock>>;

  /** Lets processes take one lock side by side; the answer is what each got, and who passes a check afterwards. */
  async function contest(round: number, takers: number, start: () => void) {
    const random = seeded(round);
    disk = createSimulatedDisk();
    disk.put(`${folder}/desk.json`, 'there is a desk');
    start();
    const alive = Object.fromEntries(Array.from({ length: takers }, (_, index) => [10 + index, `start-${10 + index}`]));
    const tasks = Object.keys(alive).map((pid) => () => takeLock(disk, folder, process(Number(pid), alive)));
    const taken = await interleaved<Taken>(disk, random, tasks);
    const locks = taken.filter((lock) => 'check' in lock);
    const passed: boolean[] = [];
    for (const lock of locks)
      passed.push(
        await lock.check().then(
          () => true,
          () => false,
        ),
      );
    return { locks: locks.length, passed: passed.filter(Boolean).length, taken };
  }

  test.each([
    ['there is none', () => undefined],
    ['its owner is dead', () => putLock({ pid: 1 })],
    ['it cannot be read', () => disk.put(lockPath(folder), '{')],
  ])('of a lock while %s: exactly one of two gets it', async (_when, start) => {
    for (let round = 0; round < 400; round++) {
      const { locks, passed, taken } = await contest(round, 2, start);
      expect({ round, locks, passed }).toEqual({ round, locks: 1, passed: 1 });
      expect(taken.filter((lock) => 'heldBy' in lock)).toHaveLength(1);
    }
  });

  test('of one process: exactly one of them gets it', async () => {
    for (let round = 0; round < 400; round++) {
      disk = createSimulatedDisk();
      disk.put(`${folder}/desk.json`, 'there is a desk');
      const tasks = [1, 2].map(() => () => takeLock(disk, folder, process(10)));
      const taken = await interleaved<Taken>(disk, seeded(round), tasks);
      const locks = taken.filter((lock) => 'check' in lock);
      expect({ round, locks: locks.length }).toEqual({ round, locks: 1 });
      await locks[0]?.check();
      await locks[0]?.release();
    }
  });

  test('of a dead one are three: exactly one passes the check that comes before each write', async () => {
    for (let round = 0; round < 800; round++) {
      const { passed } = await contest(round, 3, () => putLock({ pid: 1 }));
      expect({ round, passed }).toEqual({ round, passed: 1 });
    }
  });
});
