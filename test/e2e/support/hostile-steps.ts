import { createHash } from 'node:crypto';
import { expect, type Page } from '@playwright/test';
import type { ShownEntry, ThreadPage } from '../../../shared/bridge/contract/tickets.ts';
import { direct } from './steps.ts';

/** What a bridge call that must not be refused gave. */
async function done<Value>(asked: ReturnType<typeof direct>): Promise<Value> {
  const result = await asked;
  expect(result).toMatchObject({ ok: true });
  return result.value as Value; // Safe: each use below says what its operation or question answers.
}

/** Creates a ticket without the form; returns its id. */
export async function takeInDirectly(page: Page, summary: string): Promise<string> {
  const requester = { personId: null, name: 'Ken Wheeler', email: 'ken@example.com', phone: '', place: '' };
  const input = { requester, source: 'email', topicId: 'topic-general', summary, details: 'How it began.' };
  const { ticketIds } = await done<{ ticketIds: string[] }>(direct(page, 'run', 'ticket.open', input));
  return ticketIds[0] ?? '';
}

/** The smallest picture. */
const dot = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const dotHash = createHash('sha256').update(dot).digest('hex');

export interface Posting {
  readonly html: string;
  readonly files?: readonly string[];
}

/** Posts entries as they come, past the editor; none of them may be refused. */
export async function postDirectly(page: Page, ticketId: string, postings: readonly Posting[]): Promise<void> {
  let { length: basedOn } = await entriesOf(page, ticketId);
  for (const { html, files = [] } of postings) {
    const input = { ticketId, visibility: 'public', body: html, attachments: files, basedOn };
    await done(direct(page, 'run', 'conversation.post', input));
    basedOn += 1;
  }
}

/** Hands a file in, and gives the id under which an entry can name it. */
export async function handInDirectly(page: Page, name: string, content: string | Buffer): Promise<string> {
  const bytes = Buffer.from(content);
  const { fileId } = await done<{ fileId: string }>(direct(page, 'call', 'file.begin', { name, size: bytes.length }));
  await done(direct(page, 'call', 'file.append', { fileId, offset: 0, chunk: bytes.toString('base64') }));
  await done(direct(page, 'call', 'file.finish', { fileId }));
  return fileId;
}

/** Posts each body below a picture, for which it is shown in a frame. */
export async function postWithPictures(page: Page, ticketId: string, bodies: readonly string[]): Promise<void> {
  const postings: Posting[] = [];
  for (const html of bodies) {
    const files = [await handInDirectly(page, 'dot.png', dot)];
    postings.push({ html: `<p><img data-file="${dotHash}" alt="A dot"></p>${html}`, files });
  }
  await postDirectly(page, ticketId, postings);
}

export async function entriesOf(page: Page, ticketId: string): Promise<readonly ShownEntry[]> {
  const { items } = await done<ThreadPage>(direct(page, 'ask', 'thread.page', { ticketId, limit: 500 }));
  return items.filter((item): item is ShownEntry => item.kind === 'entry');
}

/** Opens a ticket at any position of the queue. */
export async function showTicket(page: Page, ticketId: string): Promise<void> {
  await page.evaluate((id) => {
    location.hash = `#/open/${id}`;
  }, ticketId);
  await expect(page.getByRole('region', { name: 'Thread' })).toBeVisible();
}

/** Loads the page again with an ear for everything that its policy holds back, from the first moment on. */
export async function listenForViolations(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const told: string[] = [];
    Object.assign(window, { violations: told });
    document.addEventListener(
      'securitypolicyviolation',
      ({ effectiveDirective, blockedURI, sourceFile, lineNumber }) => {
        told.push(`${effectiveDirective} ${blockedURI} ${sourceFile}:${lineNumber}`);
      },
    );
  });
  await page.reload();
}

export function violationsOf(page: Page): Promise<string[]> {
  return page.evaluate(() => (window as never as { violations: string[] }).violations);
}
