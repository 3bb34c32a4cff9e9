import { expect, type Locator, type Page } from '@playwright/test';
import { composeDesk } from '../../../main/compose.ts';
import type { LiveDesk } from '../../../main/desk/live-desk.ts';
import { agentPrincipal } from '../../../shared/domain/principal.ts';
import type { InputOf, OperationName } from '../../../shared/domain/registry.ts';
import type { QueueRow } from '../../../shared/views/queue-row.ts';
import { quickly } from '../../support/quick-hash.ts';
import { sampleTexts } from '../../support/sample-texts.ts';
import type { TestDesk } from './desk-test.ts';
import { wordsOf } from './entry-words.ts';
import type { View } from './hosts.ts';
import type { DeskLocation } from './prepared.ts';

/** Whether the windows under test take the keyboard for a Mac's. */
export const isMac = process.platform === 'darwin';

/** What the sample desk's sign-in screen says. */
export const pins = { 'Jane Doe': '271828', 'John Doe': '314159' } as const;

export type AgentName = keyof typeof pins;

/** What a desk has to be for a prepared one to be put in its place. */
export interface Startable extends Pick<TestDesk, 'prepare' | 'start'> {
  /** The next window opens with this agent of the sample desk signed in. Where a desk knows no such way, the form is used. */
  readonly signsIn?: (name: AgentName) => void;
}

/*
 * What the tour shares with the tests waits with the page’s own patience, not with that of an assertion.
 */

export async function openSample(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Open the sample desk' }).click();
  await page.getByText('Who’s signing in?').waitFor();
}

export async function signIn(page: Page, name: string, secret: string): Promise<void> {
  await page.getByRole('button', { name }).click();
  await page.getByLabel('PIN or passphrase').fill(secret);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('button', { name: 'Lock', exact: true }).waitFor();
}

export function signInAs(page: Page, name: AgentName): Promise<void> {
  return signIn(page, name, pins[name]);
}

/**
 * Waits for the frames of the shown entries. One that is still on its way when its window locks is refused, and the browser
 * complains of that.
 */
export async function bodiesLoaded(page: Page): Promise<void> {
  await Promise.allSettled(page.frames().map((frame) => frame.waitForLoadState()));
}

export async function lock(page: Page): Promise<void> {
  await bodiesLoaded(page);
  await page.getByRole('button', { name: 'Lock', exact: true }).click();
  await page.getByText('Who’s signing in?').waitFor();
}

export interface NewTicket {
  readonly requester: string;
  readonly email?: string;
  readonly topic?: string;
  readonly summary: string;
  readonly details: string;
}

/** Creates a ticket with the form and waits until it is open. */
export async function takeIn(page: Page, ticket: NewTicket): Promise<void> {
  await page.getByRole('button', { name: 'New ticket' }).click();
  const form = page.getByRole('dialog', { name: 'New ticket' });
  await form.getByLabel('Requester').fill(ticket.requester);
  if (ticket.email !== undefined) await form.getByLabel('Email').fill(ticket.email);
  if (ticket.topic !== undefined) await form.getByLabel('Help topic').selectOption(ticket.topic);
  await form.getByLabel('Summary').fill(ticket.summary);
  await form.getByLabel('Details').fill(ticket.details);
  await form.getByRole('button', { name: 'Create' }).click();
  await page.getByRole('heading', { name: ticket.summary }).waitFor();
}

export function row(page: Page, summary: string) {
  return page.getByRole('option', { name: summary });
}

export async function openTicket(page: Page, queue: 'Open' | 'My tickets' | 'Closed', summary: string): Promise<void> {
  await page.getByRole('link', { name: queue, exact: true }).click();
  await row(page, summary).click();
  await page.getByRole('heading', { name: summary }).waitFor();
}

/** The words of the thread as they are seen, oldest first. */
export async function threadTexts(page: Page): Promise<string[]> {
  const bodies = page.getByRole('region', { name: 'Thread' }).locator('article [data-body]');
  const texts: string[] = [];
  await page.bringToFront(); // Frames load when they are seen, and only the window in front is drawn without delay.
  for (let index = 0; index < (await bodies.count()); index++) {
    await bodies.nth(index).scrollIntoViewIfNeeded();
    texts.push(await (await wordsOf(bodies.nth(index))).innerText());
  }
  return texts;
}

export async function writeReply(page: Page, text: string): Promise<void> {
  await page.getByRole('tab', { name: 'Reply' }).click();
  await page.getByRole('textbox', { name: 'Reply to' }).fill(text);
}

export async function writeNote(page: Page, text: string): Promise<void> {
  await page.getByRole('tab', { name: 'Internal note' }).click();
  await page.getByRole('textbox', { name: 'Internal note' }).fill(text);
}

const silent = { info: () => undefined, warn: () => undefined };

type SampleEngine = LiveDesk['engine'];

async function makeSample(
  { disk, folder, dataFolder }: DeskLocation,
  add: (engine: SampleEngine) => Promise<void> = async () => undefined,
): Promise<void> {
  const log = {
    ...silent,
    bug: (error: unknown) => {
      throw error;
    },
  };
  const { deskManager, close } = await composeDesk({ disk, dataFolder, desk: folder, sampleTexts, log, hash: quickly });
  expect((await deskManager.openSample('key-of-sample')).ok).toBe(true);
  const desk = deskManager.desk();
  if (!desk) throw new Error('The sample desk is not open');
  await add(desk.engine);
  await close();
}

/** Starts the desk as a sample desk that is there already, at its sign-in tiles. */
export async function startSample(desk: Startable, view?: View): Promise<Page> {
  await desk.prepare('sample', (at) => makeSample(at));
  const page = await desk.start(view);
  await expect(page.getByText('Who’s signing in?')).toBeVisible();
  // Its script is loaded after that of the tiles.
  await expect(page.getByRole('button', { name: 'Sample desk' })).toBeVisible();
  return page;
}

/** Starts the sample desk with an agent signed in. */
export async function startAs(desk: Startable, name: AgentName, view?: View): Promise<Page> {
  await desk.prepare('sample', (at) => makeSample(at));
  return signedIn(desk, name, () => desk.start(view));
}

/** Starts the sample desk with so many more closed tickets and with Jane signed in. */
export async function startWithClosed(desk: Startable, tickets: number): Promise<Page> {
  await desk.prepare(`${tickets} closed`, (at) => makeSample(at, (engine) => addClosed(engine, tickets)));
  return signedIn(desk, 'Jane Doe', desk.start);
}

/** All are opened in one write and closed in the next. */
async function addClosed(engine: SampleEngine, tickets: number): Promise<void> {
  const principal = agentPrincipal('jane-doe');
  async function run(name: OperationName, input: unknown, key: string): Promise<string> {
    const result = await engine.run({ name, input, key, principal });
    if (!result.ok) throw new Error(`${name} was refused: ${result.error.reason}`);
    return result.value.ticketIds[0] ?? '';
  }
  const numbers = Array.from({ length: tickets }, (_, index) => index + 1);
  const ticketIds = await Promise.all(
    numbers.map((number) => run('ticket.open', ticketOf(`Closed ${number}`), `key-of-opening-${number}`)),
  );
  await Promise.all(
    ticketIds.map((ticketId) =>
      run('status.set', { ticketId, statusId: 'status-closed' }, `key-of-closing-${ticketId}`),
    ),
  );
}

/** Opens another window of the same desk with an agent signed in. */
export async function anotherAs(
  desk: Pick<TestDesk, 'another'> & Pick<Startable, 'signsIn'>,
  name: AgentName,
): Promise<Page> {
  return signedIn(desk, name, desk.another);
}

async function signedIn(desk: Pick<Startable, 'signsIn'>, name: AgentName, open: () => Promise<Page>): Promise<Page> {
  desk.signsIn?.(name);
  const page = await open();
  if (!desk.signsIn) await signInAs(page, name);
  await page.getByRole('button', { name: 'Lock', exact: true }).waitFor();
  return page;
}

/** Asks main directly, past every form of the window, as a page that was tampered with could. */
export async function direct(
  page: Page,
  kind: 'run' | 'ask' | 'call',
  name: string,
  input: object,
): Promise<{ ok: boolean; value?: unknown; error?: { code: string; reason?: string; message: string } }> {
  return page.evaluate(
    ([kind, name, input]) => {
      const { deskside } = window as never as { deskside: Record<string, (...words: unknown[]) => Promise<never>> };
      return deskside[kind as string]?.(name, input, crypto.randomUUID()) ?? Promise.reject(new Error('no bridge'));
    },
    [kind, name, input] as const,
  );
}

/** The rows of a queue, in its order, as main gives them. */
export async function rowsOf(page: Page, queue: string, offset = 0): Promise<readonly QueueRow[]> {
  const { value } = await direct(page, 'ask', 'queue.page', { queue, offset, limit: 200 });
  return (value as { rows: QueueRow[] }).rows;
}

/** Does one operation many times at once, as no person could. */
export async function directly(page: Page, name: string, inputs: readonly object[]): Promise<void> {
  const refused = await page.evaluate(
    async ([name, inputs]) => {
      const { deskside } = window as never as {
        deskside: { run: (name: string, input: object, key: string) => Promise<{ ok: boolean }> };
      };
      const results = inputs.map((input) => deskside.run(name, input, crypto.randomUUID()));
      return (await Promise.all(results)).filter((result) => !result.ok).length;
    },
    [name, inputs] as const,
  );
  expect(refused).toBe(0);
}

/** Opens a ticket past the form, where the form is not what is tested, and shows it. */
export async function makeTicket(page: Page, summary: string, more: object = {}): Promise<string> {
  const opened = await direct(page, 'run', 'ticket.open', { ...ticketOf(summary), ...more });
  const [id = ''] = (opened.value as { ticketIds: string[] } | undefined)?.ticketIds ?? [];
  expect(opened.ok, opened.error?.message).toBe(true);
  await showTicket(page, id);
  await expect(page.getByRole('heading', { name: summary })).toBeVisible();
  return id;
}

function ticketOf(summary: string): InputOf<'ticket.open'> {
  const requester = { personId: null, name: 'Ken Wheeler', email: '', phone: '', place: '' };
  return { requester, source: 'phone', topicId: 'topic-general', summary, details: 'It will not start.' };
}

export function showTicket(page: Page, ticketId: string, queue: 'open' | 'mine' | 'closed' = 'open'): Promise<void> {
  return page.evaluate((hash) => location.assign(hash), `#/${queue}/${ticketId}`);
}

export function ticketIdOf(page: Page): string {
  return new URL(page.url()).hash.split('/')[2] ?? '';
}

/** The toast that says so. */
export function toast(page: Page, words: string | RegExp): Locator {
  return page.getByRole('dialog').filter({ hasText: words }).first();
}

/** Undoes what the toast with these words is about. */
export async function undo(page: Page, words: string | RegExp): Promise<void> {
  await toast(page, words).getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText(/^Undone(:|, except)/).first()).toBeVisible();
}

/** Waits until the words of the shown tab are on the disk. */
export async function draftIsSaved(page: Page): Promise<void> {
  await expect(page.getByText('draft saved').filter({ visible: true })).toBeVisible();
}

/** Makes the window inactive: it is drawn, but its agent works in another one. */
export function lookAway(page: Page): Promise<void> {
  return page.evaluate(
    () => void Object.defineProperty(document, 'hasFocus', { configurable: true, value: () => false }),
  );
}

/** Its agent comes back to the window. */
export function lookBack(page: Page): Promise<void> {
  return page.evaluate(() => {
    Reflect.deleteProperty(document, 'hasFocus');
    window.dispatchEvent(new Event('focus'));
  });
}
