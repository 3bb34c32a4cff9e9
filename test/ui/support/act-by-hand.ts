import type { Page } from '@playwright/test';
import type { Random } from '../../../shared/lib/random.ts';
import type { TicketDetails } from '../../../shared/views/ticket-details.ts';
import { takeIn, ticketIdOf } from '../../e2e/support/steps.ts';
import type { TestWindow } from '../../support/memory-bridge.ts';
import { expectDone } from '../../support/test-desk.ts';
import { expect } from './ui-test.ts';

/** An agent at a window. */
export interface Person {
  readonly page: Page;
  /** Another window of the same agent, which knows what they may do. */
  readonly window: TestWindow;
  /** Whether they see a ticket that they take in. */
  readonly mayTakeIn: boolean;
  /** Waits until the page shows what is. */
  readonly settled: () => Promise<void>;
  /** How many changes the desk holds. */
  readonly changes: () => number;
}

interface Handwork {
  readonly isPossible: (details: TicketDetails) => boolean;
  readonly does: (person: Person, random: Random, details: TicketDetails) => Promise<void>;
}

const priorities = ['Low', 'Normal', 'High', 'Emergency'];
const statuses = ['Open', 'Waiting for requester', 'Resolved', 'Closed'];
const queues = ['Open', 'Unassigned', 'My tickets', 'Answered', 'Closed', 'Urgent'];

const heading = (page: Page) => page.getByRole('heading', { level: 1 });
const isOpen = ({ state }: TicketDetails) => state === 'open';

/** What is done by hand on the shown ticket. Each is one change, or two with the one that takes it back. */
const handworks: Readonly<Record<string, Handwork>> = {
  claims: {
    isPossible: (details) => isOpen(details) && details.agentId === null && details.may.includes('ticket.assign'),
    does: async ({ page }, random) => {
      const claim = page.getByRole('button', { name: 'Claim', exact: true });
      await (random.chance(0.5) ? claim.click() : claim.press('Enter'));
    },
  },
  'sets a priority of': {
    isPossible: ({ may }) => may.includes('ticket.edit'),
    does: async (person, random, { fields }) => {
      const { page } = person;
      const others = priorities.filter((name) => fields.priority !== `priority-${name.toLowerCase()}`);
      const choose = () => page.getByLabel('Priority', { exact: true }).selectOption(random.pick(others));
      if (random.chance(0.6)) return void (await choose());
      await changing(person, choose);
      await heading(page).focus();
      await page.keyboard.press('ControlOrMeta+z');
    },
  },
  'sets the status of': {
    isPossible: ({ may }) => may.includes('ticket.close') && may.includes('ticket.create'),
    does: async ({ page }, random, details) => {
      const chosen = random.pick(statuses.filter((name) => name !== details.statusName));
      await page.getByLabel('Status', { exact: true }).selectOption(chosen);
      const asks = isOpen(details) && !details.wasAnswered && ['Resolved', 'Closed'].includes(chosen);
      if (!asks) return;
      await expect(page.locator('dialog[open]')).toBeVisible();
      await page.keyboard.press('ControlOrMeta+Enter');
    },
  },
  'replies on': {
    isPossible: ({ may }) => may.includes('ticket.reply'),
    does: async ({ page }, random, details) => {
      await page.keyboard.press('r');
      await expect(page.getByRole('textbox', { name: 'Reply to' })).toBeFocused();
      await page.keyboard.type('Done.');
      const resolves = isOpen(details) && details.may.includes('ticket.close') && random.chance(0.4);
      await page.keyboard.press(resolves ? 'ControlOrMeta+Shift+Enter' : 'ControlOrMeta+Enter');
    },
  },
  'writes a note on': {
    isPossible: ({ may }) => may.length > 0,
    does: async ({ page }) => {
      await page.keyboard.press('n');
      await expect(page.getByRole('textbox', { name: 'Internal note' })).toBeFocused();
      await page.keyboard.type('Look here.');
      await page.keyboard.press('ControlOrMeta+Enter');
    },
  },
};

/** Waits until something is saved and shown. */
async function changing({ changes, settled }: Person, action: () => Promise<unknown>): Promise<void> {
  const before = changes();
  await action();
  await expect.poll(changes).toBeGreaterThan(before);
  await settled();
}

export interface DoneByHand {
  readonly what: string;
  /** The ticket that was opened, if one was. */
  readonly ticketId: string | null;
}

/** One act by keyboard and mouse, of many kinds; null if the agent found nothing that they could do. */
export async function actByHand(person: Person, random: Random): Promise<DoneByHand | null> {
  const { page, window, settled, mayTakeIn } = person;
  if (random.chance(0.4)) {
    await page.getByRole('link', { name: random.pick(queues), exact: true }).click();
    await settled();
  }
  const rows = page.locator('[role="option"][data-ticket]');
  const shown = await rows.count();
  if (mayTakeIn && (shown === 0 || random.chance(0.1))) return takesIn(person, random);
  if (shown === 0) return null;
  const row = rows.nth(random.between(0, shown - 1));
  const ticketId = (await row.getAttribute('data-ticket')) ?? '';
  await row.click();
  await settled();
  const details = expectDone(await window.ask('ticket.details', { ticketId }));
  const possible = Object.entries(handworks).filter(([, work]) => !details.isDeleted && work.isPossible(details));
  if (possible.length === 0) return mayTakeIn ? takesIn(person, random) : null;
  const [name, { does }] = random.pick(possible);
  await changing(person, () => does(person, random, details));
  return { what: `${name} #${details.number}`, ticketId: null };
}

async function takesIn(person: Person, random: Random): Promise<DoneByHand> {
  const { page } = person;
  const summary = `Taken in ${random.between(0, 1e9)}`;
  await changing(person, () => takeIn(page, { requester: 'Ken Wheeler', summary, details: 'It beeps.' }));
  return { what: 'opens a ticket', ticketId: ticketIdOf(page) };
}
