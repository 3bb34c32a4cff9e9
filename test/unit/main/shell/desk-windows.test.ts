import { beforeEach, describe, expect, test } from 'vitest';
import type { DeskWindows, DeskWindowsPorts } from '../../../../main/shell/desk-windows.ts';
import type { WindowState } from '../../../../main/shell/window-state.ts';
import type { Command } from '../../../../shared/bridge/commands.ts';
import { createFakeElectron, type FakeElectron } from '../../../support/electron-fake/electron.ts';
import { fakeEvent } from '../../../support/electron-fake/event.ts';
import { loadedWith } from '../../../support/electron-fake/load.ts';
import type { FakeWindow } from '../../../support/electron-fake/window.ts';

const ticket: Command = { do: 'show-ticket', number: '1042' };
const left: WindowState = { bounds: { x: 100, y: 50, width: 1000, height: 700 }, isMaximized: true };

let fake: FakeElectron;
let desk: DeskWindows;
let happened: string[];
let commands: [string, Command][];
let bugs: unknown[];
/** Windows with text that could not be saved. */
let unsaved: Set<FakeWindow>;
let isEnding: boolean;
let answer: (mayLose: boolean) => void;

beforeEach(async () => {
  fake = createFakeElectron({ hasFile: () => true });
  fake.app.becomeReady();
  fake.session.session.protocol.handle('app', () => new Response('page'));
  happened = [];
  commands = [];
  bugs = [];
  unsaved = new Set();
  isEnding = false;
  await start();
});

async function start(last?: WindowState, more: Partial<DeskWindowsPorts> = {}): Promise<void> {
  const load = () => import('../../../../main/shell/desk-windows.ts');
  const { createDeskWindows } = await loadedWith(fake.electron, load);
  const { createDeskWindow } = await import('../../../../main/shell/window.ts');
  const ports: DeskWindowsPorts = {
    create: (state, isFurther) =>
      createDeskWindow({ preload: '/p.cjs', last: state, isFurther, checkSpelling: false, icon: undefined }),
    add: ({ webContents }) => void happened.push(`add ${nameOf(String(webContents.id))}`),
    command: (windowId, command) => void commands.push([nameOf(windowId), command]),
    flush: async (windowId) => {
      happened.push(`flush ${nameOf(windowId)}`);
      return fake.windows.some((window) => idOf(window) === windowId && unsaved.has(window));
    },
    mayLose: ({ webContents }) => {
      happened.push(`ask ${nameOf(String(webContents.id))}`);
      return new Promise((resolve) => {
        answer = resolve;
      });
    },
    isEnding: () => isEnding,
    lastClosed: (window) => {
      happened.push(`last ${nameOf(String(window.webContents.id))}`);
      window.hide();
    },
    onFront: () => void happened.push('front'),
    onBug: (error) => void bugs.push(error),
    ...more,
  };
  desk = createDeskWindows(ports, last);
}

function idOf({ contents }: FakeWindow): string {
  return String(contents.contents.id);
}

/** First, second, third: in the order in which they were opened. */
function nameOf(windowId: string): string {
  return String(fake.windows.findIndex((window) => idOf(window) === windowId) + 1);
}

/** Opens a window as a person sees it: its page is there, and it is in front. */
function opened(): FakeWindow {
  const opening = desk.open({ hidden: false });
  const window = fake.windows.find((made) => made.window === opening);
  if (!window) throw new Error('No window was opened');
  window.emit('ready-to-show');
  window.emit('focus', fakeEvent());
  return window;
}

function close(window: FakeWindow): boolean {
  const event = fakeEvent();
  window.emit('close', event);
  return event.defaultPrevented;
}

async function settled(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}

function whatHappened(): string[] {
  const all = happened.filter((what) => what !== 'front');
  happened = [];
  return all;
}

describe('the first window', () => {
  test('is connected before its page is loaded, and shown once that is there', async () => {
    const loads = () => fake.record.given('BrowserWindow.loadURL').length;
    const loadsBefore: number[] = [];
    await start(undefined, { add: () => void loadsBefore.push(loads()) });
    desk.open({ hidden: false });
    expect([loadsBefore, loads()]).toEqual([[0], 1]);
    const [window] = fake.windows;
    expect(window?.state.isVisible).toBe(false);
    window?.emit('ready-to-show');
    expect(window?.state.isVisible).toBe(true);
  });

  test('is not shown after a start that shall be seen by nobody, until it is asked for', () => {
    desk.open({ hidden: true });
    const [window] = fake.windows;
    window?.emit('ready-to-show');
    expect(window?.state.isVisible).toBe(false);
    desk.show();
    expect([window?.state.isVisible, fake.windows.length]).toEqual([true, 1]);
  });

  test('is maximised as it was left, but not before it is shown', async () => {
    await start(left);
    desk.open({ hidden: true });
    const [window] = fake.windows;
    window?.emit('ready-to-show');
    expect([window?.state.isMaximized, window?.options]).toEqual([false, expect.objectContaining(left.bounds)]);
    desk.show();
    expect(window?.state.isMaximized).toBe(true);
  });

  test('is not maximised again each time it is shown', async () => {
    await start(left);
    const window = opened();
    window.state.isMaximized = false;
    close(window);
    desk.show();
    expect([window.state.isVisible, window.state.isMaximized]).toEqual([true, false]);
  });

  test('that cannot load its page is no reason to end', async () => {
    await start(undefined, {
      add: (window) => {
        Object.assign(window, { loadURL: () => Promise.reject(new Error('ERR_ABORTED')) });
      },
    });
    desk.open({ hidden: false });
    await settled();
    expect(bugs).toEqual([new Error('ERR_ABORTED')]);
  });
});

describe('a further window', () => {
  test('stands beside the one in front, and is not maximised although that is', async () => {
    await start(left);
    opened();
    const second = opened();
    expect(second.options).toMatchObject({ x: 132, y: 82, width: 1000, height: 700 });
    expect(second.state.isMaximized).toBe(false);
    const third = opened();
    expect(third.options).toMatchObject({ x: 164, y: 114 });
  });

  test('is in front when it has the focus, and the one before it when it is gone', async () => {
    const [first, second] = [opened(), opened()];
    expect(desk.front()).toBe(second.window);
    first.emit('focus', fakeEvent());
    expect([desk.front(), desk.all()]).toEqual([first.window, [first.window, second.window]]);
    close(first);
    await settled();
    expect([desk.front(), desk.all()]).toEqual([second.window, [second.window]]);
  });

  test('reports each change of the window in front', async () => {
    const [first] = [opened(), opened()];
    happened = [];
    first.emit('focus', fakeEvent());
    expect(happened).toEqual(['front']);
    close(first);
    await settled();
    expect(happened.at(-1)).toBe('front');
  });
});

describe('closing one of several windows', () => {
  test('saves its own drafts first, and no other window’s', async () => {
    const [, second] = [opened(), opened()];
    whatHappened();
    expect(close(second)).toBe(true);
    expect(second.window.isDestroyed()).toBe(false);
    await settled();
    expect([whatHappened(), second.window.isDestroyed()]).toEqual([['flush 2'], true]);
  });

  test('asks only where text would be lost, and canceling keeps it open', async () => {
    const [, second] = [opened(), opened()];
    unsaved.add(second);
    whatHappened();
    close(second);
    await settled();
    expect([whatHappened(), second.window.isDestroyed()]).toEqual([['flush 2', 'ask 2'], false]);
    answer(false);
    await settled();
    expect(second.window.isDestroyed()).toBe(false);
    close(second);
    await settled();
    answer(true);
    await settled();
    expect([whatHappened(), second.window.isDestroyed()]).toEqual([['flush 2', 'ask 2'], true]);
  });

  test('asks once, however often it is closed', async () => {
    const [, second] = [opened(), opened()];
    unsaved.add(second);
    whatHappened();
    for (let times = 0; times < 5; times += 1) expect(close(second)).toBe(true);
    await settled();
    close(second);
    await settled();
    expect(whatHappened()).toEqual(['flush 2', 'ask 2']);
  });

  test('leaves one, although all are closed at once: the last is hidden or ends the program', async () => {
    const windows = [opened(), opened(), opened()];
    whatHappened();
    for (const window of windows) close(window);
    await settled();
    expect(whatHappened()).toEqual(['flush 1', 'flush 2', 'flush 3', 'last 3']);
    expect(windows.map(({ window }) => window.isDestroyed())).toEqual([true, true, false]);
  });

  test('that fails is reported, and the window stays and can be closed again', async () => {
    let fails = true;
    await start(undefined, {
      flush: async () => {
        if (fails) throw new Error('no');
        return false;
      },
    });
    const [, second] = [opened(), opened()];
    close(second);
    await settled();
    expect([bugs, second.window.isDestroyed()]).toEqual([[new Error('no')], false]);
    fails = false;
    close(second);
    await settled();
    expect(second.window.isDestroyed()).toBe(true);
  });

  test('continues although it is destroyed during that', async () => {
    const [, second] = [opened(), opened()];
    close(second);
    second.window.destroy();
    await settled();
    expect([bugs, desk.all().length]).toEqual([[], 1]);
  });
});

describe('closing the last window', () => {
  test('destroys nothing and asks nothing: it is hidden, or the program ends', async () => {
    const window = opened();
    whatHappened();
    expect(close(window)).toBe(true);
    await settled();
    expect([whatHappened(), window.window.isDestroyed(), window.state.isVisible]).toEqual([['last 1'], false, false]);
  });

  test('closes it where the program ends', () => {
    const [first, second] = [opened(), opened()];
    isEnding = true;
    whatHappened();
    expect([close(first), close(second), whatHappened()]).toEqual([false, false, []]);
  });
});

describe('showing the desk', () => {
  test('brings the window that was in front last back, from wherever it is', () => {
    const [first, second] = [opened(), opened()];
    first.emit('focus', fakeEvent());
    first.state.isMinimized = true;
    first.state.isVisible = false;
    const uses = fake.record.uses.length;
    desk.show();
    expect([first.state.isMinimized, first.state.isVisible]).toEqual([false, true]);
    expect(fake.record.uses.slice(uses).map(({ name }) => name)).toEqual([
      'BrowserWindow.restore',
      'BrowserWindow.show',
      'BrowserWindow.focus',
    ]);
    expect([commands, second.window.isDestroyed()]).toEqual([[], false]);
  });

  test('asks the window in front for something', () => {
    const [first] = [opened(), opened()];
    first.emit('focus', fakeEvent());
    desk.show(ticket);
    expect(commands).toEqual([['1', ticket]]);
  });

  test('opens a window where there is none, and asks that', () => {
    opened().window.destroy();
    expect([desk.front(), desk.all()]).toEqual([undefined, []]);
    desk.show(ticket);
    expect([fake.windows.length, commands]).toEqual([2, [['2', ticket]]]);
    expect(fake.windows[1]?.state.isVisible).toBe(false);
    fake.windows[1]?.emit('ready-to-show');
    expect(fake.windows[1]?.state.isVisible).toBe(true);
  });
});

describe('showing one of several windows', () => {
  test('brings that one to the front, and asks it for nothing', () => {
    const [first, second] = [opened(), opened()];
    first.state.isMinimized = true;
    first.state.isVisible = false;
    desk.reveal(idOf(first));
    expect([first.state.isMinimized, first.state.isVisible, first.state.isFocused]).toEqual([false, true, true]);
    expect([second.state.isFocused, commands]).toEqual([false, []]);
  });

  test('shows whichever there is where that one is gone, and opens one where there is none', () => {
    const [first, second] = [opened(), opened()];
    second.window.destroy();
    desk.reveal(idOf(second));
    expect(first.state.isFocused).toBe(true);
    first.state.isFocused = false;
    desk.reveal(undefined);
    expect([first.state.isFocused, fake.windows.length]).toEqual([true, 2]);
    first.window.destroy();
    desk.reveal(idOf(first));
    expect(fake.windows).toHaveLength(3);
  });

  test('knows which one has the keyboard; one that is gone has not', () => {
    const [first, second] = [opened(), opened()];
    second.state.isFocused = true;
    const focused = () => [first, second].map((window) => desk.isFocused(idOf(window)));
    expect([focused(), desk.isFocused('none')]).toEqual([[false, true], false]);
    second.window.destroy();
    expect(focused()).toEqual([false, false]);
  });
});

describe('the saved state of the windows', () => {
  test('is the state of the window in front', () => {
    const [first, second] = [opened(), opened()];
    second.state.bounds = { x: 7, y: 8, width: 1000, height: 700 };
    expect(desk.state()?.bounds).toEqual(second.state.bounds);
    first.emit('focus', fakeEvent());
    first.state.isMaximized = true;
    expect(desk.state()).toEqual({ bounds: first.state.bounds, isMaximized: true });
  });

  test('is how the last one was left when none is there any more', () => {
    expect(desk.state()).toBeUndefined();
    const window = opened();
    window.state.bounds = { x: 7, y: 8, width: 1000, height: 700 };
    close(window);
    window.window.destroy();
    expect(desk.state()).toEqual({ bounds: { x: 7, y: 8, width: 1000, height: 700 }, isMaximized: false });
    expect(opened().options).toMatchObject({ x: 7, y: 8, width: 1000, height: 700 });
  });
});
