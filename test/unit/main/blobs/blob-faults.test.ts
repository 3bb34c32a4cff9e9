import { describe, expect, test } from 'vitest';
import type { Blobs } from '../../../../main/blobs/blobs.ts';
import { seed, seeded } from '../../../support/fault-desk.ts';
import { failAsPlanned, heal } from '../../../support/fault-plan.ts';
import { blobsOn, someBytes as bytes, handIn, hashOf, janes, newFileId, stagedIn } from '../../../support/handed-in.ts';
import { changesDisk, createSimulatedDisk, type SimulatedDisk, systemError } from '../../../support/simulated-disk.ts';

describe(`a fault while a file is handed in (seed ${seed})`, () => {
  test('never leaves bytes under a hash that is not theirs, or a staged file without its bytes', async () => {
    for (const when of ['before', 'after'] as const) {
      for (let at = 1, fails = true; fails; at += 1) {
        const failing = createSimulatedDisk();
        const blobs = await blobsOn(failing);
        const cameToPass = failAsPlanned(failing, { at, code: 'ENOSPC', lasting: false, when });
        await handInRegardless(blobs);
        fails = cameToPass();
        heal(failing);
        await expectSound(failing);
        await handIn(await blobsOn(failing), bytes);
      }
    }
  });

  test('of a full disk at any byte neither', async () => {
    for (let room = 0; room < bytes.length + 20; room += 7) {
      const full = createSimulatedDisk();
      full.room = room;
      await handInRegardless(await blobsOn(full));
      await expectSound(full);
    }
  });

  test('of the power neither', async () => {
    const random = seeded(30);
    const disk = createSimulatedDisk();
    const blobs = await blobsOn(disk);
    const moments: SimulatedDisk[] = [];
    disk.hooks = {
      before: (call) => {
        if (changesDisk(call)) moments.push(disk.powerCut(random), disk.powerCut(random), disk.powerCutLosingAll());
      },
    };
    await handIn(blobs, bytes);
    for (const moment of moments) await expectSound(moment);
  });

  /** A window that continues regardless of errors. */
  async function handInRegardless(blobs: Blobs): Promise<void> {
    const attempt = async <T>(task: () => Promise<T>) => task().catch((error: unknown) => expectSystemError(error));
    const fileId = newFileId();
    await attempt(() => blobs.begin(janes, fileId, 'log.txt', bytes.length));
    const half = Math.floor(bytes.length / 2);
    for (const [offset, piece] of [
      [0, bytes.subarray(0, half)],
      [half, bytes.subarray(half)],
    ] as const) {
      await attempt(() => blobs.append('jane', fileId, offset, piece));
    }
    await attempt(() => blobs.finish('jane', fileId));
  }

  function expectSystemError(error: unknown): undefined {
    expect(error).toMatchObject({ code: 'ENOSPC', message: systemError('ENOSPC').message });
  }

  async function expectSound(on: SimulatedDisk): Promise<void> {
    for (const [path, content] of on.files()) {
      const hash = path.slice(path.lastIndexOf('/') + 1);
      if (/^[0-9a-f]{64}$/.test(hash)) expect(hashOf(content)).toBe(hash);
    }
    const blobs = await blobsOn(on);
    const staged = [...on.files().keys()].filter((path) => path.includes('/staged/'));
    for (const path of staged) {
      const file = await stagedIn(blobs, 'jane', path.slice(path.lastIndexOf('/') + 1).replace(/\.json.*$/, ''));
      if (file) expect(await blobs.stored.bytes(file)).toEqual(bytes);
    }
  }
});
