import { row, startAs } from '../e2e/support/steps.ts';
import { expect, test } from './support/ui-test.ts';

test('a new ticket can be assigned to a team, alone or beside an agent', async ({ desk }) => {
  const page = await startAs(desk, 'Jane Doe');
  for (const [summary, agent, team] of [
    ['For the team', null, 'Level II Support'],
    ['For both of them', 'John Doe', 'Level II Support'],
  ] as const) {
    await page.getByRole('button', { name: 'New ticket' }).click();
    const form = page.getByRole('dialog', { name: 'New ticket' });
    await form.getByLabel('Requester', { exact: true }).fill('Ken Wheeler');
    await form.getByLabel('Summary').fill(summary);
    await form.getByLabel('Details').fill('It is.');
    if (agent) await form.getByLabel('Assignee', { exact: true }).selectOption(agent);
    await form.getByLabel('Team', { exact: true }).selectOption(team);
    await form.getByRole('button', { name: 'Create' }).click();
    await expect(page.getByRole('heading', { level: 1, name: summary })).toBeVisible();
    await expect(row(page, summary)).toContainText(agent ? `${agent}, ${team}` : team);
  }
});
