import type { Page } from '@playwright/test';
import { directly, makeTicket, startAs, writeReply } from '../e2e/support/steps.ts';
import { expect, test } from './support/ui-test.ts';

const plan = { name: 'Gold', graceHours: 4, firstResponseHours: 1, scheduleId: 'schedule-always', isTransient: false };
const panel = (page: Page) => page.getByRole('complementary');
const row = (page: Page) => page.getByRole('option', { name: /Nobody can print/ });

test('S42, S49, S50: a ticket says which of its two targets is due, how it was counted, and what became of both', async ({
  desk,
}) => {
  const page = await startAs(desk, 'Jane Doe');
  await directly(page, 'record.put', [{ kind: 'plan', id: 'plan-gold', fields: plan }]);
  await makeTicket(page, 'Nobody can print', { planId: 'plan-gold' });
  await expect(row(page)).toContainText(/reply due in (1 h|59 min)/);
  await expect(panel(page)).toContainText(/First response due .*Gold: 1 hour.*Resolution due/);
  await panel(page).getByRole('button', { name: 'Explain this due date' }).click();
  const explained = page.getByRole('dialog', { name: 'How this due date was calculated' });
  await expect(explained).toContainText(
    /until the first response is due:.*Total: 1 h.*until the resolution is due:.*Total: 4 h/,
  );
  await explained.getByRole('button', { name: 'Close' }).click();

  await writeReply(page, 'It is plugged in again.');
  await page.getByRole('button', { name: 'Send reply' }).click();
  await expect(row(page)).toContainText(/due in (3 h 59 min|4 h)/);
  await expect(panel(page)).toContainText(/First response met, .* early/);
  await page.getByRole('button', { name: 'Resolve', exact: true }).click();
  await expect(panel(page)).toContainText(/First response met, .* earlyResolution met, .* early/);

  await panel(page).getByRole('button', { name: 'Explain this due date' }).click();
  await expect(explained).toContainText(
    /First response met, .* earlyResolution met, .* early.*until the first response is due:.*until the resolution is due:/,
  );
  await explained.getByRole('button', { name: 'Close' }).click();
  await page.getByRole('link', { name: /^Closed/ }).click();
  await expect(row(page)).toContainText(/SLA met, closed/);
});

test('S53: a ticket is marked as due soon when its plan says so, in the list and beside it', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  const short = { ...plan, graceHours: 1, firstResponseHours: null };
  await directly(page, 'record.put', [{ kind: 'plan', id: 'plan-gold', fields: short }]);
  await directly(page, 'record.put', [
    { kind: 'plan', id: 'plan-warned', fields: { ...short, name: 'Warned', graceHours: 40, warnMinutes: 300 } },
  ]);
  const ticketId = await makeTicket(page, 'Nobody can print', { planId: 'plan-gold' });
  const soon = () =>
    Promise.all(
      [row(page).locator('time[data-soon]'), panel(page).locator('time[data-soon]').first()].map((mark) =>
        mark.getAttribute('data-soon'),
      ),
    );
  await expect(row(page)).toContainText(/due in (1 h|59 min)/);
  expect(await soon()).toEqual(['false', 'false']);

  await directly(page, 'due.plan', [{ ticketId, planId: 'plan-warned' }]);
  await directly(page, 'due.set', [{ ticketId, dueMs: Date.now() + 4 * 3_600_000 }]);
  await expect(row(page)).toContainText(/due in (4 h|3 h 59 min)/);
  expect(await soon()).toEqual(['true', 'true']);
});
