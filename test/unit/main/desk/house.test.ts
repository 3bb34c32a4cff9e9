import { describe, expect, test } from 'vitest';
import { createHouse, type DeskHouse, type HousePorts } from '../../../../main/desk/house.ts';
import { foundDesk } from '../../../../main/desk/set-up.ts';
import { startingRecords } from '../../../../shared/domain/starting-records.ts';
import { folder, foundOn, portsOf } from '../../../support/fault-desk.ts';
import { createSimulatedDisk, type SimulatedDisk, systemError } from '../../../support/simulated-disk.ts';
import { expectDone } from '../../../support/test-desk.ts';

async function foundedDisk(): Promise<SimulatedDisk> {
  const disk = createSimulatedDisk();
  await expectDone(await foundOn(portsOf(disk, 1))).close();
  return disk;
}

const usualFolder = '/home/usual';

function housePorts(disk: SimulatedDisk, remember: HousePorts['remember']): HousePorts {
  return {
    livePorts: () => portsOf(disk, 2),
    typedFolder: (typed) => typed.replace('~', '/home'),
    exampleFolder: '/home/ada/Deskside',
    hostName: 'Test',
    deskFolder: folder,
    usualFolder,
    sampleFolder: '/home/sample',
    remembered: async () => undefined,
    remember,
    writeSample: () => expect.fail('No sample is asked for'),
  };
}

function houseOn(disk: SimulatedDisk, remember: HousePorts['remember']): DeskHouse {
  return createHouse(housePorts(disk, remember));
}

describe('the house', () => {
  test('does not enter a desk that it cannot remember, and can open it the next time', async () => {
    const disk = await foundedDisk();
    let isFull = true;
    const remembered: (string | undefined)[] = [];
    const house = houseOn(disk, async (name) => {
      if (isFull) throw systemError('ENOSPC');
      remembered.push(name);
    });
    let heard = 0;
    house.onChange(() => (heard += 1));
    const answer = await house.open(folder);
    expect(answer).toMatchObject({ ok: false, error: { code: 'not-saved', reason: 'disk-full' } });
    expect([house.desk(), heard]).toEqual([undefined, 0]);
    isFull = false;
    expectDone(await house.open(folder));
    expect([house.desk()?.folder, heard, remembered]).toEqual([folder, 1, [folder]]);
    await house.close();
  });

  test('lets go of a desk even when its last words cannot be written', async () => {
    const disk = await foundedDisk();
    const house = houseOn(disk, async () => undefined);
    expectDone(await house.open(folder));
    let heard = 0;
    house.onChange(() => (heard += 1));
    disk.hooks = {
      before: ({ kind }) => {
        if (kind === 'remove') throw systemError('EIO');
      },
    };
    await expect(house.close()).rejects.toThrow('EIO');
    disk.hooks = {};
    expect([house.desk(), heard]).toEqual([undefined, 1]);
    expectDone(await house.open(folder));
  });

  test('says that a desk is damaged whose first line cannot be read, and offers no new one in its place', async () => {
    const disk = await foundedDisk();
    const [segment = ''] = [...disk.files().keys()].filter((path) => path.endsWith('.jsonl'));
    const bytes = Buffer.from(disk.files().get(segment) ?? '');
    bytes.write('x', 30);
    disk.put(segment, bytes);
    const house = houseOn(disk, async () => undefined);
    await house.openRemembered();
    expect(house.desk()).toBeUndefined();
    expect(JSON.stringify(house.problem())).toContain('damaged');
    expect(await house.open(folder)).toMatchObject({ ok: false, error: { reason: 'desk-damaged' } });
  });

  test('proposes the usual folder for a desk of one’s own once the sample was left where one would stand', async () => {
    const disk = createSimulatedDisk();
    const sample = { hostName: 'Test', isSample: true, secrets: {}, records: startingRecords('Sample', 'UTC', true) };
    await expectDone(await foundDesk(portsOf(disk, 1), sample)).close();
    const house = createHouse({
      ...housePorts(disk, async () => undefined),
      livePorts: (name) => {
        const ports = portsOf(disk, 2);
        return { ...ports, place: { ...ports.place, folder: name } };
      },
    });
    await house.openRemembered();
    expect([house.desk()?.folder, house.proposedFolder()]).toEqual([folder, folder]);
    expectDone(await house.leaveSample());
    expect([house.desk(), house.proposedFolder()]).toEqual([undefined, usualFolder]);
  });
});
