import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, test } from 'vitest';
import { type MenuActions, type MenuState, menuTemplate } from '../../../../main/shell/menu-template.ts';
import { commandNames } from '../../../../renderer/i18n/en/commands.ts';
import { system as words } from '../../../../renderer/i18n/en/system.ts';
import { englishWords } from '../../../../renderer/i18n/sentences/english-words.ts';
import { needText } from '../../../../renderer/i18n/sentences/need-text.ts';
import { type Need, needsMet, shownNeeds } from '../../../../shared/bridge/command-needs.ts';
import { type Command, commandRows } from '../../../../shared/bridge/commands.ts';
import { permissionSchema } from '../../../../shared/domain/permission.ts';
import { originalQueue, originalQueues, queuesWithKeys } from '../../../../shared/views/queues.ts';
import { chooseItem } from '../../../support/electron-fake/menu.ts';

const inMenu = queuesWithKeys(originalQueues);

type Item = MenuItemConstructorOptions;

const platforms = ['darwin', 'win32', 'linux'] as const;

/** Everything that can be done, by an administrator with a ticket open. */
const everyDesk = needsMet({
  me: { isAdministrator: true, mayCreate: true, mayAnywhere: permissionSchema.options },
  hasDesk: true,
  hasComputer: true,
  hasUpdates: true,
});
const open: MenuState = {
  platform: 'linux',
  met: [...everyDesk, ...shownNeeds],
  could: {},
  isPackaged: true,
  queues: inMenu,
};

const locked: MenuState = {
  ...open,
  met: needsMet({ me: null, hasDesk: true, hasComputer: true, hasUpdates: true }),
};

/** All of that but these. */
function without(...needs: readonly Need[]): Pick<MenuState, 'met'> {
  return { met: open.met.filter((need) => !needs.includes(need)) };
}

interface Heard {
  readonly actions: MenuActions;
  readonly commands: Command[];
  readonly calls: string[];
}

function hearing(): Heard {
  const commands: Command[] = [];
  const calls: string[] = [];
  const call = (name: string) => () => void calls.push(name);
  const actions: MenuActions = {
    command: (command) => void commands.push(command),
    program: {
      'window.new': call('newWindow'),
      'desk.lock': call('lock'),
      'view.zoom-in': call('zoom 1'),
      'view.zoom-out': call('zoom -1'),
      'view.zoom-reset': call('zoom 0'),
      'desk.folder': call('showFolder'),
      'app.check-for-updates': call('checkForUpdates'),
      'help.about': call('about'),
      'app.quit': call('quit'),
    },
  };
  return { actions, commands, calls };
}

function template(state: Partial<MenuState> = {}, { actions } = hearing()): Item[] {
  return menuTemplate({ ...open, ...state }, actions);
}

function submenuOf({ submenu }: Item): Item[] {
  return Array.isArray(submenu) ? submenu : [];
}

function all(items: readonly Item[]): Item[] {
  return items.flatMap((item) => [item, ...all(submenuOf(item))]);
}

function item(items: readonly Item[], id: string): Item {
  const found = all(items).find((candidate) => candidate.id === id);
  if (!found) throw new Error(`The menu has no item ${id}`);
  return found;
}

/** What a person can choose of it, by what the window is then asked for. */
function reached(state: Partial<MenuState>): Command[] {
  const heard = hearing();
  for (const each of all(template(state, heard))) chooseItem(each);
  return heard.commands;
}

/** What menus ask windows for, by its name alone. */
const windowCommands = commandRows.flatMap((row) => (row.by !== 'program' && 'menu' in row ? [row.id] : []));
const actions = commandRows.flatMap((row) => ('menu' in row && row.menu === 'actions' ? [row] : []));

describe.each(platforms)('the menu on %s', (platform) => {
  test('contains each command that a window handles, once', () => {
    const wanted: Command[] = [
      ...windowCommands.map((id) => ({ do: id })),
      ...inMenu.map(({ id: queue }) => ({ do: 'show-queue', queue }) as const),
    ];
    const commands = reached({ platform });
    expect(commands).toHaveLength(wanted.length);
    expect(commands).toEqual(expect.arrayContaining(wanted));
  });

  test('does the rest that it offers', () => {
    const heard = hearing();
    const items = template({ platform, isPackaged: false }, heard);
    for (const id of ['window.new', 'desk.lock', 'desk.folder', 'app.check-for-updates', 'help.about', 'app.quit']) {
      chooseItem(item(items, id));
    }
    for (const id of ['view.zoom-in', 'view.zoom-out', 'view.zoom-reset']) chooseItem(item(items, id));
    expect(heard.calls).toEqual([
      'newWindow',
      'lock',
      'showFolder',
      'checkForUpdates',
      'about',
      'quit',
      'zoom 1',
      'zoom -1',
      'zoom 0',
    ]);
    expect(heard.commands).toEqual([]);
  });

  test('has a name of its own for everything that is no role', () => {
    const items = all(template({ platform, isPackaged: false }));
    const ids = items.flatMap(({ id }) => id ?? []);
    expect(new Set(ids).size).toBe(ids.length);
    for (const each of items) {
      const isNamed = each.type === 'separator' || each.role || (each.label && (each.id || each.submenu));
      expect(isNamed || each.visible === false, JSON.stringify(each)).toBeTruthy();
    }
  });

  test('never gives a key to two items', () => {
    const keys = all(template({ platform, isPackaged: false })).flatMap((each) => keyOf(each, platform) ?? []);
    const doubled = keys.filter((key, index) => keys.indexOf(key) !== index);
    expect(doubled).toEqual([]);
    expect(keys.length).toBeGreaterThan(25);
  });

  test('has no key that writes a letter', () => {
    for (const { accelerator } of all(template({ platform, isPackaged: false }))) {
      if (accelerator)
        expect(accelerator).toMatch(
          /^((CmdOrCtrl\+)(Shift\+)?\S+|(Shift\+)?F\d+|Alt\+(Shift\+)?(Left|Right|PageUp|PageDown))$/,
        );
    }
  });

  test('begins and ends no submenu with a line, nor has two in a row', () => {
    for (const menu of all(template({ platform })).filter(({ submenu }) => submenu)) {
      const types = submenuOf(menu).map(({ type }) => type ?? 'item');
      expect(`${types.join()},`).not.toMatch(/^separator|separator,$|separator,separator/);
    }
  });

  test('has the developer tools only where the program is not packaged', () => {
    const roles = (isPackaged: boolean) => all(template({ platform, isPackaged })).map(({ role }) => role);
    expect(roles(true)).not.toContain('toggleDevTools');
    expect(roles(false)).toContain('toggleDevTools');
    // Reloading a page would lose its content.
    expect(roles(false)).toEqual(expect.not.arrayContaining(['reload', 'forceReload', 'resetZoom', 'quit']));
  });

  test('offers nothing of a desk without a signed-in agent', () => {
    expect(reached({ ...locked, platform })).toEqual([]);
    const heard = hearing();
    for (const each of all(template({ ...locked, platform }, heard))) chooseItem(each);
    expect(new Set(heard.calls)).toEqual(
      new Set(['newWindow', 'zoom 1', 'zoom -1', 'zoom 0', 'showFolder', 'about', 'quit']),
    );
  });

  test('offers no folder where there is no desk, and no look for updates where there are none', () => {
    expect(item(template({ platform, ...without('desk') }), 'desk.folder').enabled).toBe(false);
    expect(item(template({ platform, ...without('updates') }), 'app.check-for-updates').enabled).toBe(false);
  });

  test('offers nothing of a ticket where none is shown', () => {
    const commands = reached({ platform, met: everyDesk });
    const others = [
      'ticket.new',
      'view.drafts',
      'view.inbox',
      'view.queues',
      'view.me',
      'view.agents',
      'view.audit',
      'view.set-up',
      'view.computer',
      'view.recent',
      'view.back',
      'view.forward',
      'tab.next',
      'tab.previous',
      'view.next-part',
      'view.previous-part',
      'view.palette',
      'view.search',
      'view.shortcuts',
      'show-queue',
    ];
    expect([...new Set(commands.map((command) => command.do))].toSorted()).toEqual(others.toSorted());
  });

  test('offers of a ticket what can be done with it, and nothing else', () => {
    for (const { id, when } of actions) {
      const offered = reached({ platform, met: when }).map((command) => command.do);
      expect(offered).toContain(id);
      for (const other of actions) {
        expect(offered.includes(other.id)).toBe(other.when.every((need: Need) => when.some((met) => met === need)));
      }
    }
    const none = reached({ platform, ...without(...permissionSchema.options) }).map((command) => command.do);
    const needsNoPermission = ['ticket.follow', 'ticket.unfollow'];
    expect(actions.map(({ id }) => id).filter((id) => none.includes(id))).toEqual(needsNoPermission);
  });

  test('offers nothing that an agent has no right to', () => {
    const commands = reached({ platform, ...without('may-create', 'administrator') }).map((command) => command.do);
    expect(commands).not.toContain('ticket.new');
    expect(commands).not.toContain('view.agents');
    expect(commands).toContain('ticket.reply');
  });

  test.each(commandRows.filter((row) => 'menu' in row))(
    'W31: $id is off without any of its needs, and says why',
    ({ id, when }) => {
      expect(item(template({ platform }), id)).toMatchObject({ enabled: true });
      for (const need of when) {
        const off = item(template({ platform, ...without(need) }), id);
        expect(off).toMatchObject({ enabled: false, toolTip: needText(englishWords, need) });
      }
    },
  );
});

describe('on macOS', () => {
  test('W31: an item that is off for lack of a right says who has it', () => {
    const could = { administrator: { names: ['Jane Doe', 'John Doe'], more: 0 } };
    const off = item(template({ platform: 'darwin', could, ...without('administrator') }), 'view.agents');
    expect(off.enabled).toBe(false);
    expect(off.toolTip).toContain('Jane Doe and John Doe');
  });

  test('the program’s own menu comes first, with what belongs there', () => {
    const [first, ...rest] = template({ platform: 'darwin' });
    const own = submenuOf(first ?? {});
    expect(own.flatMap(({ id, role }) => id ?? role ?? [])).toEqual([
      'help.about',
      'view.computer',
      'services',
      'hide',
      'hideOthers',
      'unhide',
      'app.quit',
    ]);
    expect(rest.map(({ label }) => label?.replace('&', ''))).toEqual([
      'File',
      'Edit',
      'View',
      'Ticket',
      'Selection',
      'Window',
      'Help',
    ]);
    expect(rest.slice(-2).map(({ role }) => role)).toEqual(['window', 'help']);
    const others = all(rest).flatMap(({ id }) => id ?? []);
    expect(others).toEqual(expect.not.arrayContaining(['help.about', 'app.quit', 'view.computer']));
  });
});

describe.each(['win32', 'linux'] as const)('with Alt, on %s', (platform) => {
  const letterOf = (label: string) => /&(.)/.exec(label.replaceAll('&&', ''))?.[1]?.toLowerCase();

  test('a letter opens one item of a menu and no other', () => {
    const bar = template({ platform, isPackaged: false });
    const menus = [bar, ...all(bar).map(submenuOf)];
    expect(menus.filter((items) => items.length > 0).length, 'the bar, its menus, and their submenus').toBe(11);
    for (const items of menus) {
      const letters = items
        .filter(({ visible }) => visible !== false)
        .flatMap(({ label = '' }) => letterOf(label) ?? []);
      expect(letters.filter((letter, index) => letters.indexOf(letter) !== index)).toEqual([]);
    }
  });

  test('every item of ours has one letter', () => {
    for (const { label, role } of all(template({ platform }))) {
      if (label && !role) expect(label.replaceAll('&&', '').match(/&/g)).toHaveLength(1);
    }
  });
});

test('nothing that the system shows in our name has two letters, nor a letter that nobody can press', () => {
  const labels: string[] = [];
  const collect = (value: unknown): void => {
    if (typeof value === 'string') labels.push(value);
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(collect);
  };
  collect([commandNames, words.menu, words.tray, words.quit, words.closeWindow]);
  expect(labels.length).toBeGreaterThan(40);
  for (const label of labels) expect(label).toMatch(/^[^&]*(&[A-Za-z][^&]*)?$/);
});

describe('the queues in the menu', () => {
  const shownFor = (queues: MenuState['queues']) =>
    all(template({ queues })).flatMap(({ id, label, accelerator: keys }) =>
      id?.startsWith('queue.') ? [[id, label, keys]] : [],
    );
  const [first, second, third] = (['open', 'mine', 'closed'] as const).map((id) => ({
    id,
    name: originalQueue(id).name,
  }));
  if (!first || !second || !third) throw new Error('Three make three');

  test('V94: are those of the navigation, under their present names', () => {
    expect(shownFor([first, second, third]).map(([, label]) => label)).toEqual(['&Open', '&My tickets', '&Closed']);
    expect(shownFor([{ ...first, name: 'Rooms & floors' }, third, { id: 'id-1', name: 'Late' }])).toEqual([
      ['queue.open', 'Rooms && floors', 'CmdOrCtrl+1'],
      ['queue.closed', '&Closed', 'CmdOrCtrl+2'],
      ['queue.id-1', 'Late', 'CmdOrCtrl+3'],
    ]);
  });
});

describe('the keys of the menu are the window’s own', () => {
  const keyOfItem = (id: string) => item(template(), id).accelerator;

  test('above the desk, in the order of the navigation', () => {
    const ids = ['ticket.new', 'desk.lock', 'ticket.print', 'ticket.print-with-notes', 'view.next-part'];
    const keys = ['CmdOrCtrl+N', 'CmdOrCtrl+L', 'CmdOrCtrl+P', 'CmdOrCtrl+Shift+P', 'F6'];
    expect(ids.map(keyOfItem)).toEqual(keys);
    expect(inMenu.map(({ id }) => keyOfItem(`queue.${id}`))).toEqual(
      inMenu.map((_queue, index) => `CmdOrCtrl+${index + 1}`),
    );
  });
});

/** Electron’s accelerator for a role without one of its own. */
const keysOfRoles: Readonly<Record<string, string | { readonly [Platform in (typeof platforms)[number]]: string }>> = {
  undo: 'CmdOrCtrl+Z',
  redo: { darwin: 'CmdOrCtrl+Shift+Z', win32: 'CmdOrCtrl+Y', linux: 'CmdOrCtrl+Shift+Z' },
  cut: 'CmdOrCtrl+X',
  copy: 'CmdOrCtrl+C',
  paste: 'CmdOrCtrl+V',
  pasteAndMatchStyle: { darwin: 'CmdOrCtrl+Alt+Shift+V', win32: 'CmdOrCtrl+Shift+V', linux: 'CmdOrCtrl+Shift+V' },
  selectAll: 'CmdOrCtrl+A',
  minimize: 'CmdOrCtrl+M',
  close: 'CmdOrCtrl+W',
  hide: 'CmdOrCtrl+H',
  hideOthers: 'CmdOrCtrl+Alt+H',
  togglefullscreen: { darwin: 'Ctrl+Cmd+F', win32: 'F11', linux: 'F11' },
  toggleDevTools: { darwin: 'CmdOrCtrl+Alt+I', win32: 'CmdOrCtrl+Shift+I', linux: 'CmdOrCtrl+Shift+I' },
};

function keyOf({ accelerator, role }: Item, platform: (typeof platforms)[number]): string | undefined {
  const ofRole = role && keysOfRoles[role];
  return accelerator ?? (typeof ofRole === 'object' ? ofRole[platform] : ofRole);
}
