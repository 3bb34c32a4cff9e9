import type { Page } from '@playwright/test';
import { agentAccess } from '../../shared/domain/access.ts';
import type { Id } from '../../shared/domain/id.ts';
import { createRandom } from '../../shared/lib/random.ts';
import { signIn } from '../e2e/support/steps.ts';
import { seed } from '../support/arbitrary-seed.ts';
import { nextAct, type Office, officeAgents, officeRecords } from '../support/busy-monday.ts';
import { secretOf, type TestWindow, testBridge, windowOn } from '../support/memory-bridge.ts';
import { answeredInbox, recomputedDay, recomputedInbox, unreadIn } from '../support/recomputed-day.ts';
import { runs } from '../support/runs.ts';
import { countingIds, expectDone, monday } from '../support/test-desk.ts';
import { actByHand, type DoneByHand, type Person } from './support/act-by-hand.ts';
import { expectedDesk } from './support/expected-desk.ts';
import { seenDesk } from './support/seen-desk.ts';
import { expect, test, type UiDesk } from './support/ui-test.ts';

const acts = 60;
/** Every so often, one of the two does something by hand. */
const byHandEvery = 4;
const people = { ada: 'Ada Able', eva: 'Eva Able' } as const;
/** Agents are told of their inboxes within this time. */
const newsOfInboxesMs = 200;
const minuteMs = 60_000;

/** Windows of all agents that nobody sees. */
async function officeOn(desk: UiDesk): Promise<Office> {
  const windows = new Map<Id, TestWindow>();
  for (const agentId of officeAgents) {
    const newKey = countingIds(`key-of-${agentId}-`);
    const window = windowOn(desk.bridge(), { windowId: `office-${agentId}`, newKey, settle: () => undefined });
    expectDone(await window.call('session.signIn', { agentId, secret: secretOf(agentId) }));
    windows.set(agentId, window);
  }
  function windowOf(agentId: Id): TestWindow {
    const window = windows.get(agentId);
    if (!window) throw new Error('Nobody is here');
    return window;
  }
  return { windowOf, ticketIds: [], deeds: [], batches: [] };
}

/** What a page shows, and what it should show. */
async function compared(desk: UiDesk, page: Page, window: TestWindow, agentId: Id) {
  const seen = await seenDesk(page);
  const listed = expectDone(await window.ask('queue.list', {}));
  const groups = expectDone(await window.ask('inbox.list', {}));
  const [records, nowMs] = [desk.records(), desk.nowMs()];
  const access = agentAccess(records, agentId);
  if (!access) throw new Error('No agent');
  const day = recomputedDay(desk.disk());
  const expected = expectedDesk({ day, records, access, nowMs, listed, unread: unreadIn(groups) }, seen);
  // What was read is not in the journal; what there is to read is.
  return {
    seen: { ...seen, inboxItems: answeredInbox(groups) },
    expected: { ...expected, inboxItems: recomputedInbox(day, { records, access, nowMs }) },
  };
}

for (let run = 0; run < runs(1).numRuns; run += 1) {
  test(`on a busy Monday, two windows show what is after each of ${acts} acts (SEED=${seed + run})`, async ({
    desk,
  }) => {
    test.slow(); // Dozens of acts, each with two windows to look at.
    const random = createRandom(seed + run);
    await desk.prepare('busy office', async ({ disk }) => {
      await (await testBridge({ disk, folder: '/here', signers: officeAgents, records: officeRecords })).close();
    });
    desk.runsAhead(monday - Date.now());
    const ada = await desk.start();
    desk.holdTime();
    await signIn(ada, people.ada, secretOf('ada'));
    const pages = { ada, eva: await desk.another() };
    await signIn(pages.eva, people.eva, secretOf('eva'));
    await pages.ada.getByRole('link', { name: 'Open', exact: true }).click();
    await pages.eva.getByRole('link', { name: 'My tickets', exact: true }).click();
    for (const page of Object.values(pages)) page.setDefaultTimeout(10_000);
    const office = await officeOn(desk);
    let at = 'before all';
    const personOf = (agentId: 'ada' | 'eva'): Person => {
      const [page, window] = [pages[agentId], office.windowOf(agentId)];
      return {
        page,
        window,
        mayTakeIn: agentId === 'ada',
        changes: () => recomputedDay(desk.disk()).commits.length,
        settled: () => shows(agentId),
      };
    };
    async function shows(agentId: 'ada' | 'eva'): Promise<void> {
      const window = office.windowOf(agentId);
      await expect(async () => {
        const { seen, expected } = await compared(desk, pages[agentId], window, agentId);
        expect(seen, `${at}, as ${agentId} sees it`).toEqual(expected);
      }).toPass({ intervals: [20, 50, 100], timeout: 10_000 });
    }
    /** Eva may find nothing that she could do; Ada always does. */
    async function byHand(agentId: 'ada' | 'eva'): Promise<DoneByHand> {
      const act = await actByHand(personOf(agentId), random);
      if (act) return { ...act, what: `${agentId} ${act.what}` };
      return byHand('ada');
    }
    let done = 0;
    for (let step = 0; step < acts; step += 1) {
      if (step % byHandEvery === byHandEvery - 1) {
        at = `step ${step}, by hand`;
        const act = await byHand(random.pick(['ada', 'eva'] as const));
        at = `step ${step}, by hand: ${act.what}`;
        if (act.ticketId !== null) office.ticketIds.push(act.ticketId);
      } else {
        const act = nextAct(office, random);
        at = `step ${step}: ${act.what}`;
        if (await act.does()) done += 1;
      }
      for (let minutes = random.pick([0, 0, 1, 9]); minutes >= 0; minutes -= 1) {
        desk.passTime(minutes === 0 ? newsOfInboxesMs : minuteMs);
        // Somebody is there: the desk does not lock.
        expectDone(await office.windowOf('ada').call('session.active', {}));
      }
      await shows('ada');
      await shows('eva');
    }
    // Many are refused, as in any office; how many depends on the seed.
    expect(done).toBeGreaterThan(acts / 6);
  });
}
