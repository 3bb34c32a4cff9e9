import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { nextTurn } from '../../../../main/platform/in-slices.ts';
import { arbitraryBulk, arbitrarySelection, selectedOf, shownTicket } from '../../../support/arbitrary-bulk.ts';
import { seed } from '../../../support/arbitrary-seed.ts';
import { bridgeOver, foundedBridgeDisk, type TestBridge, type TestWindow } from '../../../support/memory-bridge.ts';
import type { MemoryDisk } from '../../../support/memory-disk.ts';
import { runs } from '../../../support/runs.ts';
import { expectDone, someTicket } from '../../../support/test-desk.ts';

let disk: MemoryDisk;
let desk: TestBridge;
let jane: TestWindow;

beforeAll(async () => {
  disk = await foundedBridgeDisk({ signers: ['jane'] });
  desk = await bridgeOver(disk);
  jane = await desk.windowOf('jane');
}, 60_000);

afterAll(() => desk.close());

async function opened(count: number): Promise<string[]> {
  const made = Array.from({ length: count }, (_unused, index) =>
    jane.run('ticket.open', someTicket(`Ticket ${index}`)),
  );
  return (await Promise.all(made)).flatMap((result) => expectDone(result).ticketIds);
}

async function tickets(ids: readonly string[]) {
  const { engine } = desk.deskManager.desk() ?? expect.fail('No desk');
  const found: ReturnType<typeof shownTicket>[] = [];
  for (const id of ids) {
    const [ticket] = await engine.tickets.load([id]);
    found.push(shownTicket(ticket ?? expect.fail(`No ticket ${id}`)));
  }
  return found;
}

/** The size of the journal: nothing is written without it. */
function written(): number {
  return [...disk.files()]
    .filter(([path]) => path.endsWith('.jsonl'))
    .reduce((sum, [, bytes]) => sum + bytes.length, 0);
}

let keys = 0;

function newKey(): string {
  keys += 1;
  return `key-of-an-act-${keys}`;
}

describe(`bulk actions (seed ${seed})`, () => {
  test('M1: a bulk action comes to the same as its operations one by one', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(arbitraryBulk, arbitrarySelection), { minLength: 1, maxLength: 4 }),
        async (story) => {
          const [bulk, single] = [await opened(6), await opened(6)];
          for (const [{ operation, input }, bits] of story) {
            const ticketIds = selectedOf(bulk, bits);
            const done = expectDone(await jane.call('bulk.run', { operation, input, ticketIds }, newKey()));
            const answers = [];
            for (const ticketId of selectedOf(single, bits)) {
              answers.push(await jane.run(operation, { ...input, ticketId }));
            }
            expect(done.changed).toBe(answers.filter(({ ok }) => ok).length);
            expect(done.unchanged + done.refused).toBe(answers.filter(({ ok }) => !ok).length);
          }
          expect(await tickets(bulk)).toEqual(await tickets(single));
        },
      ),
      runs(8),
    );
  }, 60_000);

  test('M8: random bulk actions, undone in reverse, give the tickets back; a repeated key changes nothing', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(arbitraryBulk, arbitrarySelection), { minLength: 1, maxLength: 5 }),
        async (story) => {
          const ids = await opened(6);
          const states = [await tickets(ids)];
          const batches: string[] = [];
          for (const [{ operation, input }, bits] of story) {
            const asked = { operation, input, ticketIds: selectedOf(ids, bits) };
            const key = newKey();
            const done = expectDone(await jane.call('bulk.run', asked, key));
            const size = written();
            expect(await jane.call('bulk.run', asked, key)).toEqual({ ok: true, value: done });
            expect(written()).toBe(size);
            if (done.changed === 0) continue;
            batches.push(done.batch);
            states.push(await tickets(ids));
          }
          for (const batch of batches.toReversed()) {
            expect(await tickets(ids)).toEqual(states.pop());
            const key = newKey();
            const undone = expectDone(await jane.call('bulk.undo', { batch }, key));
            expect(undone).toMatchObject({ changed: undone.total, refused: 0, partly: 0 });
            const size = written();
            expect(await jane.call('bulk.undo', { batch }, key)).toEqual({ ok: true, value: undone });
            expect(written()).toBe(size);
          }
          expect(await tickets(ids)).toEqual(states[0]);
        },
      ),
      runs(8),
    );
  }, 60_000);

  test('M7: stopped at any moment, it leaves one batch, whose undo gives the tickets back', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(20), async (turns) => {
        const ids = await opened(40);
        const before = await tickets(ids);
        const asked = { operation: 'status.set' as const, input: { statusId: 'status-resolved' }, ticketIds: ids };
        const acting = jane.call('bulk.run', asked, newKey());
        for (let turn = 0; turn < turns; turn += 1) await nextTurn();
        const [act] = expectDone(await jane.ask('bulk.list', {}));
        expectDone(await jane.call('bulk.stop', { id: act?.id ?? '' }));
        const { batch, changed, done } = expectDone(await acting);
        const closed = (await tickets(ids)).filter(({ status }) => status[0] === 'status-resolved');
        expect([done, closed.length]).toEqual([changed, changed]);
        if (changed > 0)
          expect(expectDone(await jane.call('bulk.undo', { batch }))).toMatchObject({ changed, total: changed });
        expect(await tickets(ids)).toEqual(before);
      }),
      runs(3),
    );
  }, 60_000);
});
