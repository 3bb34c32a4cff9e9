import { calm, enlarged, looking } from '../e2e/support/looking.ts';
import { startAs, startSample } from '../e2e/support/steps.ts';
import { splitJournal } from '../support/split-journal.ts';
import { expect, test } from './support/ui-test.ts';

test('a desk that takes long to open says how far it is, and can be read at twice the size', async ({ desk }) => {
  await startSample(desk);
  await desk.stop();
  splitJournal(desk.disk(), 4);
  const release = desk.holdsReading((path) => path.endsWith('/000003.jsonl'));
  const page = await desk.start(calm);
  await expect(page.getByRole('heading', { name: 'Opening Acme Desk' })).toBeVisible();
  const bar = page.getByRole('progressbar', { name: 'Opening progress' });
  const percent = Number(await bar.getAttribute('value'));
  expect(percent).toBeGreaterThan(0);
  expect(percent).toBeLessThan(100);
  await expect(page.getByText(new RegExp(`^${percent}% · \\d+ changes read$`))).toBeVisible();
  await expect(page.getByRole('status')).toHaveText(`Opening the desk: ${percent - (percent % 20)}%`);
  const faults: string[] = [];
  await looking(page, faults)('opening');
  await looking(page, faults, enlarged)('opening, enlarged');
  expect(faults).toEqual([]);
  release();
  await expect(page.getByRole('button', { name: 'Jane Doe' })).toBeVisible();
});

test('closed tickets follow while the open ones are used, and their queue says how far they are', async ({ desk }) => {
  await startSample(desk);
  await desk.stop();
  const release = desk.holdsClosedTickets();
  const page = await startAs(desk, 'Jane Doe', calm);
  await expect(page.getByRole('option').first()).toBeFocused();
  const bar = page.getByRole('region', { name: 'Save status' }).getByRole('progressbar');
  await expect(bar).toHaveAttribute('value', '42');
  await page.getByRole('link', { name: /^Closed/ }).click();
  const list = page.getByRole('region', { name: 'Closed', exact: true });
  await expect(list.getByText('Loading closed tickets: 42%')).toBeVisible();
  const faults: string[] = [];
  await looking(page, faults)('closed tickets loading');
  await looking(page, faults, enlarged)('closed tickets loading, enlarged');
  expect(faults).toEqual([]);
  release();
  await expect(list.getByRole('option').first()).toBeVisible();
  await expect(bar).toHaveCount(0);
});
