import { makeTicket, startAs } from '../e2e/support/steps.ts';
import { expect, test } from './support/ui-test.ts';

interface Overview {
  readonly value: { readonly counts: { readonly queues: Record<string, unknown> } };
}

test('V110: a queue that is still being built shows no number, and shows it as soon as it is known', async ({
  desk,
}) => {
  const page = await startAs(desk, 'Jane Doe');
  const open = page.getByRole('link', { name: 'Open', exact: true });
  const closed = page.getByRole('link', { name: 'Closed', exact: true });
  await expect(closed).toHaveAccessibleDescription(/^\d+ tickets$/);
  let isBuilding = true;
  await page.route('**/bridge/call', async (route) => {
    if (!route.request().postData()?.includes('"queue.overview"')) return route.continue();
    const response = await route.fetch();
    const answer = (await response.json()) as Overview;
    if (isBuilding) answer.value.counts.queues.closed = null;
    return route.fulfill({ response, json: answer });
  });
  await makeTicket(page, 'Opened while a queue is built');
  await expect(closed).not.toHaveAccessibleDescription(/\d/);
  await expect(closed.locator('xpath=..')).toHaveText('Closed');
  await expect(open).toHaveAccessibleDescription(/^\d+ tickets, \d+ waiting for us$/);
  isBuilding = false;
  await makeTicket(page, 'Opened when it is built');
  await expect(closed).toHaveAccessibleDescription(/^\d+ tickets$/);
});
