import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { buildStale } from '../../main/launch/build.ts';
import { type RunningDesk, startInBrowser } from '../e2e/support/hosts.ts';
import { lock, openSample, openTicket, signInAs, takeIn, writeNote, writeReply } from '../e2e/support/steps.ts';
import { ensureBrowser } from '../support/find-browser.ts';
import { journalLines } from './journal-lines.ts';
import { type Stop, tourPage } from './tour-page.ts';

/** `npm run tour`: two tickets from intake to Closed in a real browser, with a power cut in the middle. No display needed. */
const root = join(import.meta.dirname, '..', '..');
const out = join(root, 'tour');
const fonts = join(root, 'node_modules', '@fontsource-variable', 'inter', 'files');
const startedMs = performance.now();
const patienceMs = 120_000;

const banking = {
  requester: 'Karen Karen',
  email: 'karen@osTicket.com',
  topic: 'Business Critical Outage',
  summary: 'Entire mobile online banking is down',
  details: 'Customers are reporting they are getting a 404 error when browsing to online banking',
};

const reader = {
  requester: 'Ken Wheeler',
  topic: 'Personal Computer Issues',
  summary: 'Adobe Reader not working',
  details: 'Adobe Reader closes as soon as it is opened, since this morning.',
};

async function tour(): Promise<void> {
  await buildStale(root, () => undefined);
  const home = await mkdtemp(join(tmpdir(), 'deskside-tour-'));
  const folder = join(home, 'desk');
  const browser = await chromium.launch({ executablePath: ensureBrowser() });
  await rm(out, { recursive: true, force: true });
  await mkdir(out, { recursive: true });
  const stops: Stop[] = [];
  let known = 0;
  const view = { viewport: { width: 1440, height: 900 }, colorScheme: 'light', reducedMotion: 'reduce' } as const;
  const start = async () => {
    const started = await startInBrowser(browser, { folder, dataFolder: join(home, 'data'), context: view });
    // However slow the computer is, the tour waits for what comes next; what never comes ends it.
    started.page.setDefaultTimeout(patienceMs);
    return started;
  };
  let desk: RunningDesk = await start();

  async function stop(page: Page, said: string): Promise<void> {
    const seconds = ((performance.now() - startedMs) / 1000).toFixed(1);
    process.stdout.write(`${seconds.padStart(6)} s  ${said}\n`);
    const picture = String(stops.length + 1).padStart(2, '0');
    for (const frame of page.frames()) await frame.waitForLoadState();
    for (const colorScheme of ['dark', 'light'] as const) {
      await page.emulateMedia({ colorScheme });
      // Screenshots need a still page: a fading toast is shown completely.
      await page.screenshot({ path: join(out, `${picture}-${colorScheme}.png`), animations: 'disabled' });
    }
    const lines = await journalLines(folder);
    // The sample desk's own history is not part of the tour.
    stops.push({ said, seconds, picture, lines: stops.length === 0 ? [] : lines.slice(known) });
    known = lines.length;
  }

  try {
    let { page } = desk;
    await openSample(page);
    await stop(page, 'A sample desk of forty tickets; Jane and John can sign in');
    await signInAs(page, 'John Doe');
    await takeIn(page, banking);
    await stop(page, 'John takes Karen’s call: mobile banking is down');
    await lock(page);
    await signInAs(page, 'Jane Doe');
    await openTicket(page, 'Open', banking.summary);
    await page.getByLabel('Assignee').selectOption('Jane Doe');
    await stop(page, 'Jane makes it hers: Emergency, SEV-A, due within the hour');
    await writeReply(page, 'Coordinating with Sys Admin Team to bring mobile banking back online.');
    await page.getByRole('button', { name: 'Send reply' }).click();
    await page.getByText('Reply saved for Karen Karen.').waitFor();
    await stop(page, 'Her first reply is on the disk');
    await writeReply(page, 'Jerry from System Engineering found and');
    await page.getByText('draft saved').waitFor();
    await desk.kill();
    await page.close();
    desk = await start();
    ({ page } = desk);
    await signInAs(page, 'Jane Doe');
    await openTicket(page, 'Open', banking.summary);
    await page.getByText('draft saved').waitFor();
    await stop(page, 'The process was killed in the middle of her next sentence; reply and draft are there');
    const words =
      'Jerry from System Engineering found and connected a failed load balancer. Mobile banking should be back up.';
    await writeReply(page, words);
    await page.getByRole('button', { name: 'Send and resolve' }).click();
    await page.getByText('ticket resolved.').waitFor();
    await stop(page, 'Replied and resolved, as one line of the journal');
    await openTicket(page, 'Closed', banking.summary);
    await stop(page, 'It is on Closed, and nowhere else');
    await takeIn(page, reader);
    await page.getByLabel('Priority').selectOption('High');
    await page.getByLabel('SLA plan').selectOption('SEV-B');
    await page.getByLabel('Assignee').selectOption('John Doe');
    await page.getByText('Jane Doe assigned this to John Doe').waitFor();
    await stop(page, 'Ken’s Adobe Reader: High, SEV-B, for John');
    await lock(page);
    await signInAs(page, 'John Doe');
    await openTicket(page, 'My tickets', reader.summary);
    await writeNote(
      page,
      'Jane, the update of last night clashes with the print driver. I rolled it back on three machines.',
    );
    await stop(page, 'John writes a note that only agents see');
    await page.getByRole('button', { name: 'Add note', exact: true }).click();
    await page.getByText('Note added.').waitFor();
    await writeReply(page, 'Adobe Reader works again on your machine, Ken. The update of last night was to blame.');
    await page.getByRole('button', { name: 'Send and resolve' }).click();
    await page.getByText('ticket resolved.').waitFor();
    await stop(page, 'He resolves it with a reply to Ken');
    await lock(page);
    await signInAs(page, 'Jane Doe');
    await openTicket(page, 'Closed', reader.summary);
    await stop(page, 'Jane finds the note, and the ticket under Closed');
    await lock(page);
    await stop(page, 'Locked: nothing answers until somebody signs in');
    await desk.stop();
  } finally {
    await browser.close();
    await desk.kill();
    await rm(home, { recursive: true, force: true });
  }
  await copyFile(join(fonts, 'inter-latin-wght-normal.woff2'), join(out, 'inter.woff2'));
  const tokens = await readFile(join(root, 'renderer', 'ui', 'tokens.css'), 'utf8');
  await writeFile(join(out, 'index.html'), tourPage(stops, tokens));
  process.stdout.write(`the pictures and the journal lines: tour/index.html\n`);
}

await tour();
