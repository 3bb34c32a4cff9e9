import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodeCommit } from '../../main/journal/line.ts';
import type { CommitLinks } from '../../shared/domain/commit-links.ts';
import { createRandom } from '../../shared/lib/random.ts';
import { seed } from '../support/arbitrary-seed.ts';
import { createMemoryDisk } from '../support/memory-disk.ts';
import { runs } from '../support/runs.ts';
import { expectDone, monday, someTicket } from '../support/test-desk.ts';
import { threadEvents } from '../support/whole-thread.ts';
import { exchange } from './support/exchange.ts';
import { onTicket } from './support/strange-device.ts';
import { desk, everythingOn, foundedDesks, restarted, type SyncDesk } from './support/sync-desk.ts';

const cause = 'device-anna:2';

/** A ticket that all desks know, and what a rule does about it on each of them before they meet again. */
async function apart() {
  const desks = await foundedDesks('anna', 'bo', 'cy');
  const [anna, bo, cy] = desks;
  const ticketId = expectDone(await anna.as('lena', 'ticket.open', someTicket())).ticketIds[0] ?? '';
  for (const other of [bo, cy]) await other.takesIn(anna.lines());
  return { desks, anna, bo, cy, ticketId };
}

function onceFor(ticketId: string): CommitLinks {
  return { cause, once: { rule: 'rule-1', ticket: ticketId, cause } };
}

function prioritises(on: SyncDesk, ticketId: string, value: string, links = onceFor(ticketId)) {
  return on.run('lena', 'field.set', { ticketId, field: 'priority', value }, links).then(expectDone);
}

function priorityOn(on: SyncDesk, ticketId: string) {
  return on.ticket(ticketId)?.fields.priority;
}

describe('what a rule does on several desks', () => {
  test('F31: counts once, by its first stamp, on whichever desk it was done and in whatever order it arrives', async () => {
    const { anna, bo, ticketId } = await apart();
    bo.clock.nowMs += 60_000;
    await prioritises(bo, ticketId, 'priority-high');
    await prioritises(anna, ticketId, 'priority-low');
    await exchange(anna, bo);
    for (const one of [anna, bo, await restarted(anna), await restarted(bo)]) {
      expect(priorityOn(one, ticketId)).toBe('priority-low');
      expect(one.ticket(ticketId)?.conflicts).toEqual([]);
      expect((await threadEvents(one.engine, ticketId)).filter(({ type }) => type === 'field.changed')).toHaveLength(1);
    }
    expect(await everythingOn(bo)).toEqual(await everythingOn(anna));
    expect(bo.lines().filter((line) => line.includes('"once":'))).toHaveLength(2);
  });

  test('F31: is announced as undone by the commit that counts; the other one has no events', async () => {
    const { anna, bo, cy, ticketId } = await apart();
    bo.clock.nowMs += 60_000;
    await prioritises(bo, ticketId, 'priority-high');
    await prioritises(anna, ticketId, 'priority-low');
    await cy.takesIn(bo.lines());
    await cy.takesIn(anna.lines());
    const [late, first] = cy.changes.flat().slice(-2);
    expect(late?.tickets[0]?.after.fields.priority).toBe('priority-high');
    expect(first).toMatchObject({ origin: 'elsewhere', cause, once: onceFor(ticketId).once });
    expect(first?.tickets.map(({ before, after }) => [before?.fields.priority, after.fields.priority])).toEqual([
      ['priority-high', 'priority-low'],
    ]);
    await anna.takesIn(bo.lines());
    const skipped = anna.changes.flat().at(-1);
    expect(skipped).toMatchObject({ operation: 'field.set', events: [], tickets: [] });
  });

  test('F31: opens one ticket, and the other is gone from where it was', async () => {
    const { anna, bo, ticketId } = await apart();
    bo.clock.nowMs += 60_000;
    const opened = (on: SyncDesk) => on.run('lena', 'ticket.open', someTicket(), onceFor(ticketId)).then(expectDone);
    const [late = '', first = ''] = [(await opened(bo)).ticketIds[0], (await opened(anna)).ticketIds[0]];
    await exchange(anna, bo);
    for (const one of [anna, bo, await restarted(anna), await restarted(bo)]) {
      expect([one.ticket(first)?.fields.summary, one.ticket(late)]).toEqual([someTicket().summary, undefined]);
    }
    expect(await everythingOn(bo)).toEqual(await everythingOn(anna));
  });

  test('F31: leaves whom it put down, who may ask in another ticket by then', async () => {
    const { anna, bo, ticketId } = await apart();
    bo.clock.nowMs += 60_000;
    const input = {
      ...someTicket(),
      requester: { personId: null, name: 'Nora New', email: 'nora@example.com', phone: '', place: '' },
    };
    const openedOn = (on: SyncDesk, links?: CommitLinks) =>
      on.run('lena', 'ticket.open', input, links).then((answer) => expectDone(answer).ticketIds[0] ?? '');
    const late = await openedOn(bo, onceFor(ticketId));
    const other = await openedOn(bo);
    await openedOn(anna, onceFor(ticketId));
    await exchange(anna, bo);
    for (const one of [anna, bo, await restarted(anna), await restarted(bo)]) {
      expect(one.ticket(late)).toBeUndefined();
      const { personId = '' } = one.ticket(other)?.requester ?? {};
      expect(one.engine.records.get('person', personId)?.name).toBe('Nora New');
    }
    expect(await everythingOn(bo)).toEqual(await everythingOn(anna));
  });

  test('K21: a repeated request gets the commit that counts, also concurrently, and writes nothing', async () => {
    const { anna, bo, ticketId } = await apart();
    const first = await prioritises(anna, ticketId, 'priority-low');
    const written = anna.lines().length;
    expect(await prioritises(anna, ticketId, 'priority-high')).toEqual(first);
    const again = await restarted(anna);
    expect((await prioritises(again, ticketId, 'priority-high')).commit).toBe(first.commit);
    await exchange(again, bo);
    expect((await prioritises(bo, ticketId, 'priority-high')).commit).toBe(first.commit);
    expect([again.lines().length, priorityOn(bo, ticketId)]).toEqual([written, 'priority-low']);
    const other = { cause: 'device-anna:3', once: { rule: 'rule-1', ticket: ticketId, cause: 'device-anna:3' } };
    const twice = ['priority-high', 'priority-emergency'].map((value) => prioritises(again, ticketId, value, other));
    expect(new Set((await Promise.all(twice)).map(({ commit }) => commit)).size).toBe(1);
    expect(priorityOn(again, ticketId)).toBe('priority-high');
  });

  test('F31: cannot be undone where another one counts', async () => {
    const { anna, bo, ticketId } = await apart();
    bo.clock.nowMs += 60_000;
    const { commit } = await prioritises(bo, ticketId, 'priority-high');
    await prioritises(anna, ticketId, 'priority-low');
    await exchange(anna, bo);
    expect(await bo.as('lena', 'commit.undo', { commit })).toMatchObject({ error: { reason: 'undo.impossible' } });
  });

  test('F31: holds in one history too, where a later line bears the earlier stamp', async () => {
    const stampAt = (ms: number) => `${(monday + ms).toString(16).padStart(12, '0')}-0000`;
    const said = { device: 'device-solo', timeMs: monday, saw: {}, actor: 'system', op: 'field.set' };
    const put = (to: string) => onTicket('ticket-1', 'field.changed', { field: 'priority', from: '', to });
    const { once } = onceFor('ticket-1');
    let prev = '';
    const lines = [
      { stamp: stampAt(1), drafts: [onTicket('ticket-1', 'ticket.opened', { number: '1001' })] },
      { stamp: stampAt(5), drafts: [put('priority-high')], once },
      {
        stamp: stampAt(6),
        drafts: [onTicket('ticket-1', 'field.changed', { field: 'summary', from: '', to: 'Late' })],
      },
      { stamp: stampAt(3), drafts: [put('priority-low')], once },
    ].map((line, index) => {
      const encoded = encodeCommit({ ...said, ...line, seq: index + 1, key: `key-${index}`, prev }, () => 'salt');
      prev = encoded.sum;
      return encoded.bytes;
    });
    const disk = createMemoryDisk(new Map([['/desk/journal/device-solo/000001.jsonl', Buffer.concat(lines)]]));
    const solo = await desk('solo', { disk });
    expect(solo.ticket('ticket-1')?.fields).toMatchObject({ priority: 'priority-low', summary: 'Late' });
    expect(await everythingOn(await desk('other', { disk: disk.copy() }))).toEqual(await everythingOn(solo));
  });
});

describe(`a rule on many desks (SEED=${seed})`, () => {
  test('F31: every desk ends alike, in any order, with doubles and after restarts', async () => {
    const doing = fc.record({
      desk: fc.nat({ max: 2 }),
      rule: fc.nat({ max: 1 }),
      byMs: fc.integer({ min: -60_000, max: 60_000 }),
      meets: fc.nat({ max: 5 }),
    });
    const property = fc.asyncProperty(
      fc.array(doing, { minLength: 3, maxLength: 12 }),
      fc.nat(),
      async (doings, order) => {
        const random = createRandom(order);
        const { desks, ticketId } = await apart();
        for (const [step, { desk: at, rule, byMs, meets }] of doings.entries()) {
          const one = desks[at];
          if (!one) continue;
          one.clock.nowMs += byMs;
          const once = { rule: `rule-${rule}`, ticket: ticketId, cause };
          const input = { ticketId, field: 'summary', value: `Summary ${step}` };
          expectDone(await one.run('lena', 'field.set', input, { cause, once }));
          if (meets < 3) await one.takesIn(random.shuffled(desks[meets]?.lines() ?? []));
        }
        const all = desks.flatMap((one) => one.lines());
        for (const one of desks) await one.takesIn(random.shuffled([...all, ...all]));
        const [anna, ...others] = desks;
        const expected = await everythingOn(anna);
        for (const one of [...others, ...(await Promise.all(desks.map(restarted)))]) {
          expect(await everythingOn(one)).toEqual(expected);
        }
        const changed = (await threadEvents(anna.engine, ticketId)).filter(({ type }) => type === 'field.changed');
        expect(changed.length).toBeLessThanOrEqual(2);
      },
    );
    await fc.assert(property, runs(8));
  });
});
