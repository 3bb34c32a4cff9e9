import { afterEach, beforeAll, expect, test } from 'vitest';
import { blobPath } from '../../../../main/blobs/stored-files.ts';
import type { LiveDesk } from '../../../../main/desk/live-desk.ts';
import { agentAccess, canSee } from '../../../../shared/domain/access.ts';
import { startingRecord } from '../../../../shared/domain/starting-records.ts';
import { createRandom, type Random } from '../../../../shared/lib/random.ts';
import { rowsOn } from '../../../support/all-tickets.ts';
import { seed } from '../../../support/arbitrary-seed.ts';
import { arbitraryActions } from '../../../support/busy-desk.ts';
import { bridgeOver, foundedBridgeDisk, type TestBridge, type TestWindow } from '../../../support/memory-bridge.ts';
import type { MemoryDisk } from '../../../support/memory-disk.ts';
import { expectDone, someTicket } from '../../../support/test-desk.ts';
import { onTicket, strangeDevice } from '../../../sync/support/strange-device.ts';

const agentIds = ['lena', 'john', 'sam'];
const departments = ['department-support', 'department-sales', 'department-maintenance'];

let founded: MemoryDisk;
let desk: TestBridge;

/** Lena works everywhere and administers the desk, John works in Support and Sam in Sales. */
beforeAll(async () => {
  const extended = departments.slice(1).map((departmentId) => ({ departmentId, roleId: 'role-all-access' }));
  const lena = { name: 'Lena Lead', colour: 'red', departmentId: 'department-support' } as const;
  founded = await foundedBridgeDisk({
    signers: agentIds,
    records: [
      startingRecord('agent', 'lena', { ...lena, roleId: 'role-all-access', extended, isAdministrator: true }),
      startingRecord('team', 'team-one', { name: 'Team one', memberIds: [] }),
      startingRecord('plan', 'plan-fast', { name: 'Fast', graceHours: 2, scheduleId: null, isTransient: true }),
    ],
  });
}, 60_000);

afterEach(() => desk.close());

/** UpdateChecks, at the moment in which a window is told something, whether its agent may know of it. */
function watched(live: LiveDesk, agentId: string) {
  const objections: string[] = [];
  const access = () => agentAccess(live.engine.records, agentId);
  const inSight = () => {
    const now = access();
    const all = now ? rowsOn(live.engine).filter(({ whereabouts }) => canSee(now, whereabouts)) : [];
    return new Set(all.map(({ id }) => id));
  };
  let before = inSight();
  let counted = 0;
  desk.bridge.watch(`window-${agentId}`, ({ number, tickets, removed }) => {
    const now = inSight();
    counted += tickets.length + removed.length;
    for (const id of tickets) if (!now.has(id)) objections.push(`${number}: ${agentId} was told of ${id}`);
    for (const id of removed) {
      if (!before.has(id)) objections.push(`${number}: ${agentId} was told that ${id} has gone, and never saw it`);
      if (now.has(id)) objections.push(`${number}: ${agentId} was told that ${id} has gone, and sees it`);
    }
  });
  return {
    objections,
    count: () => counted,
    /** All windows have received the batch: the present visibility is the one before the next batch. */
    batchEnds: () => {
      before = inSight();
    },
  };
}

type Way = (random: Random, step: number) => Promise<unknown>;

test(`B42: no window learns of a ticket that its agent may not see, in any way (SEED=${seed})`, async () => {
  const random = createRandom(seed);
  const disk = founded.copy();
  desk = await bridgeOver(disk);
  const live = desk.deskManager.desk() ?? expect.fail('No desk is open');
  const windows: TestWindow[] = [];
  for (const agentId of agentIds) windows.push(await desk.windowOf(agentId));
  const [lena = expect.fail('Nobody is here')] = windows;
  const ticketIds: string[] = [];
  const handedIn: string[] = [];
  for (const departmentId of departments)
    ticketIds.push(...expectDone(await lena.run('ticket.open', { ...someTicket(), departmentId })).ticketIds);
  const looks = agentIds.map((agentId) => watched(live, agentId));
  live.onChanges(() => {
    for (const { batchEnds } of looks) batchEnds();
  });
  const zed = strangeDevice('device-zed');

  const oneAction: Way = async (_random, step) => {
    const action = random.pick(arbitraryActions(random, windows, ticketIds, step))();
    await action.does();
  };
  /** Asked for in one moment, they are done in one batch: a ticket may pass through a department that never sees it. */
  const manyAtOnce: Way = async (_random, step) => {
    const ticketId = random.pick(ticketIds);
    const move = (departmentId: string) =>
      lena.run('department.transfer', { ticketId, departmentId, keepAccess: random.chance(0.2) });
    const settle = (id: string) =>
      lena.run('record.put', { kind: 'agent', id, fields: { departmentId: random.pick(departments) } });
    const many = [...random.shuffled(departments).map(move), settle('john'), settle('sam'), oneAction(random, step)];
    await Promise.all(random.shuffled(many));
  };
  const fromElsewhere: Way = async () => {
    const ticketId = random.pick(ticketIds);
    const [from, to] = [random.pick(departments), random.pick(departments)];
    await live.engine.ingest([
      zed.writes([onTicket(ticketId, 'department.changed', { from, to })]),
      zed.writes([onTicket(ticketId, 'department.changed', { from: to, to: random.pick(departments) })]),
      zed.writes([onTicket(`never-opened-${random.between(1, 9)}`, 'department.changed', { from, to })]),
    ]);
  };
  const fileFault: Way = async (_random, step) => {
    const ticketId = random.pick(ticketIds);
    const bytes = Buffer.from(`file ${step}`);
    const { fileId } = expectDone(await lena.call('file.begin', { name: 'x.txt', size: bytes.length }));
    expectDone(await lena.call('file.append', { fileId, offset: 0, chunk: bytes.toString('base64') }));
    const { hash } = expectDone(await lena.call('file.finish', { fileId }));
    handedIn.push(hash);
    const note = { ticketId, visibility: 'internal' as const, body: '<p>See this.</p>', attachments: [fileId] };
    await lena.run('conversation.post', { ...note, basedOn: 1 });
    disk.put(blobPath('/here/desk/blobs', hash), Buffer.from('damaged'));
    await live.blobs.stored.check({ hash, size: bytes.length });
  };

  // All actions occur equally often; only their order is random.
  const ways = Array.from({ length: 16 }, () => [oneAction, manyAtOnce, manyAtOnce, fromElsewhere, fileFault]).flat();
  for (const [step, way] of random.shuffled(ways).entries()) {
    await way(random, step);
    await new Promise((resolve) => setImmediate(resolve));
  }
  expect(looks.flatMap(({ objections }) => objections)).toEqual([]);
  expect(Math.min(...looks.map(({ count }) => count()))).toBeGreaterThan(5);
  expect(handedIn.length).toBe(16);
  expect(desk.bugs).toEqual([]);
}, 60_000);
