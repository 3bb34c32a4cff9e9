import type { Page } from '@playwright/test';
import { createCrashBridge } from '../../main/bridge/crash-bridge.ts';
import { done, failed } from '../../shared/bridge/result.ts';
import { focusFaults } from '../e2e/support/focus.ts';
import { calm, inPseudoWords, large, looking, reading, small } from '../e2e/support/looking.ts';
import { walkComputer, walkCrash } from '../e2e/support/screens.ts';
import { lock, makeTicket, pins, signIn, startAs, startSample } from '../e2e/support/steps.ts';
import { deskWords } from '../e2e/support/translated.ts';
import { inEnglish, inPseudo } from '../e2e/support/wording.ts';
import { openPage, passphrase, startWithPassphrase, switchOf } from './support/computer-page.ts';
import { serveBridge } from './support/serve-bridge.ts';
import { expect, test } from './support/ui-test.ts';

test('each setting of this computer is a named switch, is sent to the host, and shows the host’s result', async ({
  hosted,
}) => {
  const page = await startAs(hosted, 'John Doe');
  await openPage(page);
  for (const [name, told] of [
    ['Start when I sign in to this computer', 'startAtLogin on'],
    ['Keep running in the background', 'keepRunning off'],
    ['A ticket is assigned, referred, claimed, or released', 'notifyAssigned off'],
    ['A requester writes', 'notifyReplied off'],
    ['A colleague mentions me', 'notifyMentioned off'],
    ['A colleague adds an internal note', 'notifyNoted off'],
    ['A colleague resolves, closes, or reopens a ticket', 'notifyStatus off'],
    ['A ticket is due soon or overdue', 'notifyDue off'],
    ['Check spelling while I write', 'checkSpelling on'],
    ['Download updates automatically', 'fetchUpdates off'],
  ] as const) {
    const isOn = told.endsWith('on');
    await expect(switchOf(page, name)).toBeChecked({ checked: !isOn });
    await page.getByText(name, { exact: true }).click();
    await expect(switchOf(page, name)).toBeChecked({ checked: isOn });
    expect(hosted.computer.asked.at(-1)).toBe(told);
  }
  await expect(switchOf(page, 'Check spelling')).toHaveAccessibleDescription(
    /your language once, from its own server\. Your text never leaves this computer\./,
  );
  await switchOf(page, 'Download updates automatically').focus();
  await page.keyboard.press('Space');
  await expect(switchOf(page, 'Download updates automatically')).toBeChecked();
});

test('a setting that cannot be saved is unchanged, and a sentence under it says why', async ({ hosted }) => {
  const page = await startAs(hosted, 'John Doe');
  await openPage(page);
  hosted.computer.refuse(true);
  await switchOf(page, 'Download updates automatically').click();
  await expect(page.getByRole('alert')).toHaveText(/doesn’t have permission to write to the desk’s folder/);
  await expect(switchOf(page, 'Download updates automatically')).toBeChecked();
  hosted.computer.refuse(false);
  await switchOf(page, 'Download updates automatically').click();
  await expect(switchOf(page, 'Download updates automatically')).not.toBeChecked();
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('what this system cannot do is not on the page', async ({ hosted }) => {
  const page = await startAs(hosted, 'John Doe');
  await openPage(page);
  hosted.computer.becomes({ can: { startAtLogin: false, keepRunning: true }, notices: 'none' });
  await expect(page.getByRole('heading', { name: 'Notifications' })).toHaveCount(0);
  await expect(switchOf(page, /^Start when/)).toHaveCount(0);
  await expect(switchOf(page, 'Keep running in the background')).toBeVisible();
  hosted.computer.becomes({ can: { startAtLogin: false, keepRunning: false } });
  await expect(page.getByRole('heading', { name: 'Startup and tray' })).toHaveCount(0);
});

test('a setting that the system refuses is explained at its switch', async ({ hosted }) => {
  const page = await startAs(hosted, 'John Doe');
  await openPage(page);
  const notices = page.getByRole('region', { name: 'Notifications' });
  hosted.computer.becomes({ notices: 'failing' });
  await expect(notices.getByRole('status')).toHaveText(/isn’t showing Deskside’s notifications/);
  await expect(notices.getByRole('switch')).toHaveCount(6);
  for (const [state, words] of [
    ['unsigned', /isn’t signed, so macOS doesn’t show its notifications/],
    ['not-installed', /Install Deskside to get them/],
  ] as const) {
    hosted.computer.becomes({ notices: state });
    await expect(notices.getByRole('status')).toHaveText(words);
    await expect(notices.getByRole('switch')).toHaveCount(0);
  }
  hosted.computer.becomes({ update: { kind: 'none', reason: 'updates.unsigned' } });
  const updates = page.getByRole('region', { name: 'Updates' });
  await expect(updates).toContainText('isn’t signed, so macOS doesn’t let it update itself');
  await expect(updates.getByRole('switch')).toHaveCount(0);
});

test('a start at login that waits for the person says where, until something else is refused', async ({ hosted }) => {
  const page = await startAs(hosted, 'John Doe');
  await openPage(page);
  const start = page.getByRole('region', { name: 'Startup and tray' });
  hosted.computer.becomes({ login: 'switched-off' });
  await expect(start.getByRole('status')).toHaveText(/turned off for Deskside in Windows/);
  hosted.computer.becomes({ login: 'needs-approval' });
  await expect(start.getByRole('status')).toHaveText(/System Settings > General > Login Items/);
  await expect(switchOf(page, /^Start when/)).not.toBeChecked();
  hosted.computer.refuse(true);
  await switchOf(page, /^Start when/).click();
  await expect(start.getByRole('alert')).toHaveText(/doesn’t have permission to write/);
  await expect(start.getByRole('status')).toHaveCount(0);
});

test('a browser sees to itself: no link leads to the page there, nor does its address', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  await expect(page.getByRole('link', { name: 'Desk set-up' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'This computer' })).toHaveCount(0);
  await page.evaluate(() => location.assign('#/computer'));
  await expect(page.getByRole('region', { name: 'Open', exact: true })).toBeVisible();
});

test('looking for a new version shows each step, and a new one waits quietly in the status bar', async ({ hosted }) => {
  const page = await startAs(hosted, 'John Doe');
  await openPage(page);
  const updates = page.getByRole('region', { name: 'Updates' });
  await updates.getByRole('button', { name: 'Check now' }).click();
  await expect(updates).toContainText('Checking for updates…');
  await expect(updates.getByRole('button')).toHaveCount(0);
  hosted.computer.becomes({ update: { kind: 'fetching', version: '0.2.0', percent: 42 } });
  await expect(updates).toContainText('Downloading version 0.2.0, 42%');
  await expect(updates.getByRole('progressbar')).toHaveAttribute('value', '42');
  await page.getByRole('link', { name: 'Open', exact: true }).click();
  await expect(page.getByText('is ready')).toHaveCount(0);

  hosted.computer.becomes({ update: { kind: 'ready', version: '0.2.0' } });
  await expect(page.getByText('Update 0.2.0 is ready')).toBeVisible();
  await expect(page.locator('dialog[open]')).toHaveCount(0);
  await page.getByRole('button', { name: 'Restart Deskside to update' }).click();
  await expect.poll(() => hosted.computer.asked.at(-1)).toBe('restart');
  await expect(page.getByRole('button', { name: 'Restart Deskside to update' })).toBeDisabled();
});

test('a look that the host refuses says why', async ({ hosted }) => {
  const page = await startAs(hosted, 'John Doe');
  await openPage(page);
  hosted.computer.refuse(true);
  await page.getByRole('button', { name: 'Check now' }).click();
  await expect(page.getByRole('alert')).toHaveText(/Updates are turned off on this computer/);
});

test('a restart waits for unsaved text, and says so', async ({ hosted }) => {
  const page = await startAs(hosted, 'Jane Doe');
  const other = await hosted.another();
  await signIn(other, 'John Doe', pins['John Doe']);
  await makeTicket(other, 'With half a name');
  await other.getByRole('button', { name: 'Rename ticket' }).click();
  await other.getByRole('dialog').getByLabel('Summary').fill('Wanted before noon');

  await openPage(page);
  hosted.computer.becomes({ update: { kind: 'ready', version: '0.2.0' } });
  await page.getByRole('button', { name: 'Restart to update' }).click();
  await expect(page.getByText('Some of your text couldn’t be saved and would be lost.').first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Restart to update' })).toBeEnabled();
  await other.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Restart to update' }).click();
  await expect(page.getByRole('button', { name: 'Restart to update' })).toBeDisabled();
});

test('the desk’s folder is shown and opened; where it cannot be, a sentence says so', async ({ hosted }) => {
  const page = await startAs(hosted, 'John Doe');
  await openPage(page);
  const about = page.getByRole('region', { name: 'About' });
  await expect(about).toContainText('Deskside 0.1.0');
  await expect(about).toContainText(hosted.folder);
  await about.getByRole('button', { name: 'Open folder' }).click();
  await expect.poll(() => hosted.computer.asked.at(-1)).toBe(`open ${hosted.folder}`);
  hosted.computer.refuse(true);
  await about.getByRole('button', { name: 'Open folder' }).click();
  await expect(about.getByRole('alert')).toHaveText(/The system couldn’t show this folder/);
});

test('an administrator lets the key store protect the PINs, and no longer', async ({ hosted }) => {
  const page = await startWithPassphrase(hosted);
  const protect = switchOf(page, 'Protect PINs with the key store');
  await protect.click();
  await expect(protect).toBeChecked();
  await protect.click();
  await expect(protect).not.toBeChecked();
  await lock(page);
  await signIn(page, 'John Doe', pins['John Doe']);
  await openPage(page);
  await expect(protect, 'nobody else decides that').toHaveCount(0);
  await expect(page.getByText('stored as hashes in the desk’s folder')).toBeVisible();
});

test('a key store with a default password needs a confirmation', async ({ hosted }) => {
  hosted.keyStore.state = 'weak';
  const page = await startWithPassphrase(hosted);
  const protect = switchOf(page, 'Protect PINs with the key store');
  const asked = page.getByRole('dialog', { name: 'Protect the PINs anyway?' });
  await protect.click();
  await expect(asked).toContainText('Only a default password protects');
  await asked.getByRole('button', { name: 'Cancel' }).click();
  await expect(protect).not.toBeChecked();
  await protect.click();
  await asked.getByRole('button', { name: 'Protect PINs' }).click();
  await expect(asked).toHaveCount(0);
  await expect(protect).toBeChecked();

  hosted.keyStore.reset();
  const again = await hosted.start();
  await signIn(again, 'Jane Doe', passphrase);
  await openPage(again);
  await expect(again.getByText('The key store can’t open every agent’s PIN')).toBeVisible();
  await expect(switchOf(again, 'Protect PINs with the key store')).toBeChecked();
});

test('without a passphrase of its administrators, and without a key store, PINs stay as they are', async ({
  hosted,
}) => {
  const page = await startAs(hosted, 'Jane Doe');
  await openPage(page);
  const protect = switchOf(page, 'Protect PINs with the key store');
  await protect.click();
  await expect(page.getByRole('alert')).toHaveText(/First give Jane Doe a passphrase/);
  await expect(protect).not.toBeChecked();
  hosted.keyStore.state = 'none';
  hosted.computer.becomes({});
  await expect(page.getByText('Deskside can’t use a key store on this computer.')).toBeVisible();
  await expect(protect).toHaveCount(0);
});

test('the page of this computer is legible, whole and at rest in each of its states', async ({ hosted }) => {
  test.slow(); // Some fifteen screens, in two schemes and two sizes.
  const faults: string[] = [];
  const page = await startAs(hosted, 'Jane Doe', calm);
  await walkComputer(page, hosted, inEnglish, looking(page, faults));
  expect(faults).toEqual([]);
});

test('its texts can be translated, and longer ones have room', async ({ hosted }) => {
  const faults: string[] = [];
  const page = await startAs(hosted, 'Jane Doe');
  const words = await deskWords(page);
  await page.goto(inPseudoWords(page));
  await expect(page.getByRole('button', { name: inPseudo('command.desk.lock') })).toBeVisible();
  await walkComputer(page, hosted, inPseudo, reading(page, words, faults));
  expect(faults).toEqual([]);
});

test('the focus is visible at every Tab stop of the page, and F6 reaches it', async ({ hosted }) => {
  const page = await startAs(hosted, 'Jane Doe');
  hosted.computer.becomes({ update: { kind: 'ready', version: '0.2.0' } });
  await openPage(page);
  await expect(page.getByText('Update 0.2.0 is ready')).toBeVisible();
  for (const size of [large, small]) {
    await page.setViewportSize(size);
    const { stops, faults } = await focusFaults(page);
    expect(stops).toBeGreaterThan(15);
    expect(faults).toEqual([]);
  }
  const reached = new Set<string>();
  for (let step = 0; step < 4; step++) {
    await page.keyboard.press('F6');
    reached.add(
      await page.evaluate(() => document.activeElement?.closest('[data-region]')?.getAttribute('data-region') ?? ''),
    );
  }
  expect([...reached].toSorted()).toEqual(['navigation', 'page', 'status']);
});

test('a late status is awaited, and a failed one is reported', async ({ hosted }) => {
  const page = await startSample(hosted);
  let hold: Promise<void> | undefined;
  let isBroken = true;
  await page.route('**/bridge/call', async (route) => {
    const isAbout = route.request().postData()?.includes('computer.status') ?? false;
    if (isAbout && hold) await hold;
    if (isAbout && isBroken) {
      const body = JSON.stringify(failed('unavailable', 'program.fault'));
      return route.fulfill({ contentType: 'application/json', body });
    }
    return route.continue();
  });
  let release = (): void => undefined;
  hold = new Promise((resolve) => {
    release = resolve;
  });
  await signIn(page, 'Jane Doe', pins['Jane Doe']);
  await expect(page.getByRole('option').first()).toBeVisible();
  await page.evaluate(() => location.assign('#/computer'));
  await expect(page.getByRole('main').getByText('Loading…')).toBeVisible();
  release();
  hold = undefined;
  await expect(page.getByText('Couldn’t read this computer’s settings')).toBeVisible();
  isBroken = false;
  await page.getByRole('button', { name: 'Retry' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'This computer' })).toBeVisible();
});

const report = `Deskside 0.1.0, linux x64\nTypeError: There is no such line\n${'    at append (index.js:1:1)\n'.repeat(30)}`;

/** The window of a program that ended by a fault. */
async function startCrashed(page: Page, asked: string[] = []) {
  const bridge = createCrashBridge({
    nowMs: Date.now,
    crash: { report, folder: '/home/ada/desks/harbour' },
    restart: async () => {
      asked.push('restart');
      return done({});
    },
    openFolder: async (folder) => {
      asked.push(`open ${folder}`);
      return failed('unavailable', 'folder.unopened');
    },
  });
  const server = await serveBridge(bridge, []);
  await page.goto(server.link);
  await expect(page.getByRole('main')).toBeVisible();
  return server;
}

test.describe('after a fault of the program, its window', () => {
  test('says what is safe, and starts again, opens the folder and copies the report', async ({ browser }) => {
    const context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] });
    const page = await context.newPage();
    const asked: string[] = [];
    const server = await startCrashed(page, asked);
    await expect(page.getByText('All saved changes are on the disk.')).toBeVisible();
    await expect(page.getByText('Unsent text is kept in your drafts')).toBeVisible();
    await expect(page.getByText('/home/ada/desks/harbour')).toBeVisible();
    await page.getByRole('button', { name: 'Copy report' }).click();
    await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(report);
    await page.getByRole('button', { name: 'Open folder' }).click();
    await expect(page.getByRole('alert')).toHaveText(/The system couldn’t show this folder/);
    await expect(page.getByText('TypeError')).toBeHidden();
    await page.getByText('Report', { exact: true }).click();
    await expect(page.getByText('TypeError')).toBeVisible();
    await page.getByRole('button', { name: 'Restart Deskside' }).click();
    await expect.poll(() => asked).toEqual(['open /home/ada/desks/harbour', 'restart']);
    await context.close();
    await server.close();
  });

  test('is legible, whole and at rest, also where it is small; its texts can be translated', async ({ browser }) => {
    const faults: string[] = [];
    const context = await browser.newContext(calm);
    const page = await context.newPage();
    const sizes = [small, large, { width: 640, height: 520 }];
    const looks = sizes.flatMap((size) => (['light', 'dark'] as const).map((colorScheme) => ({ colorScheme, size })));
    const server = await startCrashed(page);
    await walkCrash(page, inEnglish, looking(page, faults, looks));
    const { stops, faults: unseen } = await focusFaults(page);
    expect(stops).toBeGreaterThan(4);
    await page.goto(inPseudoWords(page));
    const words = new Set(['/home/ada/desks/harbour', report.trim()]);
    await walkCrash(page, inPseudo, reading(page, words, faults));
    expect([...faults, ...unseen]).toEqual([]);
    await context.close();
    await server.close();
  });
});
