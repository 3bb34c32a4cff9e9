import { expect, type Page } from '@playwright/test';
import type { UpdateState } from '../../../shared/bridge/computer.ts';
import type { UiDesk } from '../../ui/support/ui-desk.ts';
import type { TestDesk } from './desk-test.ts';
import { makeTicket, pins, row } from './steps.ts';
import type { Wording } from './wording.ts';

export type Visit = (screen: string) => Promise<void>;

/** The screens of a window without a desk, and of a desk that was just set up. */
export async function walkBeginning(page: Page, said: Wording, visit: Visit): Promise<void> {
  const press = (id: Parameters<Wording>[0]) => page.getByRole('button', { name: said(id) }).click();
  await expect(page.getByRole('button', { name: said('first.own.button') })).toBeVisible();
  await visit('first run');
  await press('first.have.button');
  await visit('opening a desk that is there');
  await page.keyboard.press('Escape');

  await press('first.own.button');
  await visit('set-up, first step');
  await press('setUp.next');
  await expect(page.getByRole('alert').first()).toBeVisible();
  await visit('set-up with problems');
  await page.getByLabel(said('setUp.deskName')).fill('Harbour Desk');
  await page.getByLabel(said('setUp.yourName')).fill('Ada Park');
  await page.getByLabel(said('setUp.passphrase')).fill('four lanterns by the river');
  await page.getByLabel(said('setUp.repeat')).fill('four lanterns by the river');
  await press('setUp.next');
  await press('setUp.addAgent');
  await press('setUp.finish');
  await expect(page.getByRole('alert').first()).toBeVisible();
  await visit('set-up, second step, with problems');
  await page.getByRole('button', { name: said('setUp.removeUnnamed') }).click();
  await press('setUp.back');
  await page.getByLabel(said('setUp.startWith.course')).check();
  await press('setUp.next');
  await expect(page.getByRole('heading', { name: said('setUp.others') })).toBeVisible();
  await visit('set-up, second step, with the course’s agents');
  for (const left of [1, 0]) {
    await page
      .getByRole('button', { name: said('setUp.removeAgent') })
      .first()
      .click();
    await expect(page.getByRole('button', { name: said('setUp.removeAgent') })).toHaveCount(left);
  }
  await press('setUp.finish');
  await expect(page.getByRole('heading', { name: said('recovery.title') })).toBeVisible();
  await visit('a new recovery code');
  await press('recovery.kept');
  await expect(page.getByRole('button', { name: said('desk.empty.create') })).toBeVisible();
  await visit('empty queue');
  await press('command.desk.lock');
  await expect(page.getByLabel(said('signIn.secret'))).toBeVisible();
  await visit('sign-in with one agent');
  await press('signIn.useCode');
  await press('signIn.recover.button');
  await expect(page.getByRole('alert').first()).toBeVisible();
  await visit('the recovery code at sign-in, with problems');
  await press('setUp.back');
  await page.getByLabel(said('signIn.secret')).fill('four lanterns by the river');
  await press('signIn.button');
  await expect(page.getByRole('button', { name: said('command.desk.lock') })).toBeVisible();
}

/** The desk cannot be opened: a part of it is missing. */
export async function walkTrouble(page: Page, said: Wording, visit: Visit): Promise<void> {
  await expect(page.getByText(said('first.unopened.title.desk-incomplete'))).toBeVisible();
  await visit('a desk that cannot be opened');
}

/** A window without a signed-in agent whose desk has ended: only a browser shows one. */
export async function walkGone(page: Page, desk: Pick<TestDesk, 'kill'>, said: Wording, visit: Visit): Promise<void> {
  await desk.kill();
  await expect(page.getByText(said('app.gone.title'))).toBeVisible();
  await visit('no longer running');
}

/** The screens around the work: sign-in, agents, what is asked about the sample. */
export async function walkAround(page: Page, said: Wording, visit: Visit): Promise<void> {
  const press = (id: Parameters<Wording>[0]) => page.getByRole('button', { name: said(id) }).click();
  await visit('sign-in');
  await page.getByRole('button', { name: 'Jane Doe' }).click();
  await page.getByLabel(said('signIn.secret')).fill('000000');
  await press('signIn.button');
  await expect(page.getByRole('alert')).toBeVisible();
  await visit('sign-in with a wrong PIN');
  await page.getByLabel(said('signIn.secret')).fill(pins['Jane Doe']);
  await press('signIn.button');
  await expect(page.getByRole('option').first()).toBeVisible();
  await visit('queue');

  await page.getByRole('link', { name: said('command.view.set-up') }).click();
  await page.getByRole('link', { name: said('deskSetUp.agent.title') }).click();
  await visit('agents');
  await press('recovery.agents.first');
  await press('recovery.make.button');
  await expect(page.getByRole('alert').first()).toBeVisible();
  await visit('making a recovery code');
  await page.keyboard.press('Escape');
  await press('deskSetUp.agent.add');
  await press('deskSetUp.save');
  await expect(page.getByRole('alert').first()).toBeVisible();
  await visit('adding an agent, with problems');
  await press('deskSetUp.discard');

  await page.getByRole('link', { name: said('command.view.audit') }).click();
  await expect(page.getByRole('list', { name: said('audit.changes') }).getByRole('listitem')).not.toHaveCount(0);
  await visit('audit of the set-up');
  await page.getByRole('tab', { name: said('audit.signIns') }).click();
  await visit('audit of sign-ins');
  await page.getByRole('link', { name: said('command.view.me') }).click();
  await visit('own settings');
  await page.getByLabel(said('me.theme'), { exact: true }).selectOption('contrast');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'contrast');
  await visit('own settings with high contrast');
  await page.getByLabel(said('me.theme'), { exact: true }).selectOption('system');
  await press('me.secret.change');
  await press('me.secret.save');
  await expect(page.getByRole('alert').first()).toBeVisible();
  await visit('changing one’s PIN, with problems');
  await page.keyboard.press('Escape');

  await press('sample.menu');
  await expect(page.getByRole('menuitem')).toHaveCount(3);
  await visit('menu of the sample desk');
  await page.getByRole('menuitem').first().click();
  await visit('starting the sample over');
  await page.keyboard.press('Escape');

  await press('command.ticket.new');
  await visit('intake');
  await press('intake.create');
  await expect(page.getByRole('alert').first()).toBeVisible();
  await visit('intake with problems');
  const intake = page.locator('dialog[open]');
  await intake.getByLabel(said('field.topic'), { exact: true }).selectOption('topic-outage');
  await expect(intake.getByText(said('intake.filled'))).toBeVisible();
  await visit('intake with the hints of a help topic');
  await press('common.cancel');
}

/** Text written during the walk and found again among the drafts. */
export const halfReply = 'Here is what we found.';

/** A ticket and everything that opens from it. An agent is signed in. */
export async function walkTicket(page: Page, said: Wording, visit: Visit): Promise<void> {
  const button = (id: Parameters<Wording>[0]) => page.getByRole('button', { name: said(id) });
  const more = async () => {
    await button('ticket.more').click();
    await expect(page.getByRole('menuitem').first()).toBeVisible();
  };
  await page.getByRole('link', { name: said('nav.open') }).click();
  await row(page, 'Locked out of QuickBooks').click();
  await expect(page.getByRole('heading', { level: 1, name: 'Locked out of QuickBooks' })).toBeVisible();
  await expect(page.getByRole('tab')).toHaveCount(2);
  await visit('ticket with Reply');
  await page.getByRole('tab').last().click();
  await visit('ticket with Internal note');
  await page.getByRole('tab').first().click();
  await page.getByRole('textbox', { name: said('composer.reply.text') }).fill(halfReply);
  await expect(page.getByText(said('composer.draftSaved')).filter({ visible: true })).toBeVisible();
  await visit('ticket with a reply being written');

  await page.getByRole('link', { name: said('command.view.inbox'), exact: true }).click();
  await expect(page.getByRole('list', { name: said('inbox.list') })).toBeVisible();
  await visit('inbox');
  await page.getByRole('link', { name: said('command.view.drafts'), exact: true }).click();
  await expect(page.getByRole('list', { name: said('drafts.list') })).toBeVisible();
  await visit('drafts');
  const listed = page.getByRole('list', { name: said('drafts.list') }).getByRole('button');
  await listed.last().click();
  await expect(page.locator('dialog[open]')).toBeVisible();
  await visit('discarding a draft');
  await page.keyboard.press('Escape');
  await listed.first().click();
  await expect(page.getByRole('tab')).toHaveCount(2);

  await more();
  await visit('More menu');
  await page.getByRole('menuitem', { name: said('command.ticket.add-message') }).click();
  await visit('requester message');
  await page.keyboard.press('Escape');
  await more();
  await page.getByRole('menuitem', { name: said('command.ticket.wait') }).click();
  await expect(page.locator('dialog[open]')).toBeVisible();
  await visit('waiting for the requester');
  await page.keyboard.press('Escape');
  for (const id of [
    'command.ticket.assign',
    'command.ticket.transfer',
    'composer.link',
    'detail.summary.change',
    'detail.requester.change',
    'detail.due.change',
    'panel.explain',
  ] as const) {
    await button(id).filter({ visible: true }).click();
    await expect(page.locator('dialog[open]')).toBeVisible();
    await visit(`dialog of ${id}`);
    await page.keyboard.press('Escape');
    await expect(page.locator('dialog[open]')).toHaveCount(0);
  }

  await page.getByRole('link', { name: said('nav.closed') }).click();
  await row(page, 'Lost badge, please block it').click();
  await expect(button('command.ticket.reopen')).toBeVisible();
  await visit('closed ticket');
  await page.evaluate(() => location.assign('#/open/no-such-ticket'));
  await expect(page.getByText(said('ticket.gone'))).toBeVisible();
  await visit('a ticket that cannot be seen');
}

const unanswered = 'Nobody has answered this one';

/** A ticket for the last walks, at the top of its queue. */
export async function makeUnanswered(page: Page): Promise<void> {
  await makeTicket(page, unanswered, { priorityId: 'priority-emergency' });
}

/** A ticket that is not answered yet, and a toast after an action. */
export async function walkUnanswered(page: Page, said: Wording, visit: Visit): Promise<void> {
  await row(page, unanswered).click();
  await page.getByRole('button', { name: said('command.ticket.resolve') }).click();
  await expect(page.locator('dialog[open]')).toBeVisible();
  await visit('resolving without a reply');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: said('command.ticket.claim') }).click();
  await expect(page.getByRole('button', { name: said('common.undo') })).toBeVisible();
  await visit('ticket with a toast');
}

/** The desk ends while an agent works on a ticket: only in a browser does the window stay. */
export async function walkEnded(page: Page, desk: Pick<TestDesk, 'kill'>, said: Wording, visit: Visit): Promise<void> {
  await row(page, unanswered).click();
  await expect(page.getByRole('heading', { level: 1, name: unanswered })).toBeVisible();
  await desk.kill();
  await expect(page.getByText(said('saving.offline'))).toBeVisible();
  await visit('ticket without a connection');
}

/** The settings of a host with its own windows. An administrator is signed in. */
export async function walkComputer(
  page: Page,
  desk: Pick<UiDesk, 'computer' | 'keyStore'>,
  said: Wording,
  visit: Visit,
): Promise<void> {
  const { computer, keyStore } = desk;
  await page.getByRole('link', { name: said('command.view.computer') }).click();
  await expect(page.getByRole('switch', { name: said('computer.pins.protect') })).toBeVisible();
  await visit('this computer');
  for (const update of updates) {
    computer.becomes({ update });
    await expect(page.getByRole('main').getByText(said(textOf(update)))).toBeVisible();
    await visit(`this computer, update ${JSON.stringify(update)}`);
  }
  for (const notices of ['failing', 'unsigned', 'not-installed'] as const) {
    computer.becomes({ notices });
    await expect(page.getByText(said(`computer.notify.${notices}`))).toBeVisible();
    await visit(`this computer, notifications ${notices}`);
  }
  for (const login of ['needs-approval', 'switched-off'] as const) {
    computer.becomes({ notices: 'ok', login });
    await expect(page.getByText(said(`login.${login}`))).toBeVisible();
    await visit(`this computer, start at login ${login}`);
  }
  computer.becomes({ login: 'off' });
  await page.getByRole('switch', { name: said('computer.checkSpelling') }).click();
  await expect(page.getByText(said('computer.spellingWaits'))).toBeVisible();
  computer.refuse(true);
  await page.getByRole('switch', { name: said('computer.notifyDue') }).click();
  await page.getByRole('button', { name: said('computer.folder.open') }).click();
  await expect(page.getByRole('alert')).toHaveCount(2);
  await visit('this computer, which says no and waits for its next start');
  computer.refuse(false);
  await page.getByRole('button', { name: said('computer.folder.open') }).click();
  await expect(page.getByRole('alert')).toHaveCount(1);
  for (const state of ['weak', 'none'] as const) {
    keyStore.state = state;
    computer.becomes({});
    await expect(page.getByText(said(`computer.keyStore.${state}`))).toBeVisible();
    await visit(`this computer, key store ${state}`);
  }
}

const updates: readonly UpdateState[] = [
  { kind: 'none', reason: 'updates.none' },
  { kind: 'none', reason: 'updates.unsigned' },
  { kind: 'off' },
  { kind: 'checking' },
  { kind: 'current', checkedMs: Date.UTC(2026, 0, 5, 14) },
  { kind: 'fetching', version: '0.2.0', percent: 42 },
  { kind: 'failed', problem: 'unreachable' },
  { kind: 'failed', problem: 'insecure' },
  { kind: 'failed', problem: 'older' },
  { kind: 'failed', problem: 'damaged' },
  { kind: 'ready', version: '0.2.0' },
];

function textOf(update: UpdateState): Parameters<Wording>[0] {
  if (update.kind === 'none') return update.reason;
  return `computer.update.${update.kind === 'failed' ? update.problem : update.kind}`;
}

/** The window after a fault of the program. */
export async function walkCrash(page: Page, said: Wording, visit: Visit): Promise<void> {
  await expect(page.getByText(said('crash.title'))).toBeVisible();
  await visit('after a fault');
  await page.getByText(said('crash.report')).first().click();
  await expect(page.getByText(said('crash.report.words'))).toBeVisible();
  await visit('after a fault, with its report');
  await page.getByRole('button', { name: said('crash.openFolder') }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  await visit('after a fault, with a folder that does not open');
}

/** The search: before it, with suggestions, problems, results and a ticket, and its dialogs. An agent is signed in. */
export async function walkSearch(page: Page, said: Wording, visit: Visit): Promise<void> {
  const field = page.getByRole('combobox', { name: said('search.field') });
  const results = page.getByRole('listbox', { name: said('search.results.list') }).getByRole('option');
  const write = async (text: string) => {
    await page.keyboard.press('ControlOrMeta+f');
    await page.keyboard.type(text);
  };
  await page.getByRole('link', { name: said('search.title'), exact: true }).click();
  await expect(field).toBeFocused();
  await visit('search');
  await write('created:');
  await expect(page.getByRole('listbox', { name: said('search.suggestions') })).toBeVisible();
  await visit('search with suggestions');
  await page.keyboard.press('Escape');
  await write('mood:bad due:never topic:"Password Reset" -scanner printer ');
  await expect(page.getByText(said('search.problem.edit'))).toHaveCount(2);
  await expect(page.getByText(said('search.none'))).toBeVisible();
  await visit('search with problems, without results');
  await write('"label printer" ');
  await expect(results).toHaveCount(1);
  await visit('search with results');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('tab')).toHaveCount(2);
  await page.keyboard.press('F3');
  await visit('search with a ticket and its matches');
  await page.keyboard.press('ControlOrMeta+f');
  await page.getByRole('button', { name: said('search.save') }).click();
  await expect(page.locator('dialog[open]')).toBeVisible();
  await visit('saving a search as a queue');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: said('search.help') }).click();
  await visit('search syntax');
  await page.keyboard.press('Escape');
  await expect(page.locator('dialog[open]')).toHaveCount(0);
}

const setUpKinds = [
  'department',
  'team',
  'topic',
  'priority',
  'status',
  'plan',
  'schedule',
  'role',
  'field',
  'queue',
  'desk',
] as const;

/** The set-up of the desk: a record of each kind, a form with problems, and what is asked before one is archived. */
export async function walkSetUp(page: Page, said: Wording, visit: Visit): Promise<void> {
  const show = (address: string) => page.evaluate((hash) => location.assign(hash), `#/set-up/${address}`);
  await page.getByRole('link', { name: said('command.view.set-up') }).click();
  for (const kind of setUpKinds) {
    await show(kind);
    if (kind === 'field') await expect(page.getByText(said('deskSetUp.empty'))).toBeVisible();
    else await expect(page.getByRole('button', { name: said('deskSetUp.save') })).toBeVisible();
    await visit(`set-up of the kind ${kind}`);
    const first = page.locator('[data-record]').first();
    if ((await first.count()) === 0) continue;
    await first.click();
    await visit(`a record of the kind ${kind}`);
  }
  await show('field');
  await page.getByRole('button', { name: said('deskSetUp.field.add') }).click();
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(page.getByRole('alert').first()).toBeVisible();
  await visit('a custom field with a problem');
  await page.getByRole('button', { name: said('deskSetUp.discard') }).click();
  await show('schedule/schedule-weekdays');
  await page.getByRole('button', { name: said('deskSetUp.archive') }).click();
  await expect(page.locator('dialog[open] li').first()).toBeVisible();
  await visit('archiving a schedule');
  await page.keyboard.press('Escape');
  await expect(page.locator('dialog[open]')).toHaveCount(0);
}

/** How a queue is sorted, what else can be done with it, and the page on which agents build their own. */
export async function walkQueues(page: Page, said: Wording, visit: Visit): Promise<void> {
  const menu = page.locator('[role="menu"][data-open]');
  const head = page.getByRole('region', { name: said('nav.open') }).getByRole('button');
  for (const [at, what] of ['the options of a queue', 'the order of a queue'].entries()) {
    await head.nth(at).click();
    await expect(menu).toBeVisible();
    await visit(what);
    if (at === 0) await page.keyboard.press('Escape');
  }
  await menu.getByRole('menuitem').last().click();
  await visit('sorting a queue by several keys');
  await page.keyboard.press('Escape');
  await page.evaluate(() => location.assign('#/queues'));
  await expect(page.getByText(said('deskSetUp.empty'))).toBeVisible();
  await visit('no queues of one’s own');
  await page.evaluate(() => location.assign('#/queues/new'));
  await page.getByRole('button', { name: said('condition.addGroup') }).click();
  await visit('a queue of one’s own');
  await page.getByRole('button', { name: said('deskSetUp.discard') }).click();
}
