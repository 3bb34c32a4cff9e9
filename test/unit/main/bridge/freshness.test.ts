import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeAll, expect, test } from 'vitest';
import type { Changes } from '../../../../shared/bridge/changes.ts';
import { type QueryName, queries } from '../../../../shared/bridge/contract/areas.ts';
import { isStale } from '../../../../shared/bridge/contract/stale.ts';
import { startingRecord } from '../../../../shared/domain/starting-records.ts';
import { createRandom } from '../../../../shared/lib/random.ts';
import { seed } from '../../../support/arbitrary-seed.ts';
import {
  type Action,
  arbitraryActions,
  everyQuestion,
  firstActions,
  type Question,
} from '../../../support/busy-desk.ts';
import { fakeKeyStore } from '../../../support/fake-key-store.ts';
import { bridgeOver, foundedBridgeDisk, type TestBridge, type TestWindow } from '../../../support/memory-bridge.ts';
import type { MemoryDisk } from '../../../support/memory-disk.ts';
import { createTestComputer } from '../../../support/test-computer.ts';
import { expectDone, someTicket } from '../../../support/test-desk.ts';

/** Agents are told of their inboxes within this time. */
const newsOfInboxesMs = 200;

let founded: MemoryDisk;
let desk: TestBridge;

/** Lena works everywhere and administers the desk, John works in Support and Sam in Sales. */
beforeAll(async () => {
  const extended = ['department-sales', 'department-maintenance'].map((departmentId) => ({
    departmentId,
    roleId: 'role-all-access',
  }));
  const lena = { name: 'Lena Lead', colour: 'red', departmentId: 'department-support' } as const;
  founded = await foundedBridgeDisk({
    signers: ['lena', 'john', 'sam'],
    records: [
      startingRecord('agent', 'lena', { ...lena, roleId: 'role-all-access', extended, isAdministrator: true }),
      startingRecord('team', 'team-one', { name: 'Team one', memberIds: [] }),
      startingRecord('plan', 'plan-fast', { name: 'Fast', graceHours: 2, scheduleId: null, isTransient: true }),
    ],
  });
}, 240_000);

afterEach(() => desk.close());

async function answersAt(window: TestWindow, asked: readonly Question[]): Promise<ReadonlyMap<Question, string>> {
  const answers = new Map<Question, string>();
  for (const question of asked) {
    const answer = await window.send({ kind: 'ask', name: question.name, input: question.input });
    answers.set(question, JSON.stringify(answer));
  }
  return answers;
}

/** What changed without a word that could have made the window ask again. */
function untold(
  before: ReadonlyMap<Question, string>,
  after: ReadonlyMap<Question, string>,
  heard: readonly Changes[],
) {
  return [...after]
    .filter(([asked, answer]) => before.get(asked) !== undefined && before.get(asked) !== answer)
    .filter(([{ name, input }]) => !heard.some((changes) => isStale(name, input, changes)))
    .map(([{ name, input }]) => `${name} ${JSON.stringify(input)}`);
}

test(`B41: every changed answer is announced (SEED=${seed})`, async () => {
  const random = createRandom(seed);
  desk = await bridgeOver(founded.copy(), { computer: createTestComputer(), secretBox: fakeKeyStore().box });
  const windows: TestWindow[] = [];
  for (const agentId of ['lena', 'john', 'sam']) windows.push(await desk.windowOf(agentId));
  const [lena = expect.fail('Nobody is here'), john = lena] = windows;
  const ticketIds: string[] = [];
  for (const departmentId of ['department-support', 'department-sales'])
    ticketIds.push(...expectDone(await lena.run('ticket.open', { ...someTicket(), departmentId })).ticketIds);
  const changed = new Set<QueryName>();
  const kinds = arbitraryActions(random, windows, ticketIds, 0).length;
  const order = random.shuffled([...Array(kinds).keys()]);
  const actions: readonly ((step: number) => Action | undefined)[] = [
    ...firstActions(lena, john, ticketIds).map((action) => () => action),
    ...order.map((which) => (step: number) => arbitraryActions(random, windows, ticketIds, step)[which]?.()),
  ];
  for (const [step, action] of actions.entries()) {
    const asked = everyQuestion(ticketIds, [`key-of-step-${step}`, `key-of-step-${step - 1}`]);
    const before = await Promise.all(windows.map((window) => answersAt(window, asked)));
    for (const window of windows) window.heard.splice(0);
    const { what, does } = action(step) ?? expect.fail('Nothing happens');
    await does();
    // What follows a change, such as a draft that was sent, follows in its own time.
    for (let turn = 0; turn < 5; turn++) await setImmediate();
    const after = await Promise.all(windows.map((window) => answersAt(window, asked)));
    desk.passTime(newsOfInboxesMs);
    for (const [index, window] of windows.entries()) {
      const earlier = before[index] ?? new Map<Question, string>();
      const later = after[index] ?? new Map<Question, string>();
      for (const [question, answer] of later) if (earlier.get(question) !== answer) changed.add(question.name);
      expect([step, what, index, untold(earlier, later, window.heard)]).toEqual([step, what, index, []]);
    }
  }
  // Otherwise nothing was tried. This desk is small and was loaded at once, and no other device contests anything.
  const tried: ReadonlySet<QueryName> = changed.add('desk.loading').add('ticket.contested').add('records.contested');
  expect((Object.keys(queries) as QueryName[]).filter((name) => !tried.has(name))).toEqual([]);
  expect(desk.bugs).toEqual([]);
}, 240_000);
