import { describe, expect, test } from 'vitest';
import type { DeskLocation } from '../../../../main/desk/desk-location.ts';
import { deviceNote } from '../../../../main/desk/device-note.ts';
import {
  claimDevice,
  type DeskFile,
  deviceCode,
  foundDeskFolder,
  readDeskFile,
} from '../../../../main/desk/identity.ts';
import { openLiveDesk } from '../../../../main/desk/live-desk.ts';
import type { OpenDesk } from '../../../../main/desk/open-desk.ts';
import { agentPrincipal } from '../../../../shared/domain/principal.ts';
import { dataFolder, folder, foundOn, portsOf, readCommits, verified } from '../../../support/fault-desk.ts';
import { changesDisk, createSimulatedDisk, type SimulatedDisk } from '../../../support/simulated-disk.ts';
import { countingIds, expectDone, someTicket } from '../../../support/test-desk.ts';

const newId = countingIds('id-');

function placeOn(disk: SimulatedDisk, at = folder): DeskLocation {
  return { disk, folder: at, dataFolder, newId, newSecret: newId, onFault: () => undefined };
}

async function founded(): Promise<{ disk: SimulatedDisk; file: DeskFile }> {
  const disk = createSimulatedDisk();
  await disk.makeFolder(folder);
  return { disk, file: await foundDeskFolder(placeOn(disk), 'Test', false) };
}

/** What each start of a process does with a folder that has journals of so many devices. */
async function claim(disk: SimulatedDisk, devices: number, at = folder): Promise<DeskFile> {
  const place = placeOn(disk, at);
  const file = await readDeskFile(place);
  const present = file && file !== 'newer' ? file : expect.fail('There is no desk');
  const claimed = await claimDevice(place, present, await deviceNote(place, present.device.id).read(), {
    newCode: async () => deviceCode(Math.max(1, devices)),
    isTaken: async () => false,
  });
  await claimed.confirm();
  return claimed.file;
}

/** The files below a folder, to be put back later or elsewhere. */
function saved(disk: SimulatedDisk, at = folder): (readonly [string, Buffer])[] {
  return [...disk.files()].flatMap(([path, bytes]) =>
    path.startsWith(`${at}/`) ? [[path.slice(at.length), bytes] as const] : [],
  );
}

function restore(disk: SimulatedDisk, files: readonly (readonly [string, Buffer])[], at = folder): void {
  for (const [path, bytes] of files) disk.put(`${at}${path}`, bytes);
}

function opens({ engine }: Pick<OpenDesk, 'engine'>, summary: string) {
  keys += 1;
  const principal = agentPrincipal('jane');
  return engine.run({ name: 'ticket.open', input: someTicket(summary), key: `key-opens-${keys}`, principal });
}

let keys = 0;

describe('the device of a desk folder', () => {
  test('stays the same however often the folder is opened, and its token never does', async () => {
    const { disk, file } = await founded();
    const tokens = new Set([file.device.token]);
    for (let start = 0; start < 5; start++) {
      const { device } = await claim(disk, 1);
      expect({ ...device, token: '' }).toEqual({ ...file.device, token: '' });
      tokens.add(device.token);
    }
    expect(tokens.size).toBe(6);
  });

  test('is a new one in a copy of the folder, whichever of the two is opened first', async () => {
    for (const [first, second] of [
      [folder, '/home/copy'],
      ['/home/copy', folder],
    ] as const) {
      const { disk, file } = await founded();
      restore(disk, saved(disk), '/home/copy');
      expect((await claim(disk, 1, first)).device.id).toBe(file.device.id);
      const copy = await claim(disk, 1, second);
      expect(copy.device).toMatchObject({ code: 'B', name: 'Test' });
      expect(copy.device.id).not.toBe(file.device.id);
      expect((await claim(disk, 2, second)).device.id).toBe(copy.device.id);
    }
  });

  test('is a new one in an older state of the folder that was put back', async () => {
    const { disk, file } = await founded();
    const backup = saved(disk);
    await claim(disk, 1);
    restore(disk, backup);
    const { device } = await claim(disk, 1);
    expect(device.id).not.toBe(file.device.id);
    expect(device.code).toBe('B');
  });

  test('is a new one where this computer has forgotten it', async () => {
    const { disk, file } = await founded();
    for (const path of disk.files().keys()) if (path.startsWith(dataFolder)) await disk.remove(path);
    expect((await claim(disk, 1)).device.id).not.toBe(file.device.id);
  });

  test('stays the same when a crash or a power cut comes at any call of a start', async () => {
    const { disk, file } = await founded();
    await claim(disk, 1);
    const moments: SimulatedDisk[] = [];
    disk.hooks = {
      before: (call) => {
        if (changesDisk(call)) moments.push(disk.copy(), disk.powerCutLosingAll());
      },
    };
    await claim(disk, 1);
    expect(moments.length).toBeGreaterThan(20);
    for (const moment of moments) {
      const again: SimulatedDisk[] = [];
      moment.hooks = {
        before: (call) => void (changesDisk(call) && again.push(moment.copy(), moment.powerCutLosingAll())),
      };
      expect((await claim(moment, 1)).device.id).toBe(file.device.id);
      // A second crash in the start after the first one is no excuse either.
      for (const second of again) expect((await claim(second, 1)).device.id).toBe(file.device.id);
    }
  });

  test('is known before its first line is written: a copy never continues the chain of the original', async () => {
    const disk = createSimulatedDisk();
    const desk = expectDone(await foundOn(portsOf(disk, 1)));
    await desk.close();
    const backup = saved(disk);
    const original = expectDone(await openLiveDesk(portsOf(disk, 2)));
    expectDone(await opens(original, 'Original'));
    await original.close();
    restore(disk, backup);
    const restored = expectDone(await openLiveDesk(portsOf(disk, 3)));
    const next = expectDone(await opens(restored, 'Restored'));
    expect(restored.engine.rows.get(next.ticketIds[0] ?? '')?.number).toBe('B1001');
    await restored.close();
    expect((await readCommits(disk)).map(({ name }) => name)).toEqual(['p1-000001:1', `${restored.file.device.id}:1`]);
    expect(await verified(disk)).toEqual([]);
  });

  test('writes nothing while its former token is noted, but shows its tickets, and tries again with the next change', async () => {
    const disk = createSimulatedDisk();
    const desk = expectDone(await foundOn(portsOf(disk, 1)));
    const [ticketId = ''] = expectDone(await opens(desk, 'Before')).ticketIds;
    await desk.close();
    let isClaimed = false;
    disk.hooks = {
      before: ({ kind, path }) => {
        if (isClaimed && kind === 'rename' && path.startsWith(`${dataFolder}/devices`))
          throw Object.assign(new Error('full'), { code: 'ENOSPC' });
      },
      after: ({ kind, path }) => {
        isClaimed ||= kind === 'rename' && path === `${folder}/desk.json`;
      },
    };
    const opened = expectDone(await openLiveDesk(portsOf(disk, 2)));
    expect(opened.engine.rows.has(ticketId)).toBe(true);
    expect(await opens(opened, 'Too early')).toMatchObject({ ok: false, error: { reason: 'disk-full' } });
    const linesThen = (await readCommits(disk)).length;
    disk.hooks = {};
    expectDone(await opens(opened, 'After'));
    await opened.close();
    expect((await readCommits(disk)).length).toBe(linesThen + 1);
  });
});

test('a failing call while a device is claimed leaves a folder that is claimed the next time as the same device', async () => {
  const { disk, file } = await founded();
  for (const when of ['before', 'after'] as const) {
    for (let at = 1, fails = true; fails; at += 1) {
      const failing = disk.copy();
      let calls = 0;
      failing.hooks = {
        [when]: () => {
          calls += 1;
          if (calls === at) throw Object.assign(new Error('once'), { code: 'EIO' });
        },
      };
      await claim(failing, 1).catch(() => undefined);
      fails = calls >= at;
      failing.hooks = {};
      expect((await claim(failing, 1)).device.id).toBe(file.device.id);
    }
  }
});

test('the codes of devices continue from B to Z, then with two letters', () => {
  expect([1, 2, 24, 25, 26, 27, 51, 52].map(deviceCode)).toEqual(['B', 'C', 'Y', 'Z', 'BA', 'BB', 'BZ', 'CA']);
});
