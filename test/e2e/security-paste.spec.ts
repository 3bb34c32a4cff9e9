import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { aimedAt, hostileBodies } from '../support/hostile-bodies.ts';
import { expect, test } from './support/desk-test.ts';
import { type Outside, startOutside } from './support/hostile-outside.ts';
import { entriesOf, showTicket, takeInDirectly } from './support/hostile-steps.ts';
import { startAs } from './support/steps.ts';

test.use({ mayComplain: true });

let outside: Outside;
test.beforeEach(async () => {
  outside = await startOutside();
});
test.afterEach(() => outside.close());

async function editorOf(page: Page): Promise<{ readonly editor: Locator; readonly ticketId: string }> {
  const ticketId = await takeInDirectly(page, 'A ticket to paste into');
  await showTicket(page, ticketId);
  const editor = page.getByRole('textbox', { name: 'Reply to' });
  await editor.click();
  return { editor, ticketId };
}

interface Carried {
  readonly html?: string;
  readonly text?: string;
  readonly files?: Readonly<Record<string, string>>;
}

/** Pastes or drops what another program would put on the clipboard or into a drag. */
async function give(editor: Locator, kind: 'paste' | 'drop', carried: Carried): Promise<void> {
  await editor.evaluate(
    (element, [how, { html, text: plain, files = {} }]) => {
      const data = new DataTransfer();
      if (plain !== undefined) data.setData('text/plain', plain);
      if (html !== undefined) data.setData('text/html', html);
      for (const [name, text] of Object.entries(files)) data.items.add(new File([text], name));
      const { left, top } = element.getBoundingClientRect();
      const common = { bubbles: true, cancelable: true };
      const place = { clientX: left + 20, clientY: top + 15 };
      element.dispatchEvent(
        how === 'paste'
          ? new ClipboardEvent('paste', { ...common, clipboardData: data })
          : new DragEvent('drop', { ...common, ...place, dataTransfer: data }),
      );
    },
    [kind, carried] as const,
  );
}

/** The content of the editor as tags, without the editor’s own attributes. */
function contentOf(editor: Locator): Promise<string[]> {
  return editor.evaluate((element) => {
    const own = /^(ProseMirror-|contenteditable|draggable)/;
    return [...element.querySelectorAll('*')]
      .filter(({ className }) => !own.test(String(className)))
      .map(({ tagName, attributes }) => [tagName, ...[...attributes].map(({ name }) => name)].join(' '));
  });
}

const tags = 'p br strong em ul ol li blockquote pre code a'.split(' ');
const allowed = new Set([...tags.map((tag) => tag.toUpperCase()), 'A href']);

test('pasted HTML keeps what an entry may consist of, and loses the rest before it is shown', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  const { editor, ticketId } = await editorOf(page);
  await give(editor, 'paste', {
    html: `<style>p{color:red}@import "${outside.url}/x.css";</style><script>window.touched=1</script>
      <p style="position:fixed;inset:0" class="cover" id="app" onclick="window.touched=1">one <b>two</b> <i>three</i></p>
      <img src="${outside.url}/i.png" onerror="window.touched=1"><iframe src="${outside.url}/f"></iframe>
      <ul><li>four</li></ul><svg onload="window.touched=1"></svg><table><tr><td>five</td><td>six</td></tr></table>`,
  });
  await expect(editor).toContainText('five');
  const content = await contentOf(editor);
  expect(content.filter((tag) => !allowed.has(tag))).toEqual([]);
  expect(content).toEqual(expect.arrayContaining(['STRONG', 'EM', 'LI']));
  await page.getByRole('button', { name: 'Send reply' }).click();
  await expect(page.getByText('Reply saved for Ken Wheeler.')).toBeVisible();
  const entries = await entriesOf(page, ticketId);
  expect(JSON.stringify(entries.at(-1)?.body)).toContain('"two"');
  expect(entries.at(-1)?.body).toContainEqual({ tag: 'p', children: ['five\tsix'] });
  expect(entries.at(-1)?.links).toEqual([]);
  expect(await page.evaluate(() => 'touched' in window)).toBe(false);
  expect(outside.connections()).toBe(0);
});

test('ES4: pasted and typed white space, weight and links are stored as they were seen', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  const { editor, ticketId } = await editorOf(page);
  await give(editor, 'paste', { text: 'a  b\n\tc\n\n    d' });
  await page.keyboard.press('Enter');
  await page.keyboard.type('x  y   z');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await give(editor, 'paste', {
    html: '<b style="font-weight:normal"><span style="font-weight:400">thin</span> <span style="font-weight:700">thick</span> <a href="javascript:1">link</a></b>',
  });
  expect(await contentOf(editor)).not.toContain('A href');
  await page.getByRole('button', { name: 'Send reply' }).click();
  await expect(page.getByText('Reply saved for Ken Wheeler.')).toBeVisible();
  const p = (...children: unknown[]) => ({ tag: 'p', children });
  expect((await entriesOf(page, ticketId)).at(-1)?.body).toEqual([
    p('a  b', { tag: 'br', children: [] }, '\tc'),
    p('    d'),
    p('x  y   z'),
    p({ tag: 'br', children: [] }),
    p('thin ', { tag: 'strong', children: ['thick'] }, ' link'),
  ]);
  const shown = page.locator('article [data-body="plain"]').last().locator('p').last();
  await expect(shown).toHaveCSS('white-space-collapse', 'preserve');
});

test('every hostile body can be pasted: nothing runs, loads or remains, and the editor keeps working', async ({
  desk,
}) => {
  const page = await startAs(desk, 'Jane Doe');
  const { editor } = await editorOf(page);
  const strange = await editor.evaluate(
    (element, [bodies, names]) =>
      bodies.flatMap((html) => {
        const clipboardData = new DataTransfer();
        clipboardData.setData('text/html', html);
        element.dispatchEvent(new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData }));
        return [...element.querySelectorAll(`:not(${names.join()})`)].map(({ outerHTML }) => outerHTML);
      }),
    [hostileBodies.map(({ html }) => aimedAt(html, outside.url)), [...tags, '[class^="ProseMirror-"]']] as const,
  );
  expect(strange).toEqual([]);
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.press('Delete');
  await page.keyboard.type('still here');
  await expect(editor).toHaveText('still here');
  expect(await page.evaluate(() => 'touched' in window)).toBe(false);
  expect(outside.connections()).toBe(0);
});

test('files pasted or dropped into the text become attachments, whatever their type', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  const { editor, ticketId } = await editorOf(page);
  const address = page.url();
  await give(editor, 'paste', { files: { 'picture.svg': '<svg onload="window.touched=1">', 'a.html': '<b>' } });
  await give(editor, 'drop', { files: { 'setup.exe': 'MZ', '..\u202Efdp.exe': 'MZ' } });
  const list = page.getByRole('list', { name: 'Files' }).getByRole('listitem');
  await expect(list).toHaveCount(4);
  await expect(editor).toHaveText('');
  await page.getByRole('button', { name: 'Send reply' }).click();
  await expect(page.getByText('Reply saved for Ken Wheeler.')).toBeVisible();
  const names = (await entriesOf(page, ticketId)).at(-1)?.attachments.map(({ name }) => name);
  expect(names?.toSorted()).toEqual(['.._fdp.exe', 'a.html', 'picture.svg', 'setup.exe']);
  expect(page.url()).toBe(address);
  expect(await page.evaluate(() => 'touched' in window)).toBe(false);
});

test('a file dropped outside the text does not replace the page', async ({ desk }) => {
  const folder = await mkdtemp(join(tmpdir(), 'deskside-drop-'));
  const path = join(folder, 'page.html');
  await writeFile(path, '<p>not the desk');
  const page = await startAs(desk, 'Jane Doe');
  await editorOf(page);
  const address = page.url();
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files: [path], dragOperationsMask: 1 };
  for (const [x, y] of [
    [60, 300],
    [400, 400],
    [900, 60],
  ] as const) {
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
      await session.send('Input.dispatchDragEvent', { type, x, y, data });
    }
    await page.waitForTimeout(300);
    expect(page.url()).toBe(address);
    expect(page.context().pages()).toHaveLength(1);
  }
  await expect(page.getByRole('region', { name: 'Thread' })).toBeVisible();
  await rm(folder, { recursive: true });
});
