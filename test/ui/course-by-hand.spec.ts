import type { Locator, Page } from '@playwright/test';
import { passphrase } from '../e2e/support/set-up-steps.ts';
import { toast } from '../e2e/support/steps.ts';
import { type Hands, handsOn } from './support/hands.ts';
import { setUpFrom, setUpOn } from './support/read-set-up.ts';
import { expect, test } from './support/ui-test.ts';

const you = 'Ada Park';
const pins = { 'Jane Doe': '926535', 'John Doe': '897932' } as const;

/*
 * What osTicket’s courses set up, by hand. A trainer who wants to see every form also makes some of the entries anew that
 * a desk has from the beginning, and puts them in the place of the old ones.
 */
test('the setup of the osTicket course can be entered by hand on a new desk, with the keyboard alone', async ({
  desk,
}) => {
  test.slow(); // Some hundred fields, one after the other.
  const page = await desk.start();
  const hands = handsOn(page);
  await foundDesk(page, hands);
  const set = setUpBy(page, hands);
  await set.open();

  await set.kind('Departments');
  await set.add('department', [
    [
      'System Administrators',
      async (form) => {
        await hands.fill(form.getByLabel('Signature'), 'System Administrators');
      },
    ],
  ]);

  await set.kind('Agents');
  await set.add('agent', [
    [
      'Jane Doe',
      async (form) => {
        await hands.choose(form.getByLabel('Department', { exact: true }), 'System Administrators');
        await hands.choose(form.getByLabel('Role', { exact: true }), 'All Access');
        await hands.set(form.getByRole('checkbox', { name: 'Support', exact: true }), true);
        await hands.fill(form.getByLabel('PIN or passphrase'), pins['Jane Doe']);
      },
    ],
    [
      'John Doe',
      async (form) => {
        await hands.choose(form.getByLabel('Department', { exact: true }), 'Support');
        await hands.choose(form.getByLabel('Role', { exact: true }), 'Expanded');
        await hands.fill(form.getByLabel('PIN or passphrase'), pins['John Doe']);
      },
    ],
  ]);
  // The administrator of a desk works in all its departments.
  await set.change(you, async (form) => {
    await hands.set(form.getByRole('checkbox', { name: 'System Administrators', exact: true }), true);
  });

  await set.kind('Teams');
  const members = (names: readonly string[]) => async (form: Locator) => {
    for (const name of names) await hands.set(form.getByRole('checkbox', { name }), true);
  };
  await set.add('team', [
    ['Level II Support', members(['Jane Doe', 'John Doe'])],
    ['Online Banking', members(['Jane Doe'])],
  ]);

  await set.kind('Schedules');
  await set.add('schedule', [
    [
      'By hand',
      async (form) => {
        await hands.fill(form.getByLabel('From'), '08:00');
        await hands.fill(form.getByLabel('To'), '17:00');
        for (const holiday of holidays) await enterHoliday(hands, form, holiday);
      },
    ],
  ]);
  await set.replace('Monday – Friday 8am – 5pm with U.S. Holidays', 'By hand');

  await set.kind('SLA plans');
  const plan = (schedule: string, hours: string) => async (form: Locator) => {
    await hands.choose(form.getByLabel('Schedule'), schedule);
    await hands.fill(form.getByLabel('Resolution', { exact: true }), hours);
  };
  await set.add('SLA plan', [
    ['SEV-A', plan('24/7', '1')],
    ['SEV-B', plan('24/7', '4')],
    ['SEV-C', plan('Monday', '8')],
  ]);

  await set.kind('Priorities');
  await set.add('priority', [
    [
      'By hand',
      async (form) => {
        await hands.fill(form.getByLabel('Urgency'), '1');
      },
    ],
  ]);
  await set.replace('Emergency', 'By hand');

  await set.kind('Statuses');
  await set.add('status', [
    [
      'By hand',
      async (form) => {
        await hands.choose(form.getByLabel('Kind'), 'Resolved');
        await hands.set(form.getByRole('switch', { name: 'Reopened by a message' }), true);
      },
    ],
  ]);
  await set.replace('Resolved', 'By hand');

  await set.kind('Help topics');
  const topic =
    (department: string | null, priority: string, planName: string, parent?: string) => async (form: Locator) => {
      if (parent !== undefined) await hands.choose(form.getByLabel('Below'), parent);
      if (department !== null) await hands.choose(form.getByLabel('Department'), department);
      await hands.choose(form.getByLabel('Priority'), priority);
      await hands.choose(form.getByLabel('SLA plan'), planName);
    };
  await set.add('help topic', [['By hand', topic(null, 'High', 'Default', 'Report')]]);
  await set.replace('Access Issue', 'By hand', 'Report a Problem / By hand');
  await set.add('help topic', [
    ['Business Critical Outage', topic('Support', 'Emergency', 'SEV-A')],
    ['Personal Computer Issues', topic('Support', 'Normal', 'SEV-C')],
    ['Equipment Request', topic('Support', 'Low', 'SEV-C')],
    ['Password Reset', topic('Support', 'Normal', 'SEV-B')],
    ['Other', topic('Support', 'Normal', 'SEV-C')],
  ]);

  await set.kind('Roles');
  await set.add('role', [
    [
      'Supreme Admin',
      async (form) => {
        for (const check of await form.getByRole('checkbox').all()) await hands.set(check, true);
      },
    ],
  ]);

  await set.kind('Custom fields');
  await set.add('custom field', [
    [
      'Business impact',
      async (form) => {
        await hands.choose(form.getByLabel('Type'), 'List');
        for (const [index, choice] of ['One person', 'A department', 'Everyone'].entries()) {
          await hands.use(form.getByRole('button', { name: 'Add choice' }));
          await expect(form.getByLabel(`Choice ${index + 1}`, { exact: true })).toBeFocused();
          await hands.type(choice);
        }
        await hands.set(form.getByRole('switch', { name: 'Required' }), true);
      },
    ],
  ]);

  await set.kind('Desk');
  const settings = page.getByRole('region', { name: 'Harbour Desk', exact: true });
  await hands.fill(settings.getByLabel('Name'), 'Course Desk');
  await hands.fill(settings.getByLabel('Lock after minutes'), '30');
  await hands.press('ControlOrMeta+Enter');
  await expect(toast(page, '“Course Desk” saved.')).toBeVisible();

  // Every form has its letters to type; what is more is the way to them.
  expect(hands.keys()).toBeLessThan(1_700);
  await desk.stop();
  const made = await setUpOn(desk.disk(), desk.folder, '/here/data');
  const {
    role,
    field,
    desk: settled,
    ...others
  } = await setUpFrom({
    name: 'Course Desk',
    folder: '/here/course',
    startWith: 'course',
    timeZone: 'America/New_York',
    administrator: { name: you, colour: 'blue', secret: passphrase },
    agents: (['jane', 'john'] as const).map((courseAgent) => {
      const name = courseAgent === 'jane' ? 'Jane Doe' : 'John Doe';
      return { name, colour: 'green', secret: pins[name], courseAgent };
    }),
  });
  expect(made).toEqual({
    ...others,
    desk: { 'Course Desk': { ...settled?.['Course Desk'], idleLockMinutes: 30 } },
    role: { ...role, 'Supreme Admin': expect.anything() },
    field: { ...field, 'Business impact': expect.anything() },
  });
});

/** A holiday as the schedule’s form asks for it: a day of a month, or which weekday of it. */
type EnteredHoliday = readonly [name: string, month: string, day: number | readonly [which: string, weekday: string]];

const holidays: readonly EnteredHoliday[] = [
  ["New Year's Day", 'January', 1],
  ['Martin Luther King Jr. Day', 'January', ['Third', 'Mon']],
  ['Memorial Day', 'May', ['Last', 'Mon']],
  ['Independence Day', 'July', 4],
  ['Labor Day', 'September', ['First', 'Mon']],
  ["Indigenous Peoples' Day", 'October', ['Second', 'Mon']],
  ['Veterans Day', 'November', 11],
  ['Thanksgiving Day', 'November', ['Fourth', 'Thu']],
  ['Christmas Day', 'December', 25],
];

async function enterHoliday(hands: Hands, form: Locator, [name, month, day]: EnteredHoliday): Promise<void> {
  await hands.use(form.getByRole('button', { name: 'Add holiday' }));
  await expect(form.getByRole('textbox', { name: 'Holiday' })).toBeFocused();
  await hands.type(name);
  const entered = form.getByRole('group', { name });
  if (typeof day === 'number') {
    await hands.choose(entered.getByLabel('Month'), month);
    await hands.fill(entered.getByLabel('Day', { exact: true }), String(day));
  } else {
    await hands.choose(entered.getByLabel('When'), 'Every year on a weekday');
    await hands.choose(entered.getByLabel('Which'), day[0]);
    await hands.choose(entered.getByLabel('Weekday'), day[1]);
    await hands.choose(entered.getByLabel('Month'), month);
  }
}

/** From the first screen to an empty desk with osTicket’s defaults. */
async function foundDesk(page: Page, hands: Hands): Promise<void> {
  await hands.use(page.getByRole('button', { name: 'Set up my desk' }));
  await hands.fill(page.getByLabel('Desk name'), 'Harbour Desk');
  await hands.fill(page.getByLabel('Your name'), you);
  await hands.fill(page.getByLabel('Passphrase', { exact: true }), passphrase);
  await hands.fill(page.getByLabel('Repeat passphrase'), passphrase);
  await hands.press('ControlOrMeta+Enter');
  await expect(page.getByRole('heading', { name: 'Add your team' })).toBeFocused();
  await hands.press('ControlOrMeta+Enter');
  await hands.use(page.getByRole('button', { name: 'I’ve saved it' }));
  await expect(page.getByText('There are no tickets yet')).toBeVisible();
}

type Entry = readonly [name: string, fillIn: (form: Locator) => Promise<void>];

/** What one does in the set-up, as a person who knows its keys. */
function setUpBy(page: Page, hands: Hands) {
  const kinds = page.getByRole('navigation', { name: 'Desk set-up' });
  const form = (name: string) => page.getByRole('region', { name, exact: true });
  const entries = page.getByRole('listbox').first();

  const isSaved = (name: string) => expect(toast(page, `“${name}” saved.`)).toBeVisible();

  async function save(name: string): Promise<void> {
    await hands.press('ControlOrMeta+Enter');
    await isSaved(name);
  }

  async function goToEntry(name: string): Promise<void> {
    await hands.press('Home');
    const itsName = page.locator('bdi').getByText(name, { exact: true });
    await hands.goTo(entries.getByRole('option').filter({ has: itsName }), 'ArrowDown');
  }

  async function inForm(name: string): Promise<Locator> {
    await expect(form(name).getByLabel('Name', { exact: true })).toBeFocused();
    return form(name);
  }

  return {
    open: async () => {
      await hands.use(page.getByRole('link', { name: 'Desk set-up' }));
      await hands.goTo(kinds.locator('[aria-current]'), 'F6');
    },
    /** Shows the entries of another kind below, from anywhere in the set-up. */
    kind: async (name: string) => {
      const link = kinds.getByRole('link', { name, exact: true });
      await hands.goTo(kinds.locator('[aria-current]'), 'Escape');
      await hands.press('Home');
      await hands.use(link, 'ArrowDown');
      await expect(link).toHaveAttribute('aria-current', 'page');
      await hands.press('F6');
    },
    /** Adds entries one after the other, from the list of their kind. */
    add: async (kind: string, wanted: readonly Entry[]) => {
      await hands.use(page.getByRole('button', { name: `Add ${kind}` }), 'Shift+Tab');
      for (const [index, [name, fillIn]] of wanted.entries()) {
        const added = await inForm(`New ${kind}`);
        await hands.type(name);
        await fillIn(added);
        await hands.press(index + 1 < wanted.length ? 'ControlOrMeta+Shift+Enter' : 'ControlOrMeta+Enter');
        await isSaved(name);
      }
      await hands.press('Escape');
    },
    change: async (name: string, fillIn: (form: Locator) => Promise<void>) => {
      await goToEntry(name);
      await hands.press('Enter');
      await fillIn(await inForm(name));
      await save(name);
      await hands.press('Escape');
    },
    /** Archives an entry in favor of another one, which then takes its name. */
    replace: async (name: string, by: string, choice = by) => {
      await goToEntry(name);
      await hands.press('Delete');
      const dialog = page.getByRole('dialog', { name: `Archive “${name}”?` });
      await hands.choose(dialog.getByLabel('Replacement'), choice);
      await hands.press('ControlOrMeta+Enter');
      await expect(toast(page, `“${name}” archived.`)).toBeVisible();
      await goToEntry(by);
      await hands.press('Enter');
      await inForm(by);
      await hands.press('ControlOrMeta+a');
      await hands.type(name);
      await save(name);
      await hands.press('Escape');
    },
  };
}
