import type { Page } from '@playwright/test';
import {
  directly,
  draftIsSaved,
  makeTicket,
  openTicket,
  showTicket,
  startAs,
  threadTexts,
  toast,
  writeReply,
} from '../e2e/support/steps.ts';
import { expect, test } from './support/ui-test.ts';

test.use({ mayComplain: true });

const reply = (page: Page) => page.getByRole('textbox', { name: 'Reply to' });

interface Line {
  /** Once the desk has done it, while its answer is still awaited. */
  readonly isDone: Promise<void>;
  /**
   * Cuts the connection after the desk has executed the request and before its answer arrives; later requests get no
   * answer.
   */
  readonly cut: () => Promise<void>;
  readonly mend: () => Promise<void>;
}

function signal(): { readonly given: Promise<void>; readonly give: () => void } {
  let give: () => void = () => undefined;
  const given = new Promise<void>((resolve) => {
    give = resolve;
  });
  return { given, give };
}

/** Lets the desk do what is asked for, and holds its answer back until the line is cut. */
async function holdAnswerTo(page: Page, what: string): Promise<Line> {
  const [done, cutting] = [signal(), signal()];
  let isCut = false;
  await page.route('**/bridge/call', async (route) => {
    if (isCut) return route.abort('connectionrefused');
    if (!route.request().postData()?.includes(`"${what}"`)) return route.continue();
    await route.fetch();
    done.give();
    await cutting.given;
    return route.abort('connectionreset');
  });
  return {
    isDone: done.given,
    cut: async () => {
      await done.given;
      isCut = true;
      cutting.give();
    },
    mend: () => page.unroute('**/bridge/call'),
  };
}

/** The next look at whether the desk is there may be some seconds away. */
const patient = { timeout: 20_000 };

test('a reply whose answer got lost is known as sent once the desk is there again, and what was typed on is not', async ({
  desk,
}) => {
  const page = await startAs(desk, 'Jane Doe');
  const id = await makeTicket(page, 'Lost on the way');
  await writeReply(page, 'On my way.');
  await draftIsSaved(page);
  const line = await holdAnswerTo(page, 'conversation.post');
  await page.keyboard.press('ControlOrMeta+Enter');
  await page.keyboard.type(' Is the door open?');
  await line.cut();
  await expect(page.getByText('Not connected to Deskside').first()).toBeVisible();
  await line.mend();
  await expect(toast(page, 'Reply saved for Ken Wheeler.')).toBeVisible(patient);
  await expect(page.getByText('Your reply was already sent. The text you wrote after that')).toBeVisible();
  await expect(reply(page)).toHaveText('Is the door open?');
  await draftIsSaved(page);
  await page.reload();
  await showTicket(page, id);
  await expect(reply(page)).toHaveText('Is the door open?');
  await reply(page).press('ControlOrMeta+Enter');
  await expect.poll(() => threadTexts(page)).toEqual(['It will not start.', 'On my way.', 'Is the door open?']);
});

test('a reply whose answer was lost is cleared like any other if it was not edited since, and stays cleared', async ({
  desk,
}) => {
  const page = await startAs(desk, 'Jane Doe');
  const id = await makeTicket(page, 'Lost twice');
  await writeReply(page, 'On my way.');
  const first = await holdAnswerTo(page, 'conversation.post');
  await page.keyboard.press('ControlOrMeta+Enter');
  await first.cut();
  await expect(page.getByText('Not connected to Deskside').first()).toBeVisible();
  await first.mend();
  await expect(toast(page, 'Reply saved for Ken Wheeler.')).toBeVisible(patient);
  await expect(reply(page)).toHaveText('');
  // The queue could not be loaded during that, and is loaded again.
  await openTicket(page, 'Open', 'Locked out of QuickBooks');
  await showTicket(page, id);
  await expect(reply(page)).toHaveText('');
  await expect.poll(() => threadTexts(page)).toEqual(['It will not start.', 'On my way.']);
});

test('an assignment whose answer was lost closes its form, and is done once', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  await makeTicket(page, 'Assigned once');
  await page.getByRole('button', { name: 'Assign', exact: true }).click();
  const form = page.locator('dialog[open]');
  await form.getByLabel('Agent').selectOption({ label: 'John Doe' });
  await form.getByLabel('Internal note').fill('Please have a look.');
  const line = await holdAnswerTo(page, 'assignment.assign');
  await page.keyboard.press('ControlOrMeta+Enter');
  await line.cut();
  await expect(form.getByText('Deskside is no longer running')).toBeVisible();
  await line.mend();
  await expect(form).toHaveCount(0, patient);
  await expect(toast(page, 'assigned to John Doe')).toBeVisible();
  await expect.poll(() => threadTexts(page)).toEqual(['It will not start.', 'Please have a look.']);
});

test('another agent chosen before the answer was lost is assigned only when asked for again', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  await makeTicket(page, 'Assigned to one');
  await page.getByRole('button', { name: 'Assign', exact: true }).click();
  const form = page.locator('dialog[open]');
  await form.getByLabel('Agent').selectOption({ label: 'John Doe' });
  await form.getByLabel('Internal note').fill('Please have a look.');
  const line = await holdAnswerTo(page, 'assignment.assign');
  await page.keyboard.press('ControlOrMeta+Enter');
  await form.getByLabel('Agent').selectOption({ label: 'Jane Doe' });
  await line.cut();
  await expect(form.getByText('Deskside is no longer running')).toBeVisible();
  await line.mend();
  await expect(toast(page, 'assigned to John Doe')).toBeVisible(patient);
  await expect(form.getByLabel('Internal note')).toHaveValue('');
  await expect(form.getByLabel('Agent')).toHaveValue('jane-doe');
  await form.getByRole('button', { name: 'Assign' }).click();
  await expect(toast(page, 'assigned to Jane Doe')).toBeVisible();
  await expect.poll(() => threadTexts(page)).toEqual(['It will not start.', 'Please have a look.']);
});

test('a ticket whose answer was lost closes its form, but keeps text typed since in any field', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  const floor = { name: 'Floor', type: 'number', choices: [], isRequired: false, order: 0 };
  await directly(page, 'record.put', [{ kind: 'field', id: 'floor', fields: floor }]);
  const form = page.getByRole('dialog', { name: 'New ticket' });
  for (const typed of ['', '7']) {
    await page.getByRole('button', { name: 'New ticket' }).click();
    await form.getByLabel('Requester').fill('Ken Wheeler');
    await form.getByLabel('Summary').fill(`Lost with ${typed}`);
    await form.getByLabel('Details').fill('It beeps.');
    const line = await holdAnswerTo(page, 'ticket.open');
    await page.keyboard.press('ControlOrMeta+Enter');
    await line.isDone;
    await form.getByLabel('Floor').fill(typed);
    await line.cut();
    await expect(form.getByText('Deskside is no longer running')).toBeVisible();
    await line.mend();
    if (typed === '') await expect(form).toHaveCount(0, patient);
  }
  await expect(form.getByText(/was already created/)).toBeVisible(patient);
  await expect(form.getByLabel('Floor')).toHaveValue('7');
});
