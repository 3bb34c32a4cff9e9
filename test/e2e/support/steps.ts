import { expect, type Page } from '@playwright/test';

/** What the sample desk's sign-in screen says. */
export const pins = { 'Jane Doe': '271828', 'John Doe': '314159' } as const;

export type AgentName = keyof typeof pins;

export async function openSample(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Open the sample desk' }).click();
  await expect(page.getByText('Who is working?')).toBeVisible();
}

export async function signIn(page: Page, name: string, secret: string): Promise<void> {
  await page.getByRole('button', { name }).click();
  await page.getByLabel('PIN or passphrase').fill(secret);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('button', { name: 'Lock' })).toBeVisible();
}

export function signInAs(page: Page, name: AgentName): Promise<void> {
  return signIn(page, name, pins[name]);
}

export async function lock(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Lock' }).click();
  await expect(page.getByText('Who is working?')).toBeVisible();
}

export interface NewTicket {
  readonly requester: string;
  readonly email?: string;
  readonly topic?: string;
  readonly summary: string;
  readonly details: string;
}

/** Takes a ticket in with the form, and waits until it is open. */
export async function takeIn(page: Page, ticket: NewTicket): Promise<void> {
  await page.getByRole('button', { name: 'New ticket' }).click();
  const form = page.getByRole('dialog', { name: 'New ticket' });
  await form.getByLabel('Requester').fill(ticket.requester);
  if (ticket.email !== undefined) await form.getByLabel('Email').fill(ticket.email);
  if (ticket.topic !== undefined) await form.getByLabel('Help topic').selectOption(ticket.topic);
  await form.getByLabel('Summary').fill(ticket.summary);
  await form.getByLabel('Details').fill(ticket.details);
  await form.getByRole('button', { name: 'Create' }).click();
  await expect(page.getByRole('heading', { name: ticket.summary })).toBeVisible();
}

export function row(page: Page, summary: string) {
  return page.getByRole('option', { name: summary });
}

export async function openTicket(page: Page, queue: 'Open' | 'My tickets' | 'Closed', summary: string): Promise<void> {
  await page.getByRole('link', { name: queue, exact: true }).click();
  await row(page, summary).click();
  await expect(page.getByRole('heading', { name: summary })).toBeVisible();
}

/** The words of the thread as its frames show them, oldest first. */
export async function threadTexts(page: Page): Promise<string[]> {
  const frames = page.getByRole('region', { name: 'Thread' }).locator('iframe');
  const texts: string[] = [];
  for (let index = 0; index < (await frames.count()); index++) {
    await frames.nth(index).scrollIntoViewIfNeeded();
    texts.push(await frames.nth(index).contentFrame().locator('body').innerText());
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
