import { describe, expect, test } from 'vitest';
import { conditionOf } from '../../../../main/desk/condition.ts';
import { createDeskManager, type DeskManager } from '../../../../main/desk/desk-manager.ts';
import { failed } from '../../../../shared/bridge/result.ts';
import { foundOn, portsOf, seed, seeded } from '../../../support/fault-desk.ts';
import { quickly } from '../../../support/quick-hash.ts';
import { preparesSample } from '../../../support/sample-texts.ts';
import { changesDisk, createSimulatedDisk, type SimulatedDisk } from '../../../support/simulated-disk.ts';
import { countingIds, expectDone } from '../../../support/test-desk.ts';

const sampleFolder = '/home/sample';
let lives = 1;
const newKey = countingIds('key-');

function livePorts(disk: SimulatedDisk, folder: string) {
  lives += 1;
  const ports = portsOf(disk, lives);
  return { ...ports, location: { ...ports.location, folder }, hash: quickly };
}

function managerOn(disk: SimulatedDisk, prepareSample: typeof preparesSample = preparesSample): DeskManager {
  return createDeskManager({
    livePorts: (folder) => livePorts(disk, folder),
    typedFolder: (typed) => typed,
    exampleFolder: '/home/ada/Deskside',
    hostName: 'Test',
    deskFolder: '/home/desk',
    usualFolder: '/home/desk',
    sampleFolder,
    remembered: async () => undefined,
    remember: async () => undefined,
    prepareSample,
  });
}

async function ticketsOfSample(disk: SimulatedDisk): Promise<number> {
  const deskManager = managerOn(disk);
  expectDone(await deskManager.openSample(newKey()));
  const tickets = deskManager.desk()?.engine.rows.count() ?? 0;
  await deskManager.close();
  return tickets;
}

/** What a task leaves when its process is killed at every so many of its calls, or the power is cut. */
async function momentsOf(disk: SimulatedDisk, task: () => Promise<unknown>, some: number): Promise<SimulatedDisk[]> {
  const random = seeded(some);
  const first = random.between(0, some - 1);
  let calls = 0;
  const moments: SimulatedDisk[] = [];
  disk.hooks = {
    before: (call) => {
      if (!changesDisk(call)) return;
      calls += 1;
      if (calls % some !== first) return;
      moments.push(random.chance(0.5) ? disk.copy() : disk.powerCut(random));
    },
  };
  await task();
  disk.hooks = {};
  return moments;
}

describe(`a sample desk (seed ${seed})`, () => {
  test('G14: that was cut off while it was made is made anew', async () => {
    const disk = createSimulatedDisk();
    const deskManager = managerOn(disk);
    const moments = await momentsOf(disk, () => deskManager.openSample(newKey()), 60);
    await deskManager.close();
    expect(moments.length).toBeGreaterThan(3);
    for (const moment of moments) {
      const start = managerOn(moment);
      await start.openRemembered();
      expect([start.desk(), start.problem()]).toEqual([undefined, null]);
      expect(await ticketsOfSample(moment)).toBe(40);
      expect(await ticketsOfSample(moment)).toBe(40);
    }
  });

  test('G14: that was cut off while it was deleted is made anew', async () => {
    const disk = createSimulatedDisk();
    const deskManager = managerOn(disk);
    expectDone(await deskManager.openSample(newKey()));
    const moments = await momentsOf(disk, () => deskManager.deleteSample(), 4);
    expect(moments.length).toBeGreaterThan(3);
    for (const moment of moments) expect(await ticketsOfSample(moment)).toBe(40);
  });

  test('G26: is kept where it cannot be made again, and started over once it can be', async () => {
    const disk = createSimulatedDisk();
    let areTextsThere = false;
    const deskManager = managerOn(disk, async () =>
      areTextsThere ? preparesSample() : failed('unavailable', 'sample.incomplete', { details: { file: 'x.json' } }),
    );
    const refused = { error: { reason: 'sample.incomplete' } };
    expect(await deskManager.openSample(newKey())).toMatchObject(refused);
    expect(disk.files().size).toBe(0);
    areTextsThere = true;
    expectDone(await deskManager.openSample(newKey()));
    const before = disk.files();
    areTextsThere = false;
    expect(await deskManager.startSampleOver(newKey())).toMatchObject(refused);
    expect(disk.files()).toEqual(before);
    expect(deskManager.desk()?.engine.rows.count()).toBe(40);
    areTextsThere = true;
    expectDone(await deskManager.startSampleOver(newKey()));
    expect(deskManager.desk()?.engine.rows.count()).toBe(40);
    await deskManager.close();
  });

  test('G14: is not created where a person has a desk of their own, nor where one was damaged', async () => {
    const disk = createSimulatedDisk();
    await expectDone(await foundOn(livePorts(disk, sampleFolder))).close();
    const whole = await conditionOf(livePorts(disk, sampleFolder).location);
    expect(await managerOn(disk).openSample(newKey())).toMatchObject({ error: { reason: 'folder.has-desk' } });
    expect(await conditionOf(livePorts(disk, sampleFolder).location)).toMatchObject({ kind: whole.kind });
    await disk.removeFolder(`${sampleFolder}/journal`);
    const before = disk.files();
    expect(await managerOn(disk).openSample(newKey())).toMatchObject({ error: { reason: 'desk-incomplete' } });
    expect(disk.files()).toEqual(before);
  });
});
