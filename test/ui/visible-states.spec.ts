import type { Locator } from '@playwright/test';
import { openTicket, startAs, undo, writeReply } from '../e2e/support/steps.ts';
import { expect, test } from './support/ui-test.ts';

/** The colors that distinguish states of an element in forced-colors mode. */
const look = (element: Locator) =>
  element.evaluate((node) => {
    const { backgroundColor, borderBlockEndColor, borderBlockEndWidth, outlineStyle, outlineColor } =
      getComputedStyle(node);
    return { backgroundColor, borderBlockEndColor, borderBlockEndWidth, outlineStyle, outlineColor };
  });

test('in the system’s own colours, what is chosen differs from what is not', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe', { reducedMotion: 'reduce' });
  await openTicket(page, 'Open', 'Locked out of QuickBooks');
  await page.emulateMedia({ forcedColors: 'active' });
  const queue = page.getByRole('listbox');
  const chosen: readonly [string, Locator, Locator][] = [
    ['tab', page.getByRole('tab', { selected: true }), page.getByRole('tab', { selected: false })],
    ['row', queue.getByRole('option', { selected: true }), queue.getByRole('option', { selected: false }).first()],
    ['queue', page.locator('nav [aria-current="page"]'), page.getByRole('link', { name: 'Closed', exact: true })],
  ];
  for (const [what, one, other] of chosen) expect(await look(one), what).not.toEqual(await look(other));

  const gone = page.locator('[data-region="panel"] [style*="width"]');
  expect((await look(gone)).backgroundColor, 'what is gone of the time').not.toEqual(
    (await look(gone.locator('xpath=..'))).backgroundColor,
  );

  const bold = page.getByRole('button', { name: 'Bold' });
  const before = await look(bold);
  await writeReply(page, '');
  await bold.click();
  await expect(bold).toHaveAttribute('aria-pressed', 'true');
  expect(await look(bold), 'a tool that is on').not.toEqual(before);

  const row = queue.getByRole('option', { selected: true });
  const resting = await look(row);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(row).toBeFocused();
  expect(await look(row), 'the keyboard on the chosen row').not.toEqual(resting);

  await page.getByRole('button', { name: 'More' }).click();
  await expect(page.getByRole('menu')).toBeFocused();
  await page.keyboard.press('ArrowDown');
  const items = page.getByRole('menuitem');
  expect(await look(page.locator('[role="menuitem"][data-highlighted]'))).not.toEqual(
    await look(items.and(page.locator(':not([data-highlighted])')).first()),
  );
});

test('T150: whether a stage is reached is told by its line, its weight, and its shape, in any colors', async ({
  desk,
}) => {
  const page = await startAs(desk, 'Jane Doe', { reducedMotion: 'reduce' });
  await openTicket(page, 'Open', 'Locked out of QuickBooks');
  await writeReply(page, 'Try again, please.');
  await page.getByRole('button', { name: 'Send reply' }).click();
  const strip = page.getByRole('list', { name: 'Ticket progress' });
  for (const forcedColors of ['none', 'active'] as const) {
    await page.emulateMedia({ forcedColors });
    const looks = await strip.getByRole('listitem').evaluateAll((steps) =>
      steps.map((step) => {
        const { borderBlockStartWidth, fontWeight } = getComputedStyle(step);
        return [step.dataset.at, borderBlockStartWidth, fontWeight, step.querySelector('svg')?.innerHTML];
      }),
    );
    expect(new Set(looks.map(([at]) => at))).toEqual(new Set(['done', 'now', 'later']));
    const of = (at: string) => looks.find(([one]) => one === at) ?? [];
    const [done, now, later] = [of('done'), of('now'), of('later')];
    for (const part of [1, 2, 3]) expect([done[part], now[part]]).not.toContain(later[part]);
    expect(now[2]).not.toEqual(done[2]);
    expect(now[3]).not.toEqual(done[3]);
  }
});

test('in the system’s own colors, what is chosen differs in the set-up, in the audit, and in one’s own settings, too', async ({
  desk,
}) => {
  const page = await startAs(desk, 'Jane Doe', { reducedMotion: 'reduce' });
  await page.emulateMedia({ forcedColors: 'active' });
  const show = (address: string) => page.evaluate((hash) => location.assign(hash), address);
  await show('#/set-up/plan/plan-sev-b');
  const rows = page.getByRole('listbox', { name: 'SLA plans' });
  const kinds = page.getByRole('navigation', { name: 'Desk set-up' });
  await expect(rows.getByRole('option', { selected: true })).toHaveCount(1);
  const transient = page.getByRole('switch', { name: 'Replaced on transfer' });
  const off = await look(transient);
  await transient.click();
  await expect(transient).toBeChecked();
  expect(await look(transient), 'a switch that is on').not.toEqual(off);
  const chosen: readonly [string, Locator, Locator][] = [
    ['record', rows.getByRole('option', { selected: true }), rows.getByRole('option', { selected: false }).first()],
    ['kind', kinds.locator('[aria-current]'), kinds.getByRole('link', { name: 'Roles' })],
  ];
  for (const [what, one, other] of chosen) expect(await look(one), what).not.toEqual(await look(other));
  await show('#/audit');
  await expect(page.getByRole('tab', { selected: true })).toBeVisible();
  expect(await look(page.getByRole('tab', { selected: true })), 'a tab of the audit').not.toEqual(
    await look(page.getByRole('tab', { selected: false })),
  );
  await show('#/me');
  const keys = page.getByRole('switch', { name: 'Single-key shortcuts' });
  await expect(keys).toBeChecked();
  const on = await look(keys);
  await keys.click();
  await expect(keys).not.toBeChecked();
  expect(await look(keys), 'a setting that is off').not.toEqual(on);
});

test('W75: in the system’s own colors, hours that are counted have the color of the legend, on whatever they stand', async ({
  desk,
}) => {
  const page = await startAs(desk, 'Jane Doe', { reducedMotion: 'reduce' });
  await page.evaluate((hash) => location.assign(hash), '#/set-up/plan/plan-sev-b');
  const preview = page.getByRole('region', { name: 'Next two weeks' });
  await expect(preview.getByText('Counted in the example')).toBeVisible();
  await page.emulateMedia({ forcedColors: 'active' });
  const paint = (element: Locator) =>
    element.evaluate((node) => {
      const { backgroundColor, backgroundImage } = getComputedStyle(node);
      return { backgroundColor, backgroundImage };
    });
  const legend = await paint(preview.locator('[data-what="counted"]'));
  expect(legend.backgroundColor).toMatch(/^rgb\(/);
  expect(await paint(preview.locator('li[title*="Counted"] [style]').last())).toEqual(legend);
  expect(await paint(preview.locator('[data-what="open"]'))).not.toEqual(legend);
});

test('destructive buttons look different', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe', { reducedMotion: 'reduce' });
  await page.getByRole('button', { name: 'Sample desk' }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  const remove = page.getByRole('button', { name: 'Delete' });
  const other = page.getByRole('button', { name: 'Lock', exact: true, includeHidden: true });
  const primary = page.getByRole('button', { name: 'New ticket', includeHidden: true });
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect((await look(remove)).backgroundColor).not.toEqual((await look(primary)).backgroundColor);
  }
  await page.emulateMedia({ forcedColors: 'active' });
  expect((await look(remove)).borderBlockEndWidth).not.toEqual((await look(other)).borderBlockEndWidth);
});

test('an undone reply is struck out', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  await openTicket(page, 'Open', 'Locked out of QuickBooks');
  await writeReply(page, 'Said too soon.');
  await page.getByRole('button', { name: 'Send reply' }).click();
  await undo(page, 'Reply saved');
  const undone = page.getByRole('region', { name: 'Thread' }).locator('[data-retracted="true"] [data-body]');
  await expect(undone).toHaveCSS('text-decoration-line', 'line-through');
  await expect(undone).toHaveCSS('opacity', '0.7');
});

test.describe('without a connection', () => {
  test('nothing can be written and the window says why; what was written stays, and is kept once there is one', async ({
    desk,
  }) => {
    const page = await startAs(desk, 'Jane Doe', { reducedMotion: 'reduce' });
    await openTicket(page, 'Open', 'Locked out of QuickBooks');
    const words = page.getByRole('textbox', { name: 'Reply to' });
    await page.getByRole('button', { name: 'New ticket' }).waitFor();
    await page.route('**/bridge/**', (route) => route.abort('connectionrefused'));
    await writeReply(page, 'Half a sentence');
    await expect(words).toHaveAttribute('aria-readonly', 'true');
    await expect(words).toHaveAttribute('contenteditable', 'false');
    const composer = page.getByRole('region', { name: 'Write' });
    await expect(composer.getByRole('alert')).toContainText('Not connected to Deskside.');
    await expect(composer.getByRole('alert').getByRole('button', { name: 'Copy text' })).toBeVisible();
    for (const name of ['Send reply', 'Bold', 'Attach files'])
      await expect(composer.getByRole('button', { name })).toHaveAttribute('aria-disabled', 'true');
    await expect(page.getByLabel('Priority', { exact: true })).toBeDisabled();

    // Another ticket cannot be read now; the words are there when this one is shown again.
    await page.getByRole('listbox').getByRole('option', { name: 'PDF files will not open' }).click();
    await expect(words).toHaveCount(0);
    await page.getByRole('listbox').getByRole('option', { name: 'Locked out of QuickBooks' }).click();
    await expect(words).toHaveText('Half a sentence');

    await page.getByRole('button', { name: 'New ticket' }).click();
    const form = page.getByRole('dialog', { name: 'New ticket' });
    await expect(form.getByText('Not connected to Deskside.')).toBeVisible();
    for (const name of ['Requester', 'Summary', 'Details'])
      await expect(form.getByLabel(name, { exact: true })).toHaveAttribute('readonly', '');
    await expect(form.getByRole('button', { name: 'Create' })).toHaveAttribute('aria-disabled', 'true');
    await page.keyboard.press('Escape');

    await page.unroute('**/bridge/**');
    await expect(words).toHaveAttribute('contenteditable', 'true');
    await expect(page.getByText('draft saved').filter({ visible: true })).toBeVisible();
    await words.fill('Half a sentence and the rest');
    await expect(words).toHaveText('Half a sentence and the rest');
  });
});
