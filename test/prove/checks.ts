import { readFile } from 'node:fs/promises';
import { expect, type Page } from '@playwright/test';
import { postWithPictures } from '../e2e/support/hostile-steps.ts';
import { direct, isMac, openSample, openTicket, signInAs, ticketIdOf, writeReply } from '../e2e/support/steps.ts';
import {
  bridgeFault,
  draftFault,
  endFault,
  fileFault,
  fontFault,
  messagesFault,
  quietFault,
  type SeenEnd,
  type SeenSearch,
  searchFault,
  updateFault,
} from './judge.ts';
import { readNetLog } from './net-log.ts';
import { type Outcome, sentenceOf } from './report.ts';
import { countPrints, seenBridge, seenFonts, seenMessages, seenPaper, seenSaved, seenUpdate } from './seen.ts';
import type { Run, Subject } from './subject.ts';

const summary = 'Locked out of QuickBooks';
const halfSentence = 'We have unlocked your account, and';
const file = { name: 'Invoice 1.bin', bytes: Uint8Array.from({ length: 70_000 }, (_, index) => (index * 31) % 251) };
const patience = { timeout: 30_000 };

/** Why a check says nothing about this subject. */
class NotRunHere extends Error {}

function hold(fault: string | undefined): void {
  if (fault !== undefined) throw new Error(fault);
}

/** Runs all checks on a subject and passes each outcome to `tell`. A failed check does not stop the next. */
export async function prove(subject: Subject, tell: (outcome: Outcome) => void): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  let running: Run | undefined;
  let ended: Run | undefined;

  async function check(name: string, look: () => Promise<string>): Promise<void> {
    const outcome = await look().then(
      (said): Outcome => ({ name, kind: 'ok', said }),
      (error: unknown): Outcome => ({
        name,
        kind: error instanceof NotRunHere ? 'not-run' : 'failed',
        said: sentenceOf(error),
      }),
    );
    outcomes.push(outcome);
    tell(outcome);
  }

  function page(): Page {
    if (!running) throw new Error('It is not running.');
    return running.page;
  }

  async function start(): Promise<void> {
    // Still running only if it could not be ended: two programs at one desk would prove nothing.
    await running?.kill();
    running = undefined;
    running = await subject.start();
    running.page.setDefaultTimeout(patience.timeout);
  }

  async function quit(): Promise<SeenEnd> {
    if (!running) throw new Error('It is not running.');
    [ended, running] = [running, undefined];
    return ended.quit();
  }

  async function askedSoFar() {
    if (!ended) throw new Error('It has not ended.');
    const { events, asked } = readNetLog(await readFile(ended.netLog, 'utf8'));
    // A browser asks on its own account, too, which says nothing about the desk.
    return { events, asked: subject.host === 'browser' ? asked.filter(({ byPage }) => byPage) : asked };
  }

  try {
    await check('window', async () => {
      await start();
      await expect(page()).toHaveTitle('Deskside', patience);
      const { width, height } = await page().evaluate(() => ({ width: innerWidth, height: innerHeight }));
      return `“Deskside” at ${new URL(page().url()).protocol}, ${width} × ${height}.`;
    });
    await check('bridge', async () => {
      hold(bridgeFault(await seenBridge(page())));
      return 'window.deskside has ask, call, run and watch; the page finds nothing of Node.';
    });
    await check('sample desk', async () => {
      await openSample(page());
      await signInAs(page(), 'Jane Doe');
      await expect(page().getByRole('option').first()).toBeVisible(patience);
      const queue = page().getByRole('heading', { name: /^Open \d+$/ });
      return `Jane Doe is signed in, and her queue shows “${(await queue.innerText()).replace(/\s+/, ' ')}”.`;
    });
    await check('ticket', async () => {
      await openTicket(page(), 'Open', summary);
      hold(fontFault(await seenFonts(page()), 'the window'));
      await postWithPictures(page(), ticketIdOf(page()), ['<p>This is what it looks like.</p>']);
      // A frame in its own process learns its new size a moment later.
      await expect.poll(async () => messagesFault(await seenMessages(page())), patience).toBeUndefined();
      const messages = await seenMessages(page());
      return `${messages.length} messages of “${summary}”, none cut off, with their fonts.`;
    });
    await check('search', async () => {
      const asked = { text: 'payment day', sort: 'newest', offset: 0, limit: 10 };
      const seen = async () => (await direct(page(), 'ask', 'search.page', asked)).value as SeenSearch;
      await expect.poll(async () => searchFault(await seen(), summary), patience).toBeUndefined();
      return `“${asked.text}” was found in a reply of “${summary}”, with the index.`;
    });
    await check('attachment', async () => {
      const [input] = await page().getByRole('region', { name: 'Write' }).locator('input[type="file"]').all();
      await input?.setInputFiles({
        name: file.name,
        mimeType: 'application/octet-stream',
        buffer: Buffer.from(file.bytes),
      });
      await writeReply(page(), 'Here is the file.');
      await page().getByRole('button', { name: 'Send reply' }).click();
      const link = page().getByRole('link', { name: `Download ${file.name}` });
      hold(fileFault(file, await seenSaved(page(), () => link.click())));
      return `${file.name} was saved with its ${file.bytes.length} bytes.`;
    });
    await check('print', async () => {
      const prints = await countPrints(page());
      await page().getByRole('heading', { name: summary }).click();
      await page().keyboard.press(isMac ? 'Meta+p' : 'Control+p');
      await expect.poll(prints, patience).toBe(1);
      expect(await seenPaper(page())).toContain(summary);
      await page().evaluate(() => window.dispatchEvent(new Event('afterprint')));
      return 'window.print was called once, with the ticket as the page; the system’s own window was not opened.';
    });
    await check('quit', async () => {
      await writeReply(page(), halfSentence);
      const end = await quit();
      hold(endFault(end));
      return 'It ended with 0, with half a sentence in a reply.';
    });
    await check('network', async () => {
      const { events, asked } = await askedSoFar();
      hold(quietFault(asked, subject.publishHost));
      return `No other host was asked in ${events} events of ${subject.host === 'browser' ? 'the page’s' : 'its'} network stack.`;
    });
    await check('draft', async () => {
      await start();
      await signInAs(page(), 'Jane Doe');
      await openTicket(page(), 'Open', summary);
      const reply = page().getByRole('textbox', { name: 'Reply to' });
      await expect(reply).not.toBeEmpty(patience);
      hold(draftFault(halfSentence, await reply.innerText()));
      return 'The half sentence is in the reply after a new start.';
    });
    let isAsked = false;
    await check('update check', async () => {
      const kind = await seenUpdate(page());
      if (kind === undefined || kind === 'none') throw new NotRunHere('this copy does not update itself');
      const looked = await direct(page(), 'call', 'update.check', {});
      if (!looked.ok) throw new Error(looked.error?.message ?? 'The check was refused.');
      await expect.poll(() => seenUpdate(page()), patience).toBe('failed');
      isAsked = true;
      return 'It looked for a new version, and says that it reached nobody: no name leads anywhere here.';
    });
    await check('quit again', async () => {
      hold(endFault(await quit()));
      return 'It ended with 0.';
    });
    await check('network of the update check', async () => {
      const { publishHost } = subject;
      if (publishHost === undefined || !isAsked) {
        hold(quietFault((await askedSoFar()).asked, publishHost));
        throw new NotRunHere('there was no update check; nothing else was asked either');
      }
      hold(updateFault((await askedSoFar()).asked, publishHost));
      return `${publishHost} was asked, over https, and no other host.`;
    });
  } finally {
    await running?.kill();
  }
  return outcomes;
}
