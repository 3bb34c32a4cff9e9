import { beforeEach, describe, expect, test } from 'vitest';
import type { Notifications } from '../../../../main/shell/notifications.ts';
import type { Notice } from '../../../../shared/views/notices.ts';
import { createFakeElectron, type FakeElectron } from '../../../support/electron-fake/electron.ts';
import { fakeEvent } from '../../../support/electron-fake/event.ts';
import { loadedWith } from '../../../support/electron-fake/load.ts';

let fake: FakeElectron;
let clicked: Notice[];
let problems: string[];
let shown: number;

beforeEach(() => {
  fake = createFakeElectron();
  fake.app.becomeReady();
  [clicked, problems, shown] = [[], [], 0];
});

async function on(platform: NodeJS.Platform, isAble = true): Promise<Notifications> {
  const { createNotifications } = await loadedWith(
    fake.electron,
    () => import('../../../../main/shell/notifications.ts'),
  );
  return createNotifications({
    platform,
    isAble,
    onShown: () => {
      shown += 1;
    },
    show: (notice) => void clicked.push(notice),
    onFailed: (problem) => void problems.push(problem),
  });
}

const ticket: Notice = {
  agentId: 'john',
  kind: 'ticket',
  about: 'overdue',
  ticketId: 't1',
  number: '1042',
  summary: '<b>Tom & Jerry</b>',
  requesterName: 'Ken',
  actorName: '',
  whomName: '',
  isTeams: false,
  target: null,
  minutesLeft: 0,
};
const locked: Notice = { agentId: 'john', kind: 'locked' };

/** Which of all that were made are still on the screen or in the system's list. */
function there(): boolean[] {
  return fake.notifications.all.map(({ isThere }) => isThere());
}

describe('notifications of the system', () => {
  test.each<[NodeJS.Platform, string]>([
    ['win32', '1042 · <b>Tom & Jerry</b>\nKen'],
    ['darwin', '1042 · <b>Tom & Jerry</b>\nKen'],
    ['linux', '1042 · &lt;b&gt;Tom &amp; Jerry&lt;/b&gt;\nKen'],
  ])('N11: say what people wrote as text, on %s', async (platform, body) => {
    (await on(platform)).notify(ticket);
    expect(fake.notifications.all.map(({ options }) => options)).toEqual([{ title: 'Overdue', body }]);
    expect(there()).toEqual([true]);
  });

  test('N12: hand a click on, and are gone then', async () => {
    (await on('linux')).notify(ticket);
    fake.notifications.all[0]?.emit('click', fakeEvent());
    expect([clicked, there()]).toEqual([[ticket], [false]]);
  });

  test('N8: are taken back of the one agent, also from where the system keeps them', async () => {
    const { notify, withdraw } = await on('win32');
    notify(ticket);
    notify({ ...ticket, agentId: 'lena' });
    fake.notifications.all[0]?.emit('close', fakeEvent({ reason: 'timedOut' as const }));
    withdraw('john');
    expect(there()).toEqual([false, true]);
    expect(fake.record.given('Notification.close')).toHaveLength(1);
    withdraw('john');
    expect(fake.record.given('Notification.close')).toHaveLength(1);
  });

  test('N8: that a person closed need not be taken back', async () => {
    const { notify, withdraw } = await on('linux');
    notify(ticket);
    notify(ticket);
    fake.notifications.all[0]?.emit('close', fakeEvent({ reason: 'userCanceled' as const }));
    fake.notifications.all[1]?.emit('close', fakeEvent({}));
    withdraw('john');
    expect(fake.record.given('Notification.close')).toEqual([]);
  });

  test('N7: that say nothing stand there once for each agent', async () => {
    const { notify } = await on('linux');
    for (const notice of [ticket, locked, { ...locked, agentId: 'lena' }, locked]) notify(notice);
    expect(there()).toEqual([true, false, true, true]);
  });

  test.each<NodeJS.Platform>(['win32', 'linux'])('are not made where there can be none, on %s', async (platform) => {
    (await on(platform, false)).notify(ticket);
    expect(fake.record.uses).toEqual([]);
  });

  test('ES20: make nobody ask the person before there is one', async () => {
    const { notify } = await on('darwin');
    expect(fake.record.given('Notification begins')).toEqual([]);
    notify(ticket);
    expect(fake.record.given('Notification begins')).toHaveLength(1);
  });

  test('ES21: that are shown are reported', async () => {
    const { notify } = await on('darwin');
    notify(ticket);
    expect([shown, problems]).toEqual([1, []]);
    fake.notifications.system.refuses = true;
    notify(ticket);
    expect([shown, problems]).toEqual([1, ['Notifications are not allowed for this application']]);
  });

  test('that fail are reported with the system’s message, and forgotten', async () => {
    const { notify, withdraw } = await on('win32');
    notify(ticket);
    fake.notifications.all[0]?.emit('failed', fakeEvent(), 'Settings prevent it');
    withdraw('john');
    expect([problems, fake.record.given('Notification.close')]).toEqual([['Settings prevent it'], []]);
  });

  test('are taken back, oldest first, when there are more than anybody reads', async () => {
    const { notify } = await on('linux');
    for (let index = 0; index < 52; index += 1) notify(ticket);
    expect(there().indexOf(true)).toBe(2);
  });
});
