import { row, startAs, takeIn } from '../e2e/support/steps.ts';
import { expect, test } from './support/ui-test.ts';

const dayMs = 24 * 60 * 60_000;

test('a window shows the time of a desk whose clock is not the window’s own', async ({ hosted }) => {
  hosted.runsAhead(400 * dayMs);
  const page = await startAs(hosted, 'John Doe');
  await expect(row(page, 'No Wi-Fi in the Harbour branch')).toContainText(/Overdue (399|400) d/);
  await takeIn(page, { requester: 'Ada North', summary: 'Ink is out', details: 'The yellow one.' });
  await expect(row(page, 'Ink is out')).not.toContainText(/\d{3} d/);
  const said = page.locator('article[data-kind="message"] time');
  await expect(said).toHaveText(/^\d{1,2}:\d\d [AP]M$/);
});
