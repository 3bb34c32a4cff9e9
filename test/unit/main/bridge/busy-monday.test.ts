import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeAll, expect, test } from 'vitest';
import type { QueryAnswer, QueryInput, QueryName } from '../../../../shared/bridge/contract/areas.ts';
import { isStale } from '../../../../shared/bridge/contract/stale.ts';
import { agentAccess } from '../../../../shared/domain/access.ts';
import type { Id } from '../../../../shared/domain/id.ts';
import { createRandom } from '../../../../shared/lib/random.ts';
import { seed } from '../../../support/arbitrary-seed.ts';
import { nextAct, type Office, officeAgents, officeRecords } from '../../../support/busy-monday.ts';
import { bridgeOver, foundedBridgeDisk, type TestBridge, type TestWindow } from '../../../support/memory-bridge.ts';
import type { MemoryDisk } from '../../../support/memory-disk.ts';
import {
  answeredInbox,
  type RecomputedDay,
  recomputedDay,
  recomputedInbox,
  recomputedQueues,
  unreadIn,
  type Viewpoint,
} from '../../../support/recomputed-day.ts';
import { expectDone } from '../../../support/test-desk.ts';

/** Agents are told of their inboxes within this time. */
const newsOfInboxesMs = 200;
const minuteMs = 60_000;
const acts = 300;
/**
 * The agent who looks at her window after every act, beside the one who acts and one of the ten in turn; every
 * twentieth time all ten do.
 */
const watcher = 'ada';
/** More than building the queues of such a desk takes. */
const mostTurns = 100;
/** The lists that the windows show. */
const shownQueues = ['open', 'mine', 'queue-urgent', 'closed'];

let founded: MemoryDisk;
let desk: TestBridge;

beforeAll(async () => {
  founded = await foundedBridgeDisk({ signers: officeAgents, records: officeRecords });
}, 60_000);

afterEach(() => desk.close());

/** Keeps what it was answered and asks again only what it was told to, as the program’s windows do. */
function watching(window: TestWindow) {
  const known = new Map<string, { readonly answer: unknown; readonly heard: number }>();
  return async <Name extends QueryName>(name: Name, input: QueryInput<Name>): Promise<QueryAnswer<Name>> => {
    const question = `${name} ${JSON.stringify(input)}`;
    const before = known.get(question);
    const heard = window.heard.length;
    const isKnown = before && !window.heard.slice(before.heard).some((news) => isStale(name, input, news));
    const answer = isKnown ? before.answer : expectDone(await window.ask(name, input));
    known.set(question, { answer, heard });
    return answer as QueryAnswer<Name>; // Safe: it was the answer to this question.
  };
}

type Screen = ReturnType<typeof watching>;

interface Look extends Viewpoint {
  readonly at: string;
  readonly ask: Screen;
  readonly day: RecomputedDay;
}

/** The counts of all queues, once those that a change made anew are built. */
async function built(ask: Screen): Promise<QueryAnswer<'queue.counts'>['queues']> {
  for (let turn = 0; turn < mostTurns; turn += 1) {
    const { queues } = await ask('queue.counts', {});
    if (!Object.values(queues).includes(null)) return queues;
    desk.passTime(1);
    await setImmediate();
  }
  return expect.fail('A queue was built without a word, or not at all');
}

async function checkQueues({ at, ask, day, ...view }: Look): Promise<void> {
  const listed = await ask('queue.list', {});
  const counts = await built(ask);
  const expected = recomputedQueues(day, view, listed);
  expect([at, counts]).toEqual([at, Object.fromEntries(expected.map(({ id, count }) => [id, count]))]);
  for (const queue of shownQueues) {
    const page = await ask('queue.page', { queue, offset: 0, limit: 200 });
    const rows = expected.find(({ id }) => id === queue)?.rows ?? [];
    expect([at, queue, page.rows.map(({ id }) => id)]).toEqual([at, queue, rows.map(({ id }) => id)]);
  }
}

async function checkInbox({ at, ask, day, ...view }: Look): Promise<void> {
  const groups = await ask('inbox.list', {});
  expect([at, answeredInbox(groups)]).toEqual([at, recomputedInbox(day, view)]);
  const { count } = await ask('inbox.unread', {});
  expect([at, count]).toEqual([at, unreadIn(groups)]);
}

test(`counts, queues, and inboxes of ten agents are right after each of ${acts} acts (SEED=${seed})`, async () => {
  const random = createRandom(seed);
  const disk = founded.copy();
  desk = await bridgeOver(disk);
  const windows = new Map<Id, TestWindow>();
  for (const agentId of officeAgents) windows.set(agentId, await desk.windowOf(agentId));
  const windowOf = (agentId: Id) => windows.get(agentId) ?? expect.fail('Nobody is here');
  const screens = new Map(officeAgents.map((agentId) => [agentId, watching(windowOf(agentId))] as const));
  const office: Office = { windowOf, ticketIds: [], deeds: [], batches: [] };
  const { records } = desk.deskManager.desk()?.engine ?? expect.fail('No desk');
  let isDone = 0;
  for (let step = 0; step < acts; step += 1) {
    const act = nextAct(office, random);
    if (await act.does()) isDone += 1;
    desk.passTime(newsOfInboxesMs + random.pick([0, 0, 1, 9]) * minuteMs);
    // On a busy machine each agent’s inbox may take a turn of its own.
    for (let turn = 0; turn < officeAgents.length + 3; turn += 1) await setImmediate();
    const day = recomputedDay(disk);
    const looking = [watcher, act.agentId, officeAgents[step % officeAgents.length] ?? ''];
    for (const agentId of step % 20 === 19 ? officeAgents : new Set(looking)) {
      const access = agentAccess(records, agentId) ?? expect.fail('No agent');
      const ask = screens.get(agentId) ?? expect.fail('No screen');
      const at = `step ${step}: ${act.what}, as ${agentId} sees it`;
      const look = { at, access, ask, day, records, nowMs: desk.clock.nowMs };
      await checkQueues(look);
      await checkInbox(look);
    }
  }
  // Most of what was tried was possible.
  expect(isDone).toBeGreaterThan(acts / 2);
  expect(desk.bugs).toEqual([]);
}, 240_000);
