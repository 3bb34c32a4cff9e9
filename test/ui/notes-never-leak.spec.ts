import type { Page } from '@playwright/test';
import type { ThreadPage } from '../../shared/bridge/contract/tickets.ts';
import { createRandom } from '../../shared/lib/random.ts';
import { type AgentName, direct, makeTicket, showTicket, signInAs, startAs } from '../e2e/support/steps.ts';
import { seed } from '../support/arbitrary-seed.ts';
import { runs } from '../support/runs.ts';
import { expect, test, type UiDesk } from './support/ui-test.ts';

const acts = 40;
const stories = ['Story A', 'Story B', 'Story C'] as const;

const tabs = { reply: 'Reply', note: 'Internal note' } as const;
const fields = { reply: 'Reply to', note: 'Internal note' } as const;
type Tab = keyof typeof tabs;

/** The words of the replies and notes of a ticket, and those that its requester would read. */
async function entriesOf(page: Page, ticketId: string): Promise<Readonly<Record<Tab, string>>> {
  const { value } = await direct(page, 'ask', 'thread.page', { ticketId, limit: 200 });
  const entries = (value as ThreadPage).items.filter((item) => item.kind === 'entry');
  const ofKind = (kind: string) => JSON.stringify(entries.filter(({ entryKind }) => entryKind === kind));
  return { reply: ofKind('reply'), note: ofKind('note') };
}

/** Waits until main has what was typed: what a program that is killed did not get, it cannot keep. */
async function saved(page: Page): Promise<void> {
  await expect(page.getByText(/^saving/).filter({ visible: true })).toHaveCount(0);
}

/** Ends the program and starts it again; the agent signs in. */
async function again(desk: UiDesk, agent: AgentName, how: 'stop' | 'kill'): Promise<Page> {
  await desk[how]();
  const page = await desk.start();
  await signInAs(page, agent);
  return page;
}

for (let run = 0; run < runs(1).numRuns; run += 1) {
  test(`a note stays a note, whatever comes between typing and sending it (seed ${seed + run})`, async ({ desk }) => {
    const random = createRandom(seed + run);
    let agent: AgentName = 'Jane Doe';
    let page = await startAs(desk, agent);
    const ticketIds: string[] = [];
    for (const name of stories) ticketIds.push(await makeTicket(page, name));
    const typed = { reply: new Set<string>(), note: new Set<string>() };
    let tab: Tab = 'reply';
    let at: string = ticketIds.at(-1) ?? '';
    let number = 100;

    async function show(): Promise<void> {
      await showTicket(page, at);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(stories[ticketIds.indexOf(at)] ?? '');
    }

    const field = () => page.getByRole('textbox', { name: fields[tab] });

    const doings = {
      type: async () => {
        number += 1;
        const word = `${tab}${number}x`;
        typed[tab].add(word);
        await field().click();
        await page.keyboard.press('ControlOrMeta+End');
        await page.keyboard.type(`${word} `);
      },
      turn: async () => {
        tab = tab === 'reply' ? 'note' : 'reply';
        await page.getByRole('tab', { name: tabs[tab] }).click();
        await expect(field()).toBeVisible();
      },
      walk: async () => {
        at = random.pick(ticketIds);
        await show();
        tab = 'reply';
        await page.getByRole('tab', { name: tabs.reply }).click();
      },
      send: async () => {
        await field().click();
        await page.keyboard.press('ControlOrMeta+Enter');
        await expect(field()).toHaveText('');
      },
      switch: async () => {
        await page.keyboard.press('ControlOrMeta+l');
        agent = agent === 'Jane Doe' ? 'John Doe' : 'Jane Doe';
        await signInAs(page, agent);
        await doings.walk();
      },
      restart: async () => {
        if (random.chance(0.5)) await saved(page);
        page = await again(desk, agent, random.pick(['stop', 'kill']));
        await doings.walk();
      },
    };
    const often = ['type', 'type', 'type', 'turn', 'turn', 'walk', 'send', 'switch'] as const;
    // Every run sends a note, whatever its numbers choose after that.
    const first = ['turn', 'type', 'send'] as const;
    for (let act = 0; act < acts; act += 1) {
      const name = first[act] ?? (act % 16 === 15 ? 'restart' : random.pick(often));
      await doings[name]();
    }
    // What is still a draft is sent as what it is, by whoever wrote it.
    for (const name of ['Jane Doe', 'John Doe'] as const) {
      if (agent !== name) await doings.switch();
      for (const ticketId of ticketIds) {
        for (const kind of ['reply', 'note'] as const) {
          at = ticketId;
          await show();
          tab = kind;
          await page.getByRole('tab', { name: tabs[kind] }).click();
          await expect(field()).toBeVisible();
          if ((await field().innerText()).trim() !== '') await doings.send();
        }
      }
    }
    let kept = 0;
    for (const ticketId of ticketIds) {
      const { reply, note } = await entriesOf(page, ticketId);
      kept += [...typed.note].filter((word) => note.includes(word)).length;
      expect([...typed.note].filter((word) => reply.includes(word))).toEqual([]);
      expect([...typed.reply].filter((word) => note.includes(word))).toEqual([]);
    }
    // Otherwise nothing was tried.
    expect(kept).toBeGreaterThan(0);
  });
}
