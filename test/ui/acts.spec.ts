import type { Page } from '@playwright/test';
import type { QueueRow } from '../../shared/views/queue-row.ts';
import type { TicketDetails } from '../../shared/views/ticket-details.ts';
import { direct, openTicket, row, rowsOf, startAs, ticketIdOf } from '../e2e/support/steps.ts';
import { type Hands, handsOn } from './support/hands.ts';
import { expect, test } from './support/ui-test.ts';

const year = new Date().getFullYear() + 5;

const dialog = (page: Page) => page.locator('dialog[open]');
const heading = (page: Page) => page.getByRole('heading', { level: 1 });

async function details(page: Page, ticketId = ticketIdOf(page)): Promise<TicketDetails> {
  return (await direct(page, 'ask', 'ticket.details', { ticketId })).value as TicketDetails;
}

/** Neighbors in the queue that the agent may close. */
async function closable(page: Page, many: number): Promise<readonly QueueRow[]> {
  const rows = await rowsOf(page, 'open');
  const may = await Promise.all(rows.map(async ({ id }) => (await details(page, id)).may.includes('ticket.close')));
  const first = may.findIndex((_, index) => may.slice(index, index + many).filter(Boolean).length === many);
  return rows.slice(first, first + many);
}

/** Hands whose keys are counted, except for words that are typed. */
function sparingHands(page: Page): Hands {
  const hands = handsOn(page);
  let letters = 0;
  return {
    ...hands,
    keys: () => hands.keys() - letters,
    type: async (words) => {
      letters += words.length;
      await hands.type(words);
    },
  };
}

/** Runs an action on the shown ticket from the command palette. */
async function fromPalette(page: Page, hands: Hands, typed: string): Promise<void> {
  await hands.press('ControlOrMeta+k');
  await expect(page.getByRole('dialog', { name: 'Command palette' }).getByRole('combobox')).toBeFocused();
  await hands.type(typed);
  await hands.press('Enter');
}

interface Act {
  readonly name: string;
  /** The most keys that it takes, apart from typed words. A change that needs more makes the act longer. */
  readonly keys: number;
  /** The open ticket that it begins at; the first one by default. */
  readonly at?: string;
  readonly does: (page: Page, hands: Hands) => Promise<void>;
}

/** Each begins with a ticket open and its row in focus. */
const acts: readonly Act[] = [
  {
    name: 'opening the next ticket',
    keys: 1,
    does: async (page, hands) => {
      const [, next] = await rowsOf(page, 'open');
      await hands.press('j');
      await expect(heading(page)).toHaveText(next?.summary ?? '');
    },
  },
  {
    name: 'replying and resolving',
    keys: 2,
    at: 'PDF files will not open in accounting',
    does: async (page, hands) => {
      const ticketId = ticketIdOf(page);
      await hands.press('r');
      await expect(page.getByRole('textbox', { name: 'Reply to' })).toBeFocused();
      await hands.type('The reader is updated.');
      await hands.press('ControlOrMeta+Shift+Enter');
      await expect.poll(async () => (await details(page, ticketId)).statusKind).toBe('resolved');
    },
  },
  {
    name: 'assigning a ticket to oneself',
    keys: 2,
    at: 'Statements from online banking open as empty pages',
    does: async (page, hands) => {
      await fromPalette(page, hands, 'claim');
      await expect.poll(async () => (await details(page)).agentId).toBe('jane-doe');
    },
  },
  {
    name: 'assigning a ticket to a colleague with a note',
    keys: 5,
    at: 'ERP needs a minute for every screen',
    does: async (page, hands) => {
      await fromPalette(page, hands, 'assign');
      await expect(dialog(page).getByLabel('Agent')).toBeFocused();
      await hands.type('John');
      await hands.goTo(dialog(page).getByLabel('Internal note'));
      await hands.type('You know the server.');
      await hands.press('ControlOrMeta+Enter');
      await expect.poll(async () => (await details(page)).agentId).toBe('john-doe');
    },
  },
  {
    name: 'transferring a ticket with a note',
    keys: 4,
    at: 'New phone, and the authenticator app is empty',
    does: async (page, hands) => {
      await fromPalette(page, hands, 'transfer');
      await expect(dialog(page).getByLabel('To department')).toBeFocused();
      await hands.type('Main');
      await hands.goTo(dialog(page).getByLabel('Internal note'));
      await hands.type('The phone is yours.');
      await hands.press('ControlOrMeta+Enter');
      await expect.poll(async () => (await details(page)).departmentId).toBe('department-maintenance');
    },
  },
  {
    name: 'setting a priority',
    keys: 3,
    at: 'VPN code never arrives on my phone',
    does: async (page, hands) => {
      await hands.press('x');
      await hands.press('p');
      await expect(dialog(page).getByLabel('Priority')).toBeFocused();
      await hands.type('Low');
      await hands.press('ControlOrMeta+Enter');
      await expect.poll(async () => (await details(page)).fields.priority).toBe('priority-low');
    },
  },
  {
    name: 'finding a ticket by a word and opening it',
    keys: 2,
    does: async (page, hands) => {
      await hands.press('/');
      await expect(page.getByRole('combobox', { name: 'Search tickets' })).toBeFocused();
      await hands.type('QuickBooks');
      await hands.press('ArrowDown');
      await expect(heading(page)).toHaveText('Locked out of QuickBooks');
    },
  },
  {
    name: 'taking in a ticket of a known requester',
    keys: 4,
    does: async (page, hands) => {
      await hands.press('ControlOrMeta+n');
      await expect(dialog(page).getByLabel('Requester')).toBeFocused();
      await hands.type('kar');
      await expect(page.getByRole('option', { name: 'Karen Karen' })).toHaveAttribute('data-highlighted', '');
      await hands.press('Enter');
      await expect(dialog(page).getByLabel('Summary')).toBeFocused();
      await hands.type('The mouse squeaks');
      await hands.goTo(dialog(page).getByLabel('Details'));
      await hands.type('Since this morning.');
      await hands.press('ControlOrMeta+Enter');
      await expect(heading(page)).toHaveText('The mouse squeaks');
      expect((await details(page)).requester.name).toBe('Karen Karen');
    },
  },
  {
    name: 'closing five tickets',
    keys: 7,
    does: async (page, hands) => {
      const five = await closable(page, 5);
      await openTicket(page, 'Open', five[0]?.summary ?? '');
      await expect(row(page, five[0]?.summary ?? '')).toBeFocused();
      await hands.press('x');
      await hands.press('Shift+ArrowDown', 4);
      await hands.press('s');
      await expect(dialog(page).getByLabel('Status')).toBeFocused();
      await hands.type('Closed');
      await hands.press('ControlOrMeta+Enter');
      const kinds = () => Promise.all(five.map(async ({ id }) => (await details(page, id)).statusKind));
      await expect.poll(kinds).toEqual(five.map(() => 'closed'));
    },
  },
  {
    name: 'sending a reply and waiting until a date',
    keys: 14,
    at: 'Both screens go black when the laptop is docked',
    does: async (page, hands) => {
      const panel = page.getByRole('tabpanel');
      const ticketId = ticketIdOf(page);
      await hands.press('r');
      await expect(page.getByRole('textbox', { name: 'Reply to' })).toBeFocused();
      await hands.type('Which dock is it?');
      await hands.goTo(panel.getByRole('combobox', { name: 'Ticket status' }), 'Shift+Tab');
      await hands.type('Waiting');
      await hands.goTo(panel.getByLabel('Ask again on'));
      await hands.type(`1203${year}`);
      await hands.press('ArrowRight');
      await hands.type('0900AM');
      await hands.press('ControlOrMeta+Enter');
      await expect.poll(async () => (await details(page, ticketId)).waiting?.untilMs).toBe(Date.UTC(year, 11, 3, 14));
    },
  },
];

/** A long queue draws only the rows in view. */
async function draw(page: Page, summary: string): Promise<void> {
  await page.getByRole('link', { name: 'Open', exact: true }).click();
  await page.getByRole('listbox').getByRole('option').first().click();
  await page.keyboard.press('Home');
  await expect(row(page, (await rowsOf(page, 'open'))[0]?.summary ?? '')).toBeFocused();
  while ((await row(page, summary).count()) === 0) await page.keyboard.press('PageDown');
}

test('everyday acts take no more keys than they did', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  const hands = sparingHands(page);
  const taken: [name: string, keys: number][] = [];
  for (const { name, at, does } of acts) {
    const summary = at ?? (await rowsOf(page, 'open'))[0]?.summary ?? '';
    await draw(page, summary);
    await openTicket(page, 'Open', summary);
    await expect(row(page, summary)).toBeFocused();
    const before = hands.keys();
    await does(page, hands);
    taken.push([name, hands.keys() - before]);
  }
  const longer = taken.filter(([name, keys]) => keys > (acts.find((act) => act.name === name)?.keys ?? 0));
  expect(longer).toEqual([]);
});
