import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createRandom } from '../../shared/lib/random.ts';
import { seed } from '../support/arbitrary-seed.ts';
import { failAsPlanned, heal } from '../support/fault-plan.ts';
import { ownCommits } from '../support/own-commits.ts';
import { runs } from '../support/runs.ts';
import { createSimulatedDisk } from '../support/simulated-disk.ts';
import { expectDone, someTicket } from '../support/test-desk.ts';
import { onTicket, strangeDevice } from './support/strange-device.ts';
import { copied, desk, everythingOn, foundedDesks, restarted, type SyncDesk } from './support/sync-desk.ts';

async function opened(on: SyncDesk) {
  return expectDone(await on.as('lena', 'ticket.open', someTicket())).ticketIds[0] ?? '';
}

function summarise(on: SyncDesk, ticketId: string, value: string) {
  return on.as('lena', 'field.set', { ticketId, field: 'summary', value }).then(expectDone);
}

/** A year after the tests' Monday. */
const farAhead = '01a900000000-0001';

/** The given number of commits by an unknown device, each about a different ticket. */
function manyLines(count: number): Buffer[] {
  const zed = strangeDevice('device-zed');
  return Array.from({ length: count }, (_unused, index) =>
    zed.writes([onTicket(`ticket-${index}`, 'field.changed', { field: 'summary', from: '', to: `Summary ${index}` })]),
  );
}

describe('a delivery', () => {
  test('F32: is written and announced as one batch, with the state before and after each commit', async () => {
    const [anna, bo] = await foundedDesks('anna', 'bo');
    const ticketId = await opened(anna);
    for (const value of ['One', 'Two', 'Three']) await summarise(anna, ticketId, value);
    const heard = bo.changes.length;
    await bo.takesIn(createRandom(3).shuffled(anna.lines()));
    expect(bo.changes).toHaveLength(heard + 1);
    const told = bo.changes.at(-1) ?? [];
    expect(told.map(({ operation, origin, ref }) => [operation, origin, ref.seq])).toEqual([
      ['ticket.open', 'elsewhere', 2],
      ['field.set', 'elsewhere', 3],
      ['field.set', 'elsewhere', 4],
      ['field.set', 'elsewhere', 5],
    ]);
    const summaries = told.map(({ tickets: [change] }) => [
      change?.before?.fields.summary,
      change?.after.fields.summary,
    ]);
    const first = someTicket().summary;
    expect(summaries).toEqual([
      [undefined, first],
      [first, 'One'],
      ['One', 'Two'],
      ['Two', 'Three'],
    ]);
  });

  test('F32: together with one batch of our own, says before and after of each commit', async () => {
    const [anna] = await foundedDesks('anna');
    const ticketId = await opened(anna);
    await Promise.all(['One', 'Two'].map((value) => summarise(anna, ticketId, value)));
    const told = anna.changes.at(-1) ?? [];
    expect(told.map(({ origin, tickets: [change] }) => [origin, change?.after.fields.summary])).toEqual([
      ['here', 'One'],
      ['here', 'Two'],
    ]);
    expect(told[1]?.tickets[0]?.before).toBe(told[0]?.tickets[0]?.after);
  });

  test('F33: leaves room for requests that arrive during it', async () => {
    const [anna] = await foundedDesks('anna');
    const order: string[] = [];
    const delivery = anna.takesIn(manyLines(1_000)).then(() => order.push('delivered'));
    const asked = new Promise((begun) => setImmediate(begun)).then(() => opened(anna)).then(() => order.push('opened'));
    await Promise.all([delivery, asked]);
    expect(order).toEqual(['opened', 'delivered']);
    expect(anna.changes.slice(-5).map((commits) => commits.length)).toEqual([256, 1, 256, 256, 232]);
    expect(anna.ticket('ticket-999')?.fields.summary).toBe('Summary 999');
  });

  test('F33: also where much waited for one line', async () => {
    const [anna] = await foundedDesks('anna');
    const [first, ...others] = manyLines(600);
    expect(await anna.takesIn(others)).toMatchObject({ applied: 0, waiting: 599 });
    expect(await anna.takesIn(first ? [first] : [])).toMatchObject({ applied: 600, waiting: 0 });
    expect(anna.changes.slice(-3).map((commits) => commits.length)).toEqual([256, 256, 88]);
  });

  test('F38: with a commit about a ticket whose lines cannot be read any more takes all others in', async () => {
    const [anna, bo] = await foundedDesks('anna', 'bo');
    const [damaged, whole] = [await opened(anna), await opened(anna)];
    await bo.takesIn(anna.lines());
    await summarise(anna, damaged, 'Unseen by Bo');
    for (const id of [damaged, whole]) await summarise(bo, id, 'From Bo');
    const path = '/desk/journal/device-anna/000001.jsonl';
    const text = anna.disk.files().get(path)?.toString('latin1') ?? '';
    anna.disk.put(path, Buffer.from(text.replace('"op":"field.set"', '"op":"field.SET"'), 'latin1'));
    await expect(anna.engine.ingest(bo.lines())).rejects.toThrow('damaged since it was written');
    anna.engine.settle();
    expect(anna.ticket(damaged)?.fields.summary).toBe('Unseen by Bo');
    expect(anna.ticket(whole)?.fields.summary).toBe('From Bo');
    const again = await restarted(anna);
    for (const id of [damaged, whole]) expect(again.ticket(id)?.fields.summary).toBe('From Bo');
  });

  test('F34: that the disk refuses changes nothing, is answered as not saved, and can come again', async () => {
    const [anna] = await foundedDesks('anna');
    const ticketId = await opened(anna);
    for (const value of ['One', 'Two']) await summarise(anna, ticketId, value);
    const zed = strangeDevice('device-zed').writes([onTicket(ticketId, 'mood.changed', {})], { stamp: farAhead });
    const [founding, first, ...others] = anna.lines();
    if (!founding || !first) throw new Error('Anna wrote four lines');
    let failures = 0;
    for (const when of ['before', 'after'] as const) {
      for (let at = 1; ; at += 1) {
        const disk = createSimulatedDisk();
        const bo = await desk('bo', { code: 'B', disk });
        await bo.takesIn([founding, ...others]);
        const known = async () => [
          await everythingOn(bo),
          bo.state.clock,
          bo.state.lineage.tips(),
          bo.changes.length,
          bo.lines().map(String),
        ];
        const before = structuredClone(await known());
        failAsPlanned(disk, {
          at,
          code: 'EIO',
          lasting: true,
          when,
          hits: ({ kind }) => !['readAt', 'truncate'].includes(kind),
        });
        const answer = await bo.engine.ingest([first]);
        heal(disk);
        if (answer.ok) break;
        failures += 1;
        expect(answer).toMatchObject({ error: { code: 'not-saved', reason: 'disk-failed' } });
        expect(await known()).toEqual(before);
        expect(await bo.takesIn([zed, first])).toMatchObject({ applied: 4, waiting: 0 });
        await anna.takesIn([zed]);
        for (const one of [bo, await restarted(bo)]) expect(await everythingOn(one)).toEqual(await everythingOn(anna));
      }
    }
    expect(failures).toBeGreaterThanOrEqual(4);
  });
});

describe('a bulk action', () => {
  test('F35: is known by its batch, after a restart too; an undo of one commit is no part of it, an undo of all is', async () => {
    const [anna] = await foundedDesks('anna');
    const links = { batch: 'batch-1' };
    const ids = [await opened(anna), await opened(anna)];
    const close = (ticketId: string) => anna.run('lena', 'status.set', { ticketId, statusId: 'status-closed' }, links);
    const [one, other] = (await Promise.all(ids.map(close))).map(expectDone);
    expectDone(await anna.run('lena', 'commit.undo', { commit: one?.commit }));
    expectDone(await anna.run('lena', 'commit.undo', { commit: other?.commit }, links));
    const told = anna.changes.flat().slice(-4);
    expect(told.map(({ operation, batch }) => [operation, batch])).toEqual([
      ['status.set', 'batch-1'],
      ['status.set', 'batch-1'],
      ['commit.undo', undefined],
      ['commit.undo', 'batch-1'],
    ]);
    const { state } = await restarted(anna);
    expect(
      ownCommits(state)
        .slice(-4)
        .map(({ batch }) => batch),
    ).toEqual(['batch-1', 'batch-1', undefined, 'batch-1']);
  });
});

describe(`deliveries in batches (SEED=${seed})`, () => {
  test('F32: come to what the same lines come to one by one, forks and gaps included', async () => {
    const action = fc.record({ desk: fc.nat({ max: 3 }), ticket: fc.nat({ max: 2 }) });
    const property = fc.asyncProperty(
      fc.array(action, { minLength: 5, maxLength: 30 }),
      fc.nat(),
      async (actions, order) => {
        const random = createRandom(order);
        const [anna, bo] = await foundedDesks('anna', 'bo');
        const tickets = [await opened(anna), await opened(anna), await opened(anna)];
        await bo.takesIn(anna.lines());
        await summarise(bo, tickets[0] ?? '', 'Before the copy');
        const desks = [anna, bo, await copied(bo, 'twin'), await copied(bo, 'triplet')];
        for (const [step, { desk: at, ticket }] of actions.entries()) {
          const one = desks[at];
          if (one) await summarise(one, tickets[ticket] ?? '', `Summary ${step}`);
        }
        const lines = random.shuffled(desks.flatMap((one) => one.lines()));
        const [atOnce, oneByOne] = [await desk('once'), await desk('single')];
        const counts = await atOnce.takesIn(lines);
        let applied = 0;
        for (const line of lines) applied += (await oneByOne.takesIn([line])).applied;
        expect(await everythingOn(atOnce)).toEqual(await everythingOn(oneByOne));
        expect([counts.applied, counts.waiting]).toEqual([applied, 0]);
        expect(await everythingOn(await restarted(atOnce))).toEqual(await everythingOn(oneByOne));
        expect(atOnce.changes.flat()).toHaveLength(applied);
      },
    );
    await fc.assert(property, runs(5));
  });
});
