import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Bridge, WindowShown } from '../../../../main/bridge/bridge.ts';
import type { MenuActions } from '../../../../main/shell/menu-template.ts';
import type { DeskInfo } from '../../../../shared/bridge/contract/desk.ts';
import type { Me } from '../../../../shared/bridge/contract/session.ts';
import { originalQueue, originalQueues } from '../../../../shared/views/queues.ts';
import { createFakeElectron, type FakeElectron } from '../../../support/electron-fake/electron.ts';
import { loadedWith } from '../../../support/electron-fake/load.ts';
import type { FakeWindow } from '../../../support/electron-fake/window.ts';

const desk: DeskInfo = {
  name: 'Test',
  folder: '/desk',
  isSample: false,
  reports: [],
  damaged: [],
  locksAfterMinutes: 5,
};
const me: Me = {
  agentId: 'jane',
  name: 'Jane Doe',
  colour: 'blue',
  departmentName: 'Support',
  isAdministrator: true,
  mayCreate: true,
  mayAnywhere: [],
};
const locked: WindowShown = {
  status: { phase: 'locked', desk, tiles: [], recovery: 'none' },
  met: [],
  queues: originalQueues,
};
const open: WindowShown = { status: { phase: 'open', desk, me }, met: [], queues: originalQueues };
const firstRun: WindowShown = {
  status: {
    phase: 'first-run',
    picksFolders: true,
    proposedFolder: '/desk',
    problem: null,
    opening: null,
    damaged: [],
  },
  met: [],
  queues: originalQueues,
};

let fake: FakeElectron;
let front: FakeWindow | undefined;
let shown: Map<string, WindowShown>;
let tell: () => void;
let look: () => void;
let hasUpdates: boolean;
let lock: MenuActions['program']['desk.lock'];

beforeEach(async () => {
  fake = createFakeElectron({ platform: 'darwin' });
  fake.app.becomeReady();
  front = fake.openWindow({});
  shown = new Map([[idOf(front), locked]]);
  hasUpdates = true;
  lock = vi.fn();
  const { followDesk } = await loadedWith(fake.electron, () => import('../../../../main/shell/desk-menu.ts'));
  const nothing = () => undefined;
  const bridge: Pick<Bridge, 'shown' | 'onShown' | 'whoCould'> = {
    shown: (windowId) => shown.get(windowId) ?? firstRun,
    onShown: (listener) => {
      tell = listener;
    },
    whoCould: (requirement) => ({ names: requirement === 'administrator' ? ['Jane Doe'] : [], more: 0 }),
  };
  look = followDesk({
    platform: 'darwin',
    bridge,
    front: () => front?.window,
    updates: () => hasUpdates,
    actions: {
      command: nothing,
      program: {
        'window.new': nothing,
        'desk.lock': lock,
        'view.zoom-in': nothing,
        'view.zoom-out': nothing,
        'view.zoom-reset': nothing,
        'desk.folder': nothing,
        'app.check-for-updates': nothing,
        'help.about': nothing,
        'app.quit': nothing,
      },
    },
  });
});

function idOf({ contents }: FakeWindow): string {
  return String(contents.contents.id);
}

/** The window in front shows something else. */
function nowShows(next: WindowShown): void {
  if (front) shown.set(idOf(front), next);
  tell();
}

function menusMade(): number {
  return fake.record.given('Menu.setApplicationMenu').length;
}

function isOffered(id: string): boolean {
  return fake.menus.application().item(id).enabled !== false;
}

describe('the program’s menu', () => {
  test('is there from the start, and says what the window in front can do', () => {
    expect(menusMade()).toBe(1);
    expect([isOffered('ticket.new'), isOffered('desk.lock'), isOffered('desk.folder')]).toEqual([false, false, true]);
    nowShows(open);
    expect([isOffered('ticket.new'), isOffered('desk.lock'), isOffered('view.agents')]).toEqual([true, true, true]);
    nowShows({ ...open, met: ['ticket', 'ticket.assign', 'is-open', 'has-no-agent'] });
    expect([isOffered('ticket.reply'), isOffered('ticket.claim'), isOffered('ticket.close')]).toEqual([
      true,
      true,
      false,
    ]);
    nowShows(firstRun);
    expect([isOffered('ticket.new'), isOffered('ticket.claim'), isOffered('desk.folder')]).toEqual([
      false,
      false,
      false,
    ]);
  });

  test('is made anew only when something changed', () => {
    for (let times = 0; times < 10; times += 1) tell();
    expect(menusMade()).toBe(1);
    nowShows({ ...open, met: [] });
    nowShows({ ...open, met: [], status: { phase: 'open', desk, me: { ...me, name: 'Jane' } } });
    expect(menusMade()).toBe(2);
  });

  test('is that of the window in front, not of the others', () => {
    const other = fake.openWindow({});
    shown.set(idOf(other), open);
    tell();
    expect(isOffered('ticket.new')).toBe(false);
    front = other;
    look();
    expect(isOffered('ticket.new')).toBe(true);
  });

  test('offers nothing of a desk while there is no window', () => {
    nowShows(open);
    front = undefined;
    look();
    expect([isOffered('ticket.new'), isOffered('desk.folder'), isOffered('window.new')]).toEqual([false, false, true]);
  });

  test('looks for updates where the program does', () => {
    nowShows(open);
    expect(isOffered('app.check-for-updates')).toBe(true);
    hasUpdates = false;
    look();
    expect(isOffered('app.check-for-updates')).toBe(false);
  });

  test('V94: shows the queues of the agent at the window in front, nine of them', () => {
    const ownQueue = (index: number) => ({ ...originalQueue('open'), id: `id-${index}`, name: `Mine ${index}` });
    nowShows({
      ...open,
      queues: [originalQueue('closed'), ...originalQueues, ...Array.from({ length: 8 }, (_, i) => ownQueue(i))].filter(
        ({ id }, index, all) => all.findIndex((other) => other.id === id) === index,
      ),
    });
    const menu = fake.menus.application();
    expect([menu.item('queue.closed').accelerator, menu.item('queue.id-1').label]).toEqual(['CmdOrCtrl+1', 'Mine 1']);
    expect(() => menu.item('queue.id-2')).toThrow();
    expect(() => menu.item('queue.closed-today')).toThrow();
  });

  test('offers of what an agent may do nothing more', () => {
    nowShows({ ...open, status: { phase: 'open', desk, me: { ...me, isAdministrator: false, mayCreate: false } } });
    expect([isOffered('ticket.new'), isOffered('view.agents'), isOffered('desk.lock')]).toEqual([false, false, true]);
    expect(fake.menus.application().item('view.agents').toolTip).toContain('Jane Doe');
  });
});
