import { beforeEach, expect, test } from 'vitest';
import type { Done } from '../../../../shared/bridge/done.ts';
import { agentPrincipal } from '../../../../shared/domain/principal.ts';
import { createSimulatedDisk } from '../../../support/simulated-disk.ts';
import { countingIds, expectDone, openTestDesk, someTicket, type TestDesk } from '../../../support/test-desk.ts';

/*
 * Whether an action can be undone is worked out while the disk writes it. The same request, repeated, is answered from
 * what is on the disk; both answers have to agree.
 */

const newKey = countingIds('key-foreseen-');
let desk: TestDesk;
let ticketId: string;
/** Turns of the event loop that passed during writes. */
let turns = 0;

beforeEach(async () => {
  const disk = createSimulatedDisk();
  desk = await openTestDesk('/desk', { disk });
  [ticketId = ''] = expectDone(await desk.as('john', 'ticket.open', someTicket())).ticketIds;
  turns = 0;
  disk.hooks = {
    before: async ({ kind }) => {
      if (kind !== 'datasync') return;
      await new Promise((resolve) => setImmediate(resolve));
      turns += 1;
    },
  };
});

/** What the same agent does at once, and what a repetition of each request is answered. */
async function answersTo(agentId: string, ...doings: readonly (readonly [name: string, input: object])[]) {
  const principal = agentPrincipal(agentId);
  const requests = doings.map(([name, input]) => ({ name, input: { ticketId, ...input }, key: newKey(), principal }));
  const once = (await Promise.all(requests.map(desk.engine.run))).map(expectDone);
  const again = (await Promise.all(requests.map(desk.engine.run))).map(expectDone);
  const undoable = (answers: readonly Done[]) => answers.map(({ mayUndo }) => mayUndo);
  return { once: undoable(once), again: undoable(again), commits: once.map(({ commit }) => commit) };
}

const summary = (value: string) => ['field.set', { field: 'summary', value }] as const;
const away = ['department.transfer', { departmentId: 'department-sales', keepAccess: false }] as const;
const reply = ['conversation.post', { visibility: 'public', body: '<p>Yes.</p>', basedOn: 1 }] as const;

test.each([
  ['a change', [summary('Ink')], [true]],
  ['a reply', [reply], [true]],
  ['a transfer out of sight', [away], [true]],
  ['two changes of the same field', [summary('Ink'), summary('Paper')], [false, true]],
  ['a change and a transfer out of sight', [summary('Ink'), away], [false, true]],
] as const)('U12: what is said about undoing %s is so', async (_what, doings, expected) => {
  const { once, again } = await answersTo('john', ...doings);
  expect(turns).toBeGreaterThan(0);
  expect([once, again]).toEqual([expected, expected]);
});

test('U12: what is said about undoing an undo is so', async () => {
  const { commits } = await answersTo('john', summary('Ink'));
  const principal = agentPrincipal('john');
  const request = { name: 'commit.undo', input: { commit: commits[0] }, key: newKey(), principal };
  const first = expectDone(await desk.engine.run(request));
  expect(expectDone(await desk.engine.run(request)).mayUndo).toBe(first.mayUndo);
});
