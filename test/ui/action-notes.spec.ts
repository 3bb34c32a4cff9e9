import type { Locator, Page } from '@playwright/test';
import type { ThreadPage } from '../../shared/bridge/contract/tickets.ts';
import { createRandom } from '../../shared/lib/random.ts';
import { direct, lock, makeTicket, showTicket, signInAs, startAs } from '../e2e/support/steps.ts';
import { seed } from '../support/arbitrary-seed.ts';
import { runs } from '../support/runs.ts';
import { expect, test } from './support/ui-test.ts';

const acts = 18;
const stories = ['Story A', 'Story B'] as const;
const actions = ['Assign', 'Transfer', 'Refer'] as const;
type Action = (typeof actions)[number];

async function openDialog(page: Page, action: Action): Promise<Locator> {
  if (action === 'Refer') {
    await page.getByRole('button', { name: 'More', exact: true }).click();
    await page.getByRole('menuitem', { name: action }).click();
  } else await page.getByRole('button', { name: action, exact: true }).click();
  const dialog = page.getByRole('dialog', { name: new RegExp(`^${action} ticket`) });
  await expect(dialog).toBeVisible();
  return dialog;
}

async function closeDialog(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await expect(page.locator('dialog[open]')).toHaveCount(0);
}

async function entriesOf(page: Page, ticketId: string) {
  const { value } = await direct(page, 'ask', 'thread.page', { ticketId, limit: 200 });
  const entries = (value as ThreadPage).items.filter((item) => item.kind === 'entry');
  const ofKind = (isNote: boolean) =>
    JSON.stringify(entries.filter(({ entryKind }) => (entryKind === 'note') === isNote));
  return { notes: ofKind(true), others: ofKind(false) };
}

for (let run = 0; run < runs(1).numRuns; run += 1) {
  test(`the note of an action stays a note of its ticket, whatever comes before it is done (seed ${seed + run})`, async ({
    desk,
  }) => {
    const random = createRandom(seed + run);
    let page = await startAs(desk, 'Jane Doe');
    const tickets = new Map<string, { readonly name: string; readonly words: string[]; assignee: string }>();
    for (const name of stories) tickets.set(await makeTicket(page, name), { name, words: [], assignee: '' });
    let number = 100;

    async function show(): Promise<{ readonly ticketId: string; readonly words: string[]; assignee: string }> {
      const [ticketId, ticket] = random.pick([...tickets]);
      await showTicket(page, ticketId);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(ticket.name);
      return Object.assign(ticket, { ticketId });
    }

    const doings = {
      write: async () => {
        const { words } = await show();
        const note = (await openDialog(page, random.pick(actions))).getByLabel('Internal note');
        number += 1;
        words.push(`word${number}x`);
        await note.press('ControlOrMeta+End');
        await page.keyboard.type(`word${number}x `);
        await closeDialog(page);
      },
      assign: async () => {
        const ticket = await show();
        const dialog = await openDialog(page, 'Assign');
        ticket.assignee = ticket.assignee === 'John Doe' ? 'Jane Doe' : 'John Doe';
        await dialog.getByLabel('Agent').selectOption({ label: ticket.assignee });
        await page.keyboard.press('ControlOrMeta+Enter');
        await expect(page.locator('dialog[open]')).toHaveCount(0);
      },
      lock: async () => {
        await lock(page);
        await signInAs(page, 'Jane Doe');
      },
      restart: async () => {
        await desk.stop();
        page = await desk.start();
        await signInAs(page, 'Jane Doe');
      },
    };
    const often = ['write', 'write', 'write', 'assign', 'lock'] as const;
    for (let act = 0; act < acts; act += 1) {
      await doings[act === 0 ? 'write' : act % 9 === 8 ? 'restart' : random.pick(often)]();
    }
    for (const [ticketId, { words }] of tickets) {
      await showTicket(page, ticketId);
      let unsent = '';
      for (const action of actions) {
        unsent += await (await openDialog(page, action)).getByLabel('Internal note').inputValue();
        await closeDialog(page);
      }
      const { notes, others } = await entriesOf(page, ticketId);
      expect(words.filter((word) => others.includes(word))).toEqual([]);
      expect(words.filter((word) => notes.includes(word) === unsent.includes(word))).toEqual([]);
    }
  });
}
