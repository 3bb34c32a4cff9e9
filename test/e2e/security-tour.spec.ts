import { expect, test } from './support/desk-test.ts';
import { listenForViolations, violationsOf } from './support/hostile-steps.ts';
import { lock, signInAs, startSample, takeIn, threadTexts, writeNote, writeReply } from './support/steps.ts';

test('a day at the desk requests nothing that its policy forbids', async ({ desk }) => {
  const page = await startSample(desk);
  await listenForViolations(page);
  await signInAs(page, 'Jane Doe');
  await takeIn(page, {
    requester: 'Ken Wheeler',
    topic: 'Personal Computer Issues',
    summary: 'A tour',
    details: 'All of it.',
  });
  await page.getByLabel('Priority').selectOption('High');
  await writeReply(page, 'Bold, and a list.');
  await page.getByRole('textbox', { name: 'Reply to' }).press('ControlOrMeta+a');
  for (const button of ['Bold', 'Italic', 'Bulleted list'])
    await page.getByRole('button', { name: button }).first().click();
  await page.getByRole('textbox', { name: 'Reply to' }).evaluate((element) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/html', '<p>pasted <b>words</b></p>');
    element.dispatchEvent(new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData }));
  });
  await page.getByRole('button', { name: 'Send reply' }).click();
  await expect(page.getByText('Reply saved for Ken Wheeler.')).toBeVisible();
  await writeNote(page, 'A note.');
  await page.getByRole('button', { name: 'Add note', exact: true }).click();
  await expect.poll(() => threadTexts(page)).toEqual(['All of it.', 'pasted words', 'A note.']);
  for (const queue of ['My tickets', 'Closed', 'Open']) {
    await page.getByRole('link', { name: queue, exact: true }).click();
    await expect(page.getByRole('heading', { name: queue })).toBeVisible();
    await page.getByRole('option').first().click();
    await expect(page.getByRole('region', { name: 'Thread' }).locator('[data-body]').first()).toBeVisible();
  }
  await page.getByRole('link', { name: 'Desk set-up' }).click();
  await expect(page.getByText('John Doe').first()).toBeVisible();
  await lock(page);
  await signInAs(page, 'Jane Doe');
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await violationsOf(page)).toEqual([]);
});
