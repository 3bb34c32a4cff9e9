import { startAs } from '../e2e/support/steps.ts';
import { expect, test } from './support/ui-test.ts';

test('requesters’ names keep room beside the marks, at every width and density', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  for (const density of ['Three lines', 'Two lines', 'One line']) {
    await page.getByRole('link', { name: 'My settings' }).click();
    await page.getByLabel('Rows in queues').selectOption(density);
    await page.getByRole('link', { name: 'Open', exact: true }).click();
    for (const width of [960, 1440]) {
      await page.setViewportSize({ width, height: 900 });
      const names = page.getByRole('listbox').getByRole('option').locator('[data-who]');
      await expect(names.first()).toBeVisible();
      const cut = await names.evaluateAll((all) =>
        all.flatMap((name) => (name.scrollWidth > name.clientWidth && name.clientWidth < 55 ? [name.textContent] : [])),
      );
      expect(cut, `${density} at ${width}`).toEqual([]);
    }
  }
});

test('the place that is shown is in view in the navigation, also in a low window', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  await page.setViewportSize({ width: 960, height: 420 });
  for (const address of ['#/me', '#/open', '#/audit', '#/search']) {
    await page.evaluate((hash) => location.assign(hash), address);
    await expect(page.locator('nav [aria-current="page"]')).toHaveAttribute('href', address);
    await expect(page.locator('nav [aria-current="page"]')).toBeInViewport({ ratio: 1 });
  }
});
