import { describe, expect, test } from 'vitest';
import { type LiveDesk, openLiveDesk } from '../../main/desk/live-desk.ts';
import { setUpDesk } from '../../main/desk/set-up.ts';
import { parseTargetKey } from '../../shared/domain/event.ts';
import { agentPrincipal, systemPrincipal } from '../../shared/domain/principal.ts';
import { allInUse } from '../../shared/domain/records/desk-records.ts';
import { isRecordKind, laterDefaults } from '../../shared/domain/records/registry.ts';
import { rowsOn, ticketsOn } from '../support/all-tickets.ts';
import { folder, foundOn, openOn, portsOf } from '../support/fault-desk.ts';
import { quickly } from '../support/quick-hash.ts';
import { createSimulatedDisk, type SimulatedDisk } from '../support/simulated-disk.ts';
import { expectDone, someTicket } from '../support/test-desk.ts';

const secret = 'seven green umbrellas dance';

async function opened(disk: SimulatedDisk, process: number): Promise<LiveDesk> {
  return expectDone(await openLiveDesk({ ...portsOf(disk, process), hash: quickly }));
}

/** A desk that Ada set up for herself, Bob and Cem, on which each of them has taken a ticket in. */
async function threeAgents(startWith: 'osticket' | 'course' = 'osticket') {
  const disk = createSimulatedDisk();
  const person = (name: string, word: string) => ({ name, colour: 'teal', secret: `${secret} ${word}` }) as const;
  const setUp = {
    name: 'Desk of Ada',
    folder,
    startWith,
    timeZone: 'Europe/Berlin',
    administrator: person('Ada', 'ada'),
    agents: [
      { ...person('Bob', 'bob'), courseAgent: startWith === 'course' ? ('jane' as const) : null },
      { ...person('Cem', 'cem'), courseAgent: null },
    ],
  };
  const ports = { ...portsOf(disk, 1), hash: quickly };
  const { desk, administratorId: ada } = expectDone(await setUpDesk(ports, setUp, 'Test', 'key-of-set-up'));
  const idOf = (name: string) => desk.engine.records.all('agent').find((agent) => agent.name === name)?.id ?? '';
  const ids = { ada, bob: idOf('Bob'), cem: idOf('Cem') };
  for (const id of [ids.bob, ids.cem, ids.ada]) await opens(desk, id);
  return { disk, desk, ids };
}

async function opens(desk: LiveDesk, agentId: string, more: object = {}): Promise<void> {
  const key = `key-opened-${desk.engine.rows.count()}`;
  expectDone(
    await desk.engine.run({
      name: 'ticket.open',
      input: { ...someTicket(), ...more },
      key,
      principal: agentPrincipal(agentId),
    }),
  );
}

/** The desk after one bit of its first line has changed. */
function withDamage(disk: SimulatedDisk, at = 30): SimulatedDisk {
  const damaged = disk.copy();
  const path = [...disk.files().keys()].find((name) => name.endsWith('000001.jsonl')) ?? '';
  const bytes = Buffer.from(disk.files().get(path) ?? '');
  bytes[at] = (bytes[at] ?? 0) ^ 4;
  damaged.put(path, bytes);
  return damaged;
}

function administrators({ engine }: LiveDesk): string[] {
  return allInUse(engine.records, 'agent').flatMap(({ id, isAdministrator }) => (isAdministrator ? [id] : []));
}

describe('a desk whose first line is damaged', () => {
  test('F25: opens with all its tickets and can be used', async () => {
    const { disk, desk, ids } = await threeAgents();
    await desk.close();
    const again = await opened(withDamage(disk), 2);
    expect(await ticketsOn(again.engine)).toEqual(await ticketsOn(desk.engine));
    await opens(again, ids.bob);
    const [ticketId = ''] = (await ticketsOn(again.engine)).keys();
    const reply = { ticketId, visibility: 'public', body: '<p>Hello</p>', basedOn: 1, thenStatus: 'status-resolved' };
    expectDone(
      await again.engine.run({
        name: 'conversation.post',
        input: reply,
        key: 'key-replied',
        principal: agentPrincipal(ids.cem),
      }),
    );
    const move = { ticketId, departmentId: 'department-sales', keepAccess: false };
    expectDone(
      await again.engine.run({
        name: 'department.transfer',
        input: move,
        key: 'key-moved-1',
        principal: agentPrincipal(ids.ada),
      }),
    );
    expect(rowsOn(again.engine).at(-1)?.number).toBe('1004');
  });

  test('F25: has every record that a new desk has, and everything that can be known of its agents', async () => {
    const { disk, desk, ids } = await threeAgents();
    await desk.close();
    const again = await opened(withDamage(disk), 2);
    const { records } = again.engine;
    for (const kind of ['department', 'topic', 'role', 'status', 'priority', 'plan'] as const) {
      expect(records.all(kind)).toEqual(desk.engine.records.all(kind));
    }
    expect(records.all('schedule').map(({ id }) => id)).toEqual(
      desk.engine.records.all('schedule').map(({ id }) => id),
    );
    for (const id of Object.values(ids)) {
      const { name, colour: _colour, ...rest } = records.get('agent', id) ?? expect.fail('Somebody is gone');
      expect(desk.engine.records.get('agent', id)).toMatchObject(rest);
      expect(name).toMatch(/\(name lost\)$/);
      expect(again.secrets.knows(id)).toBe(true);
    }
    expect(await again.signIn(ids.bob, `${secret} bob`)).toEqual({ ok: true, value: ids.bob });
    expect(again.reports.map(({ kind }) => kind)).toEqual(['damaged-line', 'missing-before', 'stood-in']);
  });

  test('F30: makes the agent who set it up its administrator again, and no one else', async () => {
    const { disk, desk, ids } = await threeAgents();
    await desk.close();
    const damaged = withDamage(disk);
    const again = await opened(damaged, 2);
    expect(administrators(again)).toEqual([ids.ada]);
    expect(again.engine.records.get('agent', ids.ada)?.name).toBe('Administrator (name lost)');
    const named = { kind: 'agent', id: ids.bob, fields: { name: 'Bob', isAdministrator: true } };
    expectDone(
      await again.engine.run({
        name: 'record.put',
        input: named,
        key: 'key-named-1',
        principal: agentPrincipal(ids.ada),
      }),
    );
    await again.close();
    const third = await opened(damaged, 3);
    expect(administrators(third).toSorted()).toEqual([ids.ada, ids.bob].toSorted());
    expect(third.engine.records.get('agent', ids.bob)?.name).toBe('Bob');
  });

  test('F30: makes no one an administrator for a queue or a color of their own', async () => {
    const { disk, desk, ids } = await threeAgents();
    const queue = { name: 'Ants', where: {}, order: [], columns: [], owner: ids.bob };
    const { where = {} } = desk.engine.records.get('queue', 'open') ?? {};
    const asBob = (name: string, input: object, key: string) =>
      desk.engine.run({ name, input, key, principal: agentPrincipal(ids.bob) });
    expectDone(await asBob('record.put', { kind: 'queue', id: 'id-ants', fields: { ...queue, where } }, 'key-queue-1'));
    expectDone(await asBob('agent.recolour', { colour: 'amber' }, 'key-colour-1'));
    await desk.close();
    expect(administrators(await opened(withDamage(disk), 2))).toEqual([ids.ada]);
  });

  test('F30: makes no one an administrator while one is known', async () => {
    const { disk, desk, ids } = await threeAgents();
    const fields = { name: 'Dora', colour: 'red', departmentId: 'department-support', roleId: 'role-limited' };
    const dora = { kind: 'agent', id: 'dora', fields: { ...fields, extended: [], isAdministrator: true } };
    expectDone(
      await desk.engine.run({ name: 'record.put', input: dora, key: 'key-dora-001', principal: systemPrincipal }),
    );
    await desk.close();
    expect(administrators(await opened(withDamage(disk), 2))).toEqual(['dora']);
    expect(Object.values(ids)).not.toContain('dora');
  });

  test('F30: makes the agent who recovered access its administrator, and no one who got a PIN after that', async () => {
    const { disk, desk, ids } = await threeAgents();
    await desk.secrets.begin(ids.ada, `${secret} again`);
    await desk.secrets.set(ids.bob, '2580');
    await desk.secrets.set(ids.cem, '1379');
    await desk.close();
    expect(administrators(await opened(withDamage(disk), 2))).toEqual([ids.ada]);
  });

  test('F30: makes the agent who set it up its administrator even if a later agent’s line is damaged', async () => {
    const { disk, desk, ids } = await threeAgents();
    const fields = { name: 'Dora', colour: 'red', departmentId: 'department-support', roleId: 'role-limited' };
    const dora = { kind: 'agent', id: 'dora', fields: { ...fields, extended: [], isAdministrator: false } };
    expectDone(
      await desk.engine.run({
        name: 'record.put',
        input: dora,
        key: 'key-dora-001',
        principal: agentPrincipal(ids.ada),
      }),
    );
    await desk.secrets.set('dora', '2580');
    await desk.close();
    const path = [...disk.files().keys()].find((name) => name.endsWith('000001.jsonl')) ?? '';
    const at = String(disk.files().get(path)).indexOf('key-dora-001');
    expect(
      administrators(
        await opened(
          withDamage(withDamage(disk), Buffer.byteLength(String(disk.files().get(path)).slice(0, at)) + 2),
          2,
        ),
      ),
    ).toEqual([ids.ada]);
  });

  test('F30: leaves former administrators and removed agents unchanged', async () => {
    const { disk, desk, ids } = await threeAgents();
    const promote = { kind: 'agent', id: ids.bob, fields: { isAdministrator: true } };
    expectDone(
      await desk.engine.run({
        name: 'record.put',
        input: promote,
        key: 'key-promote-1',
        principal: agentPrincipal(ids.ada),
      }),
    );
    const demote = { kind: 'agent', id: ids.ada, fields: { isAdministrator: false } };
    expectDone(
      await desk.engine.run({
        name: 'record.put',
        input: demote,
        key: 'key-demote-01',
        principal: agentPrincipal(ids.bob),
      }),
    );
    const retire = { kind: 'agent', id: ids.cem };
    expectDone(
      await desk.engine.run({
        name: 'record.retire',
        input: retire,
        key: 'key-retire-01',
        principal: agentPrincipal(ids.bob),
      }),
    );
    await desk.close();
    const again = await opened(withDamage(disk), 2);
    expect(administrators(again)).toEqual([ids.bob]);
    expect(
      allInUse(again.engine.records, 'agent')
        .map(({ id }) => id)
        .toSorted(),
    ).toEqual([ids.ada, ids.bob].toSorted());
  });

  test('F25: has what an osTicket course sets up where its tickets name it', async () => {
    const { disk, desk, ids } = await threeAgents('course');
    await opens(desk, ids.bob, { departmentId: 'department-system-administrators', planId: 'plan-sev-a' });
    await desk.close();
    const { records } = (await opened(withDamage(disk), 2)).engine;
    expect(records.get('department', 'department-system-administrators')).toMatchObject({
      name: 'System Administrators',
    });
    expect(records.get('plan', 'plan-sev-a')).toMatchObject({ graceHours: 1 });
    expect(records.get('agent', ids.bob)?.extended.map(({ departmentId }) => departmentId)).toContain(
      'department-system-administrators',
    );
  });

  test('F27: is restored with its first line, and keeps the work done without it', async () => {
    const { disk, desk, ids } = await threeAgents();
    await desk.close();
    const damaged = withDamage(disk);
    const again = await opened(damaged, 2);
    const colour = { kind: 'agent', id: ids.bob, fields: { colour: 'red' } };
    expectDone(
      await again.engine.run({
        name: 'record.put',
        input: colour,
        key: 'key-colour-1',
        principal: agentPrincipal(ids.ada),
      }),
    );
    await again.close();
    const healed = await opened(withDamage(damaged), 3);
    expect(healed.reports).toEqual([]);
    expect(healed.engine.records.get('agent', ids.bob)).toMatchObject({ name: 'Bob', colour: 'red' });
    expect(healed.engine.records.get('desk', 'desk')?.name).toBe('Desk of Ada');
  });
});

describe('F25: in a copy of the desk, which is a device of its own', () => {
  test('the first line of the device that it was copied from may be damaged too', async () => {
    const { disk, desk, ids } = await threeAgents();
    await desk.close();
    const copy = createSimulatedDisk();
    for (const [path, bytes] of withDamage(disk).files()) if (path.startsWith(folder)) copy.put(path, bytes);
    const again = await opened(copy, 2);
    expect(again.file.device.id).not.toBe(desk.file.device.id);
    expect(rowsOn(again.engine)).toHaveLength(3);
    expect(administrators(again)).toEqual([ids.ada]);
    await opens(again, ids.bob);
    expect(rowsOn(again.engine).at(-1)?.number).toBe('B1001');
  });
});

describe('F25: every single record of the first line', () => {
  test('can be lost, and the desk opens, keeps its other records, and takes a ticket', async () => {
    const disk = createSimulatedDisk();
    await expectDone(await foundOn(portsOf(disk, 1))).close();
    const path = [...disk.files().keys()].find((name) => name.endsWith('000001.jsonl')) ?? '';
    const line = String(disk.files().get(path));
    const slices = [...line.matchAll(/\{"salt":/g)].map(({ index }) => index);
    expect(slices.length).toBeGreaterThan(20);
    const desk = await openOn(disk, 2);
    await desk.close();
    const { events } = JSON.parse(line) as { readonly events: readonly { readonly on: string }[] };
    for (const [index, at] of slices.entries()) {
      const { kind, id: recordId } = parseTargetKey(events[index]?.on ?? '');
      // Built-in defaults need no placeholder.
      const isKnown = isRecordKind(kind) && laterDefaults(kind).includes(recordId);
      const damaged = withDamage(disk, Buffer.byteLength(line.slice(0, at)) + 3);
      const again = await openOn(damaged, 3);
      const reported = isKnown ? ['damaged-event'] : ['damaged-event', 'stood-in'];
      expect(again.reports.map((report) => report.kind)).toEqual(reported);
      expect(again.engine.records.get('desk', 'desk')).toBeDefined();
      for (const id of ['jane', 'john', 'vera', 'sam']) {
        expect(again.engine.records.get('agent', id)?.isAdministrator, id).toBe(id === 'jane');
      }
      expectDone(
        await again.engine.run({
          name: 'ticket.open',
          input: someTicket(),
          key: 'key-next-0001',
          principal: agentPrincipal('jane'),
        }),
      );
    }
  });
});
