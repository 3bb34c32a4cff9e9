import type { Locator, Page } from '@playwright/test';
import { entriesOf, showTicket, takeInDirectly } from '../e2e/support/hostile-steps.ts';
import { draftIsSaved, startAs, toast } from '../e2e/support/steps.ts';
import { expect, test } from './support/ui-test.ts';

const reply = (page: Page) => page.getByRole('textbox', { name: 'Reply to' });
const files = (page: Page) =>
  page.getByRole('region', { name: 'Write' }).getByRole('list', { name: 'Files' }).getByRole('listitem');

/** A picture of this size in one colour, as bytes and as an address. */
function pictureOf(page: Page, width: number, height: number, colour: string): Promise<string> {
  return page.evaluate(
    ([w, h, fill]) => {
      const canvas = Object.assign(document.createElement('canvas'), { width: w, height: h });
      const context = canvas.getContext('2d');
      if (!context) throw new Error('There is nothing to draw on');
      context.fillStyle = fill;
      context.fillRect(0, 0, w, h);
      return canvas.toDataURL('image/png');
    },
    [width, height, colour] as const,
  );
}

async function paste(editor: Locator, html: string | undefined, picture?: string, words?: string): Promise<void> {
  await editor.evaluate(
    async (element, [markup, address, text]) => {
      const clipboardData = new DataTransfer();
      if (text !== undefined) clipboardData.setData('text/plain', text);
      if (markup !== undefined) clipboardData.setData('text/html', markup);
      if (address !== undefined) {
        const bytes = Uint8Array.from(atob(address.slice(address.indexOf(',') + 1)), (letter) => letter.charCodeAt(0));
        clipboardData.items.add(new File([bytes], 'image.png', { type: 'image/png' }));
      }
      element.dispatchEvent(new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData }));
    },
    [html, picture, words] as const,
  );
}

const isDrawn = (picture: Locator) =>
  expect.poll(() => picture.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBeGreaterThan(0);

async function begin(page: Page): Promise<string> {
  const ticketId = await takeInDirectly(page, 'A ticket with pictures');
  await showTicket(page, ticketId);
  await reply(page).click();
  return ticketId;
}

test('a pasted picture keeps its position while it is written, after a restart, in the thread and after undo', async ({
  desk,
}) => {
  const page = await startAs(desk, 'Jane Doe');
  const ticketId = await begin(page);
  await page.keyboard.type('See this: ');
  await paste(reply(page), undefined, await pictureOf(page, 300, 120, '#0b57d0'));
  await isDrawn(reply(page).getByRole('img'));
  await expect(files(page)).toHaveCount(1);
  await page.keyboard.type(' and that.');
  await draftIsSaved(page);

  await page.reload();
  await showTicket(page, ticketId);
  await expect(reply(page)).toHaveText('See this: and that.');
  await isDrawn(reply(page).getByRole('img'));
  await page.getByRole('button', { name: 'Remove image.png' }).click();
  await expect(reply(page).getByRole('img')).toHaveCount(0);
  await expect(files(page)).toHaveCount(0);
  await reply(page).press('ControlOrMeta+z');
  await expect(files(page)).toHaveCount(1);

  await page.getByRole('button', { name: 'Send reply' }).click();
  await expect(toast(page, 'Reply saved for Ken Wheeler.')).toBeVisible();
  const shown = page.frameLocator('article[data-kind="reply"] iframe').locator('p > img');
  await isDrawn(shown);
  await expect(shown).toHaveAttribute('src', /^data:image\/png;base64,/);
  await expect(shown).toHaveAttribute('alt', 'image.png');
  const entry = (await entriesOf(page, ticketId)).at(-1);
  expect(entry?.attachments.map(({ name }) => name)).toEqual(['image.png']);
  const height = await shown.evaluate((image) => image.getBoundingClientRect().height);
  expect(height).toBeGreaterThan(50);

  await page.getByRole('button', { name: 'Undo' }).click();
  await isDrawn(reply(page).getByRole('img'));
  await expect(files(page)).toHaveCount(1);
  // The line is drawn inside of the frame: none outside of it reaches in.
  const undone = page.frameLocator('[data-retracted="true"] iframe').locator('body');
  await expect(undone).toHaveCSS('text-decoration-line', 'line-through');
});

test('text with an image of it is pasted as text, the image is offered, and unreadable pictures are counted', async ({
  desk,
}) => {
  const page = await startAs(desk, 'Jane Doe');
  await begin(page);
  const [one, two] = [await pictureOf(page, 40, 40, '#a00'), await pictureOf(page, 60, 30, '#070')];
  const html = `<p>Words <img src="${one}" alt="A red square"></p><img src="https://a.example/x.png"><img src="file:///C:/clip_image001.png"><table><tr><td>a</td><td>b</td></tr></table>`;
  await paste(reply(page), html, two);
  await expect(reply(page)).toContainText('Words');
  await expect(reply(page).getByRole('img')).toHaveAttribute('alt', 'A red square');
  await expect(files(page)).toHaveCount(1);
  const notice = page.getByText('A picture was on the clipboard too.');
  await expect(notice).toBeVisible();
  await expect(page.getByText('2 pictures couldn’t be pasted because they’re on the web or in a file.')).toBeVisible();
  await page.getByRole('button', { name: 'Attach it' }).click();
  await expect(files(page)).toHaveCount(2);
  await expect(notice).toBeHidden();

  await paste(reply(page), '<img src="https://a.example/x.png" alt="A plan">', one);
  await expect(reply(page).getByRole('img')).toHaveCount(2);
  await expect(page.getByText('couldn’t be pasted')).toBeHidden();

  await paste(reply(page), '<p>More</p><img src="https://a.example/y.png">');
  await expect(page.getByText('1 picture couldn’t be pasted')).toBeVisible();
  await page.getByRole('button', { name: 'Send reply' }).click();
  await expect(toast(page, /Reply saved/)).toBeVisible();
  await expect(page.getByText('couldn’t be pasted'), 'it was said of the words that were sent').toBeHidden();
});

test('a picture pasted into a form is attached, and a field that accepts none says so', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  await begin(page);
  const picture = await pictureOf(page, 40, 40, '#a00');
  const attached = (form: Locator) => form.getByRole('list', { name: 'Files' }).getByRole('listitem');

  await page.getByRole('button', { name: 'Add requester message' }).click();
  const message = page.locator('dialog[open]');
  await paste(message.getByLabel('Message', { exact: true }), undefined, picture);
  await expect(attached(message)).toHaveCount(1);
  await message.getByLabel('Message', { exact: true }).fill('This is what I see.');
  await expect(message.getByText('draft saved')).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Add requester message' }).click();
  await expect(attached(message), 'it waits with the words').toHaveCount(1);
  await message.getByRole('button', { name: 'Add message' }).click();
  await expect(message).toHaveCount(0);
  const sent = page.locator('article[data-kind="message"]').last();
  await expect(sent.getByRole('list', { name: 'Files' }).getByRole('link')).toHaveText(/^image\.png/);

  await page.getByRole('button', { name: 'New ticket' }).click();
  for (const [index, field] of ['Requester', 'Summary', 'Details'].entries()) {
    await paste(message.getByLabel(field), undefined, picture);
    await expect(attached(message)).toHaveCount(index + 1);
  }
  await paste(message.getByLabel('Details'), undefined, picture, 'Total: 35');
  await expect(attached(message)).toHaveCount(3);
  await message.getByRole('button', { name: 'Attach it' }).click();
  await expect(attached(message)).toHaveCount(4);
  await expect(message.getByLabel('Details')).toBeFocused();
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: 'Transfer', exact: true }).click();
  await paste(message.getByRole('textbox').first(), undefined, picture);
  await expect(message.getByText('A picture or file can’t be pasted here.')).toBeVisible();
  await message.getByRole('textbox').first().fill('For them');
  await expect(message.getByText('A picture or file can’t be pasted here.')).toBeHidden();
});

test('the only picture of pasted text is offered as a file, and not reported as lost', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  await begin(page);
  const html = '<p>Words <img src="https://a.example/x.png"></p>';
  await paste(reply(page), html, await pictureOf(page, 60, 30, '#070'));
  await expect(page.getByText('A picture was on the clipboard too.')).toBeVisible();
  await expect(page.getByText('couldn’t be pasted')).toBeHidden();
});

test('X46: a picture that is too large for the text is attached, and the composer says why', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  await begin(page);
  await reply(page).evaluate((element) => {
    const clipboardData = new DataTransfer();
    const bytes = new Uint8Array(5 * 1024 * 1024 + 1);
    clipboardData.items.add(new File([bytes], 'large.png', { type: 'image/png' }));
    element.dispatchEvent(new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData }));
  });
  await expect(page.getByText('1 picture is over 5 MB, and attached instead of shown in the text.')).toBeVisible();
  await expect(files(page)).toHaveText(/^large\.png/);
  await expect(reply(page).getByRole('img')).toHaveCount(0);
  await paste(reply(page), undefined, await pictureOf(page, 40, 40, '#a00'));
  await expect(reply(page).getByRole('img')).toHaveCount(1);
  await expect(page.getByText('is over 5 MB')).toBeHidden();
});
