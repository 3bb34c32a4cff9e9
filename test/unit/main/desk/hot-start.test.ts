import { describe, expect, test } from 'vitest';
import { createDeskManager } from '../../../../main/desk/desk-manager.ts';
import { type LiveDesk, openLiveDesk } from '../../../../main/desk/live-desk.ts';
import { usualSizes } from '../../../../main/desk/state-saver.ts';
import { SnapshotUnreadable } from '../../../../main/desk/stored-state.ts';
import type { Disk } from '../../../../main/platform/disk.ts';
import { agentAccess } from '../../../../shared/domain/access.ts';
import { orderName } from '../../../../shared/domain/conditions/order.ts';
import { agentPrincipal } from '../../../../shared/domain/principal.ts';
import { recordKindNames } from '../../../../shared/domain/records/registry.ts';
import { originalQueue } from '../../../../shared/views/queues.ts';
import { ticketsOn } from '../../../support/all-tickets.ts';
import { folder, foundOn, portsOf } from '../../../support/fault-desk.ts';
import { foldedDesk } from '../../../support/folded-desk.ts';
import { heldDisk } from '../../../support/held-disk.ts';
import { createSimulatedDisk, type SimulatedDisk } from '../../../support/simulated-disk.ts';
import { countingIds, expectDone, someTicket } from '../../../support/test-desk.ts';

const newKey = countingIds('key-');
const jane = agentPrincipal('jane');
const log = { warn: () => undefined, bug: () => undefined };

/** Everything has files of its own. */
const snapshots = { writer: 'this version', log, sizes: { ...usualSizes, largest: 2, mostLoose: 0, firstPageMs: 0 } };

let processes = 1;

function ports(disk: Disk) {
  processes += 1;
  return { ...portsOf(disk, processes), snapshots };
}

async function open(disk: Disk): Promise<LiveDesk> {
  return expectDone(await openLiveDesk(ports(disk)));
}

function run({ engine }: Pick<LiveDesk, 'engine'>, name: string, input: object, key = newKey()) {
  return engine.run({ name, input, key, principal: jane });
}

/** Two open tickets and a closed one, whose keys are `key-first`, `key-second` and `key-third`. */
async function closedDesk(): Promise<SimulatedDisk> {
  const disk = createSimulatedDisk();
  const desk = expectDone(await foundOn({ ...portsOf(disk, 1), snapshots }));
  for (const word of ['first', 'second', 'third']) {
    const { ticketIds } = expectDone(await run(desk, 'ticket.open', someTicket(word), `key-${word}`));
    const closing = { ticketId: ticketIds[0], statusId: 'status-closed' };
    if (word === 'third') expectDone(await run(desk, 'status.set', closing));
  }
  await desk.close();
  return disk;
}

/** All desk records of every kind but people. */
function recordsOf({ engine }: LiveDesk) {
  const kinds = recordKindNames.filter((kind) => kind !== 'person');
  return Object.fromEntries(kinds.map((kind) => [kind, engine.records.all(kind)])) as Partial<
    Record<string, readonly { readonly name?: string }[]>
  >;
}

function nameOf(disk: SimulatedDisk, kind: string): string {
  const names = [...disk.files().keys()].filter((path) => path.includes(`/snapshot/${kind}-`));
  return names[0] ?? expect.fail(`There is no file of ${kind}`);
}

async function isPending(promise: Promise<unknown>): Promise<boolean> {
  let isOver = false;
  promise.then(
    () => {
      isOver = true;
    },
    () => {
      isOver = true;
    },
  );
  for (let turn = 0; turn < 50; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  return !isOver;
}

describe('a desk with a snapshot', () => {
  test('G65: shows its open tickets before its commits are loaded; what needs these waits', async () => {
    const disk = await closedDesk();
    const { disk: slow, release } = heldDisk(disk, (path) => path.includes('/snapshot/commits-'));
    const desk = await open(slow);
    const { engine } = desk;
    const summaries = Array.from(
      { length: engine.rows.size() },
      (_, ordinal) => engine.rows.row(ordinal).fields.summary,
    );
    expect([summaries, engine.rows.isComplete()]).toEqual([['first', 'second'], false]);
    const access = agentAccess(engine.records, 'jane') ?? expect.fail('Jane is an agent');
    const page = await desk.queues.page(access, 'open', 0, 10);
    expect(page?.rows.map(({ requesterId }) => engine.records.get('person', requesterId)?.name)).toEqual([
      'Ken Wheeler',
      'Ken Wheeler',
    ]);
    const again = run(desk, 'ticket.open', someTicket('first'), 'key-first');
    const next = run(desk, 'ticket.open', someTicket('fourth'));
    const whole = engine.tickets.load([engine.rows.idAt(0)]);
    const known = engine.knowsKey(jane, 'key-third');
    const thread = engine.thread.page(engine.rows.idAt(0), { from: null, before: null, limit: 10 });
    for (const waiting of [again, next, whole, known, thread]) expect(await isPending(waiting)).toBe(true);
    release();
    expect(expectDone(await again).ticketIds).toEqual([engine.rows.idAt(0)]);
    expect(engine.rows.get(expectDone(await next).ticketIds[0] ?? '')?.number).toBe('1004');
    expect((await whole).map(({ fields }) => fields.summary)).toEqual(['first']);
    expect(await known).toBe(true);
    expect((await thread).commits).toHaveLength(1);
    await desk.loading.ended;
    expect([...(await ticketsOn(engine)).values()].map(({ fields }) => fields.summary).toSorted()).toEqual(
      ['first', 'second', 'third', 'fourth'].toSorted(),
    );
    await desk.close();
  });

  test.each(['an operation', 'a thread', 'its closing'] as const)(
    'G65: loads the rest at once when %s waits for it',
    async (name) => {
      const later = { ...snapshots, sizes: { ...snapshots.sizes, firstPageMs: 1_000_000 } };
      const disk = await closedDesk();
      const desk = expectDone(await openLiveDesk({ ...ports(disk), snapshots: later }));
      const { engine } = desk;
      const wants = {
        'an operation': () => run(desk, 'ticket.open', someTicket('fourth')),
        'a thread': () => engine.thread.page(engine.rows.idAt(0), { from: null, before: null, limit: 10 }),
        'its closing': async () => undefined,
      };
      await wants[name]();
      await desk.close();
    },
  );

  test('G65: reads its records as the process did that stored them', async () => {
    const disk = await closedDesk();
    const first = await open(disk);
    await first.loading.ended;
    const renamed = { kind: 'status', id: 'status-open', fields: { name: 'Under way' } };
    expectDone(await run(first, 'record.put', renamed));
    const known = recordsOf(first);
    await first.close();
    expect(known.status?.map(({ name }) => name)).toContain('Under way');
    expect(recordsOf(await open(disk))).toEqual(known);
  });

  test('G65: knows the same in the end as one that read its journal, and its next snapshot is whole', async () => {
    const disk = await closedDesk();
    const desk = await open(disk);
    await desk.loading.ended;
    expectDone(await run(desk, 'ticket.open', someTicket('fourth')));
    const known = await foldedDesk(desk);
    await desk.close();
    for (const writer of ['this version', 'another version']) {
      const other = expectDone(await openLiveDesk({ ...ports(disk.copy()), snapshots: { ...snapshots, writer } }));
      await other.loading.ended;
      expect(await foldedDesk(other)).toEqual(known);
    }
  });

  describe('whose open tickets were stored in the order of the first queue', () => {
    /** The first ticket is the least urgent, so that the order is not that of their numbers. */
    async function sortedDesk(): Promise<LiveDesk> {
      const disk = await closedDesk();
      const desk = await open(disk);
      const [low = ''] = ids(desk, 'first');
      expectDone(await run(desk, 'field.set', { ticketId: low, field: 'priority', value: 'priority-low' }));
      await desk.loading.ended;
      await desk.close();
      const again = await open(disk);
      expect(isInOrder(again)).toBe(true);
      return again;
    }

    function ids({ engine }: LiveDesk, summary: string): string[] {
      const rows = Array.from({ length: engine.rows.size() }, (_, ordinal) => engine.rows.row(ordinal));
      return rows.filter(({ fields }) => fields.summary === summary).map(({ id }) => id);
    }

    async function shown({ engine, queues }: LiveDesk): Promise<readonly string[] | undefined> {
      const access = agentAccess(engine.records, 'jane') ?? expect.fail('Jane is an agent');
      return (await queues.page(access, 'open', 0, 10))?.rows.map(({ fields }) => fields.summary);
    }

    function isInOrder({ engine: { rows, records } }: LiveDesk): boolean {
      return rows.areOpenInOrder(orderName(originalQueue('open').order, records));
    }

    test('G65: shows them in this order', async () => {
      const desk = await sortedDesk();
      expect(await shown(desk)).toEqual(['second', 'first']);
    });

    test.each(['a ticket', 'a priority'] as const)('G65: sorts them again if %s was changed before', async (what) => {
      const desk = await sortedDesk();
      const [ticketId = ''] = ids(desk, 'first');
      const changes = {
        'a ticket': () => run(desk, 'field.set', { ticketId, field: 'priority', value: 'priority-emergency' }),
        'a priority': () => run(desk, 'record.put', { kind: 'priority', id: 'priority-low', fields: { urgency: 1 } }),
      };
      expectDone(await changes[what]());
      expect([isInOrder(desk), await shown(desk)]).toEqual([false, ['first', 'second']]);
    });
  });

  test('G65: can be closed before everything is loaded, without a loss', async () => {
    const disk = await closedDesk();
    const before = new Map(disk.files());
    const { disk: slow, release } = heldDisk(disk, (path) => path.includes('/snapshot/commits-'));
    const desk = await open(slow);
    const closing = desk.close();
    release();
    await closing;
    const paths = [...before.keys()].filter((path) => path.includes('/snapshot/'));
    expect(paths.map((path) => disk.files().get(path))).toEqual(paths.map((path) => before.get(path)));
  });
});

describe('a file of the snapshot that turns out to be damaged', () => {
  async function damagedDesk(kind: string): Promise<SimulatedDisk> {
    const disk = await closedDesk();
    disk.put(nameOf(disk, kind), 'damaged');
    return disk;
  }

  test.each(['commits', 'people', 'rows'])(
    'G66: among those of %s lets nothing be written, and the next opening reads the journal',
    async (kind) => {
      const disk = await damagedDesk(kind);
      const desk = await open(disk);
      await expect(desk.loading.ended).rejects.toBeInstanceOf(SnapshotUnreadable);
      expect(await run(desk, 'ticket.open', someTicket('fourth'))).toMatchObject({ error: { code: 'not-saved' } });
      await desk.close();
      expect(await disk.list(`${folder}/snapshot`)).toEqual([]);
      const again = await open(disk);
      expect([await ticketsOn(again.engine).then(({ size }) => size), again.reports]).toEqual([3, []]);
    },
  );

  test('G66: has the desk opened again, by reading its journal', async () => {
    const disk = await damagedDesk('commits');
    const deskManager = createDeskManager({
      livePorts: () => ports(disk),
      typedFolder: (typed) => typed,
      exampleFolder: '/home/ada/Deskside',
      hostName: 'Test',
      deskFolder: folder,
      usualFolder: folder,
      sampleFolder: '/home/sample',
      remembered: async () => folder,
      remember: async () => undefined,
      prepareSample: async () => expect.fail('Nobody asked for it'),
    });
    await deskManager.openRemembered();
    const first = deskManager.desk();
    await first?.loading.ended.catch(() => undefined);
    for (let turn = 0; turn < 5_000 && [first, undefined].includes(deskManager.desk()); turn += 1)
      await new Promise((resolve) => setImmediate(resolve));
    const second = deskManager.desk() ?? expect.fail('No desk is open');
    expect([second === first, second.engine.rows.count(), deskManager.problem()]).toEqual([false, 3, null]);
    expectDone(await run(second, 'ticket.open', someTicket('fourth')));
    await deskManager.close();
  });
});
