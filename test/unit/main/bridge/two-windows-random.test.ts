import { beforeAll, expect, test } from 'vitest';
import { postedIn } from '../../../../shared/domain/held-words.ts';
import { createRandom, type Random } from '../../../../shared/lib/random.ts';
import { seed } from '../../../support/arbitrary-seed.ts';
import { type Fate, type LossyWindow, openLossyWindow, wordsIn } from '../../../support/lossy-window.ts';
import { bridgeOn, foundedBridgeDisk, secretOf, type TestBridge } from '../../../support/memory-bridge.ts';
import type { MemoryDisk } from '../../../support/memory-disk.ts';
import { countingIds, expectDone, someTicket } from '../../../support/test-desk.ts';
import { threadEvents } from '../../../support/whole-thread.ts';

/* Two windows of one agent write in one slot, in any order, over lines that lose requests and answers. */

const stories = 25;
const steps = 30;

let founded: MemoryDisk;

beforeAll(async () => {
  founded = await foundedBridgeDisk({ signers: ['jane'] });
}, 60_000);

test(`W69: no text is lost or sent twice and no window overwrites another’s, whatever two windows do (SEED=${seed})`, async () => {
  for (let story = 0; story < stories; story += 1) {
    const problem = await lived(createRandom(seed * stories + story));
    expect(problem, `story ${story}`).toBeUndefined();
  }
}, 60_000);

async function signedIn(desk: TestBridge, windowId: string) {
  const window = desk.window(windowId);
  expectDone(await window.call('session.signIn', { agentId: 'jane', secret: secretOf('jane') }));
  return window;
}

/** Lives one story; the answer is what went wrong in it. */
async function lived(random: Random): Promise<string | undefined> {
  let desk = await bridgeOn(founded);
  const first = await signedIn(desk, 'one');
  const [ticketId = ''] = expectDone(await first.run('ticket.open', someTicket())).ticketIds;
  const newWord = countingIds('word');
  const newKey = countingIds('key-of-a-window-');
  const told: string[] = [];
  const windows: { readonly id: string; readonly page: LossyWindow }[] = [];
  for (const id of ['one', 'two'])
    windows.push({ id, page: openLossyWindow(await signedIn(desk, id), ticketId, newKey) });
  follow();

  /** Each window answers a request to save, half of the time. */
  function follow(): void {
    for (const { id, page } of windows) {
      desk.bridge.watch(id, ({ request }) => {
        if (request?.kind !== 'save-words' || random.chance(0.5)) return;
        void page.flush().then(() => desk.window(id).call('session.flushed', { unsaved: false }));
      });
    }
  }

  async function restart(): Promise<void> {
    desk = await desk.restarted();
    for (const { id, page } of windows) await page.reconnect(await signedIn(desk, id));
    follow();
  }

  async function step(): Promise<void> {
    const { id, page } = random.pick(windows);
    const fate: Fate = random.pick(['whole', 'whole', 'unanswered', 'unheard']);
    const roll = random.next();
    if (roll < 0.3) page.type(newWord());
    else if (roll < 0.5) await page.save(fate);
    else if (roll < 0.65) await page.send(fate, random.chance(0.3) ? newWord() : '');
    else if (roll < 0.75) await page.contact(fate);
    else if (roll < 0.85) await page.takeOver(fate);
    else if (roll < 0.9) await page.reload();
    else if (roll < 0.96) await page.close();
    else await restart();
    told.push(`${id} ${roll.toFixed(2)} ${fate} (${windows.map(({ page: { text } }) => `“${text()}”`).join(', ')})`);
  }

  async function verdict(): Promise<string | undefined> {
    const live = desk.deskManager.desk();
    const thread = live ? await threadEvents(live.engine, ticketId) : [];
    const sent = thread.flatMap((event) => wordsIn(postedIn([event])?.body.text ?? ''));
    const written = windows.flatMap(({ page }) => wordsIn(page.text()));
    const drafts = (live?.drafts.list('jane') ?? []).flatMap(({ content }) => wordsIn(content.text));
    const promised = windows.flatMap(({ page }) => [...page.promised]);
    const lost = promised.filter((word) => ![...sent, ...written, ...drafts].includes(word));
    const twice = sent.filter((word, at) => word.startsWith('word') && sent.indexOf(word) !== at);
    const [here, there] = windows.map(({ page }) => page.draftId());
    if (here === there) return 'both windows write the same draft';
    if (lost.length > 0) return `${lost.join(', ')} was said to be saved and is nowhere`;
    return twice.length > 0 ? `${twice.join(', ')} was sent twice` : desk.bugs.map(String)[0];
  }

  let wrong: string | undefined;
  for (let count = 0; count < steps && wrong === undefined; count += 1) {
    await step();
    wrong = await verdict();
  }
  await desk.close();
  return wrong && `${wrong}: ${told.join('; ')}`;
}
