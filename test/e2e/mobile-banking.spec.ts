import { expect, test } from './support/desk-test.ts';
import { lock, openSample, openTicket, row, signInAs, takeIn, threadTexts, writeReply } from './support/steps.ts';

const summary = 'Entire mobile online banking is down';
const details = 'Customers are reporting they are getting a 404 error when browsing to online banking';
const coordinating = 'Coordinating with Sys Admin Team to bring mobile banking back online.';
const resolved =
  'Jerry from System Engineering found and connected a failed load balancer. Mobile banking should be back up.';

test('mobile banking is down: from intake by phone to Resolved, and it stays so after a restart', async ({ desk }) => {
  const page = await desk.start();
  await openSample(page);
  await signInAs(page, 'John Doe');
  await takeIn(page, {
    requester: 'Karen Karen',
    email: 'karen@osTicket.com',
    topic: 'Business Critical Outage',
    summary,
    details,
  });
  await lock(page);

  await signInAs(page, 'Jane Doe');
  await openTicket(page, 'Open', summary);
  await page.getByLabel('Priority').selectOption('Emergency');
  await page.getByLabel('Assignee').selectOption('Jane Doe');
  await page.getByLabel('SLA plan').selectOption('SEV-A');
  await page.getByLabel('Department').selectOption('Support');
  await expect(page.getByLabel('Assignee')).toHaveValue('jane-doe');

  await writeReply(page, coordinating);
  await page.getByRole('button', { name: 'Send reply' }).click();
  await expect(page.getByText('Reply saved for Karen Karen.')).toBeVisible();
  await expect.poll(() => threadTexts(page)).toEqual([details, coordinating]);

  await writeReply(page, resolved);
  await page.getByRole('button', { name: 'Send and resolve' }).click();
  await expect(page.getByLabel('Status', { exact: true })).toHaveValue('status-resolved');

  for (const queue of ['Open', 'My tickets'] as const) {
    await page.getByRole('link', { name: queue, exact: true }).click();
    await expect(page.getByRole('option').first()).toBeVisible();
    await expect(row(page, summary)).toHaveCount(0);
  }
  await openTicket(page, 'Closed', summary);

  await desk.stop();
  const again = await desk.start();
  await signInAs(again, 'Jane Doe');
  await openTicket(again, 'Closed', summary);
  await expect.poll(() => threadTexts(again)).toEqual([details, coordinating, resolved]);
  await again.getByRole('link', { name: 'Open', exact: true }).click();
  await expect(again.getByRole('option').first()).toBeVisible();
  await expect(row(again, summary)).toHaveCount(0);
});
