import { describe, expect, test } from 'vitest';
import { createDeskManager, type DeskManager, type DeskManagerPorts } from '../../../../main/desk/desk-manager.ts';
import { finishFounding } from '../../../../main/desk/identity.ts';
import { openLiveDesk } from '../../../../main/desk/live-desk.ts';
import { foundDesk, type SetUp } from '../../../../main/desk/set-up.ts';
import type { Disk } from '../../../../main/platform/disk.ts';
import { createTimeLimitedDisk } from '../../../../main/platform/time-limited-disk.ts';
import { agentPrincipal } from '../../../../shared/domain/principal.ts';
import { allInUse } from '../../../../shared/domain/records/desk-records.ts';
import type { RecordKind } from '../../../../shared/domain/records/registry.ts';
import { startingRecords } from '../../../../shared/domain/starting-records.ts';
import { folder, foundOn, portsOf } from '../../../support/fault-desk.ts';
import { quickly } from '../../../support/quick-hash.ts';
import { createSimulatedDisk, type SimulatedDisk, systemError } from '../../../support/simulated-disk.ts';
import { countingIds, expectDone, someTicket } from '../../../support/test-desk.ts';

const newKey = countingIds('key-');

async function foundedDisk(): Promise<SimulatedDisk> {
  const disk = createSimulatedDisk();
  await expectDone(await foundOn(portsOf(disk, 1))).close();
  return disk;
}

const usualFolder = '/home/usual';

function managerPorts(disk: SimulatedDisk, remember: DeskManagerPorts['remember']): DeskManagerPorts {
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
    prepareSample: () => expect.fail('No sample is asked for'),
  };
}

function managerOn(disk: SimulatedDisk, remember: DeskManagerPorts['remember']): DeskManager {
  return createDeskManager(managerPorts(disk, remember));
}

describe('the desk manager', () => {
  test('does not enter a desk that it cannot remember, and can open it the next time', async () => {
    const disk = await foundedDisk();
    let isFull = true;
    const remembered: (string | undefined)[] = [];
    const deskManager = managerOn(disk, async (name) => {
      if (isFull) throw systemError('ENOSPC');
      remembered.push(name);
    });
    let heard = 0;
    deskManager.onChange(() => (heard += 1));
    const answer = await deskManager.open(folder);
    expect(answer).toMatchObject({ ok: false, error: { code: 'not-saved', reason: 'disk-full' } });
    expect([deskManager.desk(), heard]).toEqual([undefined, 0]);
    isFull = false;
    expectDone(await deskManager.open(folder));
    expect([deskManager.desk()?.folder, heard, remembered]).toEqual([folder, 1, [folder]]);
    await deskManager.close();
  });

  test('releases a desk even when its last write fails', async () => {
    const disk = await foundedDisk();
    const deskManager = managerOn(disk, async () => undefined);
    expectDone(await deskManager.open(folder));
    let heard = 0;
    deskManager.onChange(() => (heard += 1));
    disk.hooks = {
      before: ({ kind }) => {
        if (kind === 'remove') throw systemError('EIO');
      },
    };
    await expect(deskManager.close()).rejects.toThrow('EIO');
    disk.hooks = {};
    expect([deskManager.desk(), heard]).toEqual([undefined, 1]);
    expectDone(await deskManager.open(folder));
  });

  test('G12: says that a desk is damaged whose only line cannot be read, and offers no new one in its place', async () => {
    const disk = await foundedDisk();
    const [segment = ''] = [...disk.files().keys()].filter((path) => path.endsWith('.jsonl'));
    const bytes = Buffer.from(disk.files().get(segment) ?? '');
    bytes.write('x', 30);
    disk.put(segment, bytes);
    const deskManager = managerOn(disk, async () => undefined);
    await deskManager.openRemembered();
    expect(deskManager.desk()).toBeUndefined();
    expect(deskManager.problem()).toMatchObject({ reason: 'desk-incomplete', folder });
    expect(await deskManager.open(folder)).toMatchObject({ ok: false, error: { reason: 'desk-incomplete' } });
  });

  test('proposes the usual folder for a desk of one’s own once the sample was left where one would stand', async () => {
    const disk = createSimulatedDisk();
    const sample = { hostName: 'Test', isSample: true, secrets: {}, records: startingRecords('Sample', 'UTC', true) };
    const made = expectDone(await foundDesk(portsOf(disk, 1), sample));
    await made.close();
    await finishFounding(portsOf(disk, 1).location, made.file);
    const deskManager = createDeskManager({
      ...managerPorts(disk, async () => undefined),
      livePorts: (name) => {
        const ports = portsOf(disk, 2);
        return { ...ports, location: { ...ports.location, folder: name } };
      },
    });
    await deskManager.openRemembered();
    expect([deskManager.desk()?.folder, deskManager.proposedFolder()]).toEqual([folder, folder]);
    expectDone(await deskManager.leaveSample());
    expect([deskManager.desk(), deskManager.proposedFolder()]).toEqual([undefined, usualFolder]);
  });
});

describe('a desk that cannot be opened', () => {
  function repairing(disk: SimulatedDisk): DeskManager {
    return managerOn(disk, async () => undefined);
  }

  test('G13: gets a new desk file where a person wants that, and this computer is a new device of the same desk', async () => {
    const disk = await foundedDisk();
    for (const name of ['desk.json', 'desk.json.previous']) await disk.remove(`${folder}/${name}`);
    const other = disk.copy();
    const deskManager = repairing(disk);
    await deskManager.openRemembered();
    expect(deskManager.problem()).toMatchObject({ reason: 'desk-file-missing', folder, missing: ['desk.json'] });
    expectDone(await deskManager.repair(folder));
    const file = deskManager.desk()?.file;
    expect([deskManager.problem(), file?.device.code, file?.isSample]).toEqual([null, 'B', false]);
    expect(deskManager.desk()?.reports).toContainEqual({ kind: 'file-restored', code: 'B' });
    const opened = await deskManager
      .desk()
      ?.engine.run({ name: 'ticket.open', input: someTicket(), key: 'key-mended', principal: agentPrincipal('jane') });
    expect(deskManager.desk()?.engine.rows.get(opened?.ok ? (opened.value.ticketIds[0] ?? '') : '')?.number).toBe(
      'B1001',
    );
    await deskManager.close();
    const again = repairing(disk);
    await again.openRemembered();
    expect(again.desk()?.file.device.id).toBe(file?.device.id);
    const elsewhere = repairing(other);
    expectDone(await elsewhere.repair(folder));
    expect(elsewhere.desk()?.file.deskId).toBe(file?.deskId);
  });

  test('G13: is left as it is where there is nothing to repair', async () => {
    const disk = await foundedDisk();
    await disk.removeFolder(`${folder}/journal`);
    const before = disk.files();
    expect(await repairing(disk).repair(folder)).toMatchObject({ ok: false });
    expect(disk.files()).toEqual(before);
  });

  test('G10: is taken over from another computer where a person wants that, with a new segment', async () => {
    const disk = await foundedDisk();
    const theirs = portsOf(disk, 7);
    const identity = { ...theirs.identity, host: 'reception' };
    const other = expectDone(await openLiveDesk({ ...theirs, identity }));
    const deskManager = repairing(disk);
    await deskManager.openRemembered();
    const { heldBy, reason } = deskManager.problem() ?? {};
    expect([reason, heldBy?.host, heldBy?.since]).toEqual([
      'desk-held-elsewhere',
      'reception',
      expect.stringMatching(/^2026-11-16T14:07/),
    ]);
    expect(await deskManager.takeOver(folder, 'another lock')).toMatchObject({
      error: { reason: 'desk-held-elsewhere' },
    });
    expectDone(await deskManager.takeOver(folder, heldBy?.token ?? ''));
    expect(deskManager.desk()?.reports).toContainEqual({ kind: 'taken-over', host: 'reception' });
    expectDone(
      (await deskManager.desk()?.engine.run({
        name: 'ticket.open',
        input: someTicket(),
        key: 'key-ours',
        principal: agentPrincipal('jane'),
      })) ?? expect.fail('closed'),
    );
    expect(
      await other.engine.run({
        name: 'ticket.open',
        input: someTicket(),
        key: 'key-theirs',
        principal: agentPrincipal('jane'),
      }),
    ).toMatchObject({
      error: { code: 'not-saved', reason: 'lock-lost' },
    });
    expect(await disk.list(`${folder}/journal/${deskManager.desk()?.file.device.id}`)).toEqual([
      '000001.jsonl',
      '000002.jsonl',
    ]);
    await deskManager.close();
  });

  test('that was open here last and is gone is reported, and is no first run', async () => {
    const deskManager = createDeskManager({
      ...managerPorts(createSimulatedDisk(), async () => undefined),
      remembered: async () => folder,
    });
    await deskManager.openRemembered();
    expect(deskManager.problem()).toMatchObject({ reason: 'desk-gone', folder });
  });
});

const ada = { name: 'Ada Park', colour: 'violet', secret: 'four lanterns by the river' } as const;
const small = { name: 'New', folder, startWith: 'osticket', timeZone: 'UTC', administrator: ada, agents: [] } as const;

/** A set-up as the form sends it. */
function setUp(change: Partial<SetUp> = {}): SetUp {
  return { ...small, agents: [], ...change };
}

/** A desk manager on a disk, with its desk in whichever folder is asked for. */
function managerAnywhere(disk: Disk): DeskManager {
  let lives = 2;
  return createDeskManager({
    ...managerPorts(createSimulatedDisk(), async () => undefined),
    livePorts: (name) => {
      const ports = portsOf(disk, lives++);
      return { ...ports, location: { ...ports.location, folder: name }, hash: quickly };
    },
  });
}

describe('setting up', () => {
  test('G1: understands the folder as a person typed it, and answers who the administrator is', async () => {
    const disk = createSimulatedDisk();
    const deskManager = managerAnywhere(disk);
    expect(expectDone(await deskManager.checkFolder('~/new'))).toEqual({ folder: '/home/new' });
    const { administratorId } = expectDone(await deskManager.setUp(setUp({ folder: '~/new' }), newKey()));
    expect(deskManager.desk()?.folder).toBe('/home/new');
    expect(deskManager.desk()?.engine.records.get('agent', administratorId)).toMatchObject({
      name: 'Ada Park',
      isAdministrator: true,
    });
    await deskManager.close();
  });

  test('asks for a whole path and shows one', async () => {
    const deskManager = managerAnywhere(createSimulatedDisk());
    for (const answer of [
      await deskManager.checkFolder('desk'),
      await deskManager.setUp(setUp({ folder: 'desk' }), newKey()),
      await deskManager.open('desk'),
    ]) {
      expect(answer).toMatchObject({
        ok: false,
        error: { reason: 'folder.relative', details: { example: '/home/ada/Deskside' } },
      });
    }
  });

  test('G6: says so when the disk does not answer, and does not hold up the next request', async () => {
    const simulated = createSimulatedDisk();
    simulated.hooks = {
      before: ({ path }) => (path.startsWith('/share') ? new Promise<never>(() => undefined) : undefined),
    };
    const disk = createTimeLimitedDisk(simulated, 20);
    const deskManager = managerAnywhere(disk);
    const silent = { ok: false, error: { reason: 'folder.silent' } };
    expect(await deskManager.checkFolder('/share/desk')).toMatchObject(silent);
    const [hung, next] = await Promise.all([
      deskManager.setUp(setUp({ folder: '/share/desk' }), newKey()),
      deskManager.setUp(setUp({ folder: '/home/new' }), newKey()),
    ]);
    expect([hung, next.ok, deskManager.desk()?.folder]).toMatchObject([silent, true, '/home/new']);
    await deskManager.close();
  });

  test('says so of a desk that is opened, too', async () => {
    const simulated = createSimulatedDisk();
    simulated.hooks = { before: () => new Promise<never>(() => undefined) };
    const deskManager = managerAnywhere(createTimeLimitedDisk(simulated, 20));
    await deskManager.openRemembered();
    expect(deskManager.problem()).toMatchObject({ reason: 'open.disk-silent' });
    expect(await deskManager.open('/share/desk')).toMatchObject({ ok: false, error: { reason: 'open.disk-silent' } });
  });

  test('G3: starts with what osTicket courses set up where that was chosen', async () => {
    const deskManager = managerAnywhere(createSimulatedDisk());
    const agents: SetUp['agents'] = [
      { name: 'Jane Doe', colour: 'violet', secret: '926535', courseAgent: 'jane' },
      { name: 'John D.', colour: 'red', secret: '897932', courseAgent: 'john' },
      { name: 'Bo Lind', colour: 'green', secret: '384626', courseAgent: null },
    ];
    expectDone(await deskManager.setUp(setUp({ startWith: 'course', agents }), newKey()));
    const desk = deskManager.desk();
    const records = desk?.engine.records;
    const all = <Kind extends RecordKind>(kind: Kind) => (records ? allInUse(records, kind) : []);
    const named = <Kind extends 'plan' | 'team' | 'topic' | 'department' | 'agent'>(kind: Kind) =>
      Object.fromEntries(all(kind).map((record) => [record.name, record]));
    const [plans, teams, topics, agentsNow] = [named('plan'), named('team'), named('topic'), named('agent')];
    expect(plans).toMatchObject({
      'Default SLA': { graceHours: 18, scheduleId: null },
      'SEV-A': { graceHours: 1, scheduleId: 'schedule-always' },
      'SEV-B': { graceHours: 4, scheduleId: 'schedule-always' },
      'SEV-C': { graceHours: 8, scheduleId: 'schedule-weekdays' },
    });
    expect(Object.keys(topics).toSorted()).toEqual([
      'Access Issue',
      'Business Critical Outage',
      'Equipment Request',
      'Feedback',
      'General Inquiry',
      'Other',
      'Password Reset',
      'Personal Computer Issues',
      'Report a Problem',
    ]);
    const system = 'department-system-administrators';
    expect(records?.get('department', system)).toMatchObject({ name: 'System Administrators', isPublic: true });
    expect(agentsNow).toMatchObject({
      'Ada Park': {
        isAdministrator: true,
        extended: ['department-sales', 'department-maintenance', system].map((departmentId) => ({
          departmentId,
          roleId: 'role-all-access',
        })),
      },
      'Jane Doe': {
        departmentId: system,
        roleId: 'role-all-access',
        extended: [{ departmentId: 'department-support', roleId: 'role-all-access' }],
        isAdministrator: false,
      },
      'John D.': { colour: 'red', departmentId: 'department-support', roleId: 'role-expanded', extended: [] },
      'Bo Lind': { departmentId: 'department-support', roleId: 'role-expanded' },
    });
    const idOf = (name: string) => agentsNow[name]?.id ?? '';
    expect(teams['Level II Support']).toMatchObject({ memberIds: [idOf('Jane Doe'), idOf('John D.')] });
    expect(teams['Online Banking']).toMatchObject({ memberIds: [idOf('Jane Doe')] });
    expect(await desk?.signIn(idOf('John D.'), '897932')).toMatchObject({ ok: true });
    await deskManager.close();
  });

  test('leaves the course’s agents out of its teams where they were taken off the list', async () => {
    const deskManager = managerAnywhere(createSimulatedDisk());
    expectDone(await deskManager.setUp(setUp({ startWith: 'course' }), newKey()));
    const records = deskManager.desk()?.engine.records;
    expect(records && allInUse(records, 'team').map(({ memberIds }) => memberIds)).toEqual([[], []]);
    await deskManager.close();
  });

  test('starts with osTicket’s defaults alone otherwise', async () => {
    const deskManager = managerAnywhere(createSimulatedDisk());
    expectDone(await deskManager.setUp(setUp(), newKey()));
    const records = deskManager.desk()?.engine.records;
    expect(records && allInUse(records, 'plan').map(({ name }) => name)).toEqual(['Default SLA']);
    expect(records && allInUse(records, 'team')).toEqual([]);
    await deskManager.close();
  });
});
