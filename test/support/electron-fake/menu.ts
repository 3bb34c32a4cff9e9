import type { Menu, MenuItem, MenuItemConstructorOptions, PopupOptions } from 'electron';
import { keysOf } from './accelerators.ts';
import type { Record } from './record.ts';
import { roles } from './roles.ts';
import { strict } from './strict.ts';
import type { FakeWindow } from './window.ts';

/** A menu as the person finds it: its items as they were described. */
export interface FakeMenu {
  readonly items: readonly MenuItemConstructorOptions[];
  /** The item of this id or label, wherever it is. */
  readonly item: (idOrLabel: string) => MenuItemConstructorOptions;
  /** Chooses it, as a person does. */
  readonly choose: (idOrLabel: string) => void;
}

export interface FakeMenus {
  readonly Menu: object;
  /** The program's own menu now. */
  readonly application: () => FakeMenu;
  /** The menus that opened under the pointer. */
  readonly opened: readonly FakeMenu[];
  readonly described: (menu: Menu) => FakeMenu;
}

export function fakeMenus(record: Record, windows: readonly FakeWindow[], platform: NodeJS.Platform): FakeMenus {
  const known = new Map<object, FakeMenu>();
  const opened: FakeMenu[] = [];
  let application: FakeMenu | undefined;

  function described(menu: object): FakeMenu {
    const found = known.get(menu);
    if (!found) throw new Error('This is no menu of the fake');
    return found;
  }

  const statics = {
    buildFromTemplate: (template: (MenuItemConstructorOptions | MenuItem)[]) => {
      // Safe: the program describes items and never makes them.
      const fake = menuOf(template as MenuItemConstructorOptions[], platform);
      const members = {
        popup: ({ window }: PopupOptions = {}) => {
          const owner = windows.find((made) => made.window === window);
          // Electron takes whichever window there is, or throws.
          if (!owner || owner.window.isDestroyed()) throw new Error('Cannot open Menu without a BaseWindow present');
          opened.push(fake);
        },
      } satisfies Partial<Menu>;
      // Safe: whatever it lacks throws when it is used.
      const menu = strict('Menu', members) as unknown as Menu;
      known.set(menu, fake);
      return menu;
    },
    setApplicationMenu: record.afterReady('Menu.setApplicationMenu', (menu: Menu | null) => {
      application = menu ? described(menu) : undefined;
    }),
  } satisfies Partial<typeof Menu>;

  return {
    Menu: strict('Menu', statics),
    application: () => {
      if (!application) throw new Error('There is no menu of the program');
      return application;
    },
    opened,
    described,
  };
}

function menuOf(items: readonly MenuItemConstructorOptions[], platform: NodeJS.Platform): FakeMenu {
  const all = items.flatMap(withItsOwn);
  for (const { role } of all) checkRole(role, platform);
  checkKeys(all, platform);
  const ids = all.flatMap(({ id }) => (id === undefined ? [] : [id]));
  const doubled = ids.find((id, index) => ids.indexOf(id) !== index);
  if (doubled !== undefined) throw new Error(`Two items of a menu have the id ${doubled}`);
  function item(wanted: string): MenuItemConstructorOptions {
    const found = all.find(({ id, label }) => id === wanted || label === wanted);
    if (!found) throw new Error(`The menu has no item ${wanted}`);
    return found;
  }
  return { items, item, choose: (wanted) => chooseItem(item(wanted)) };
}

/** Chooses an item, as far as that can be done. Electron then hands things over that none of ours looks at. */
export function chooseItem({ click, enabled = true }: MenuItemConstructorOptions): void {
  // Safe: an item that looks at what it is given fails here, and should.
  if (enabled) (click as (() => void) | undefined)?.();
}

function withItsOwn(item: MenuItemConstructorOptions): MenuItemConstructorOptions[] {
  const own = Array.isArray(item.submenu) ? item.submenu : [];
  // Electron refuses an item that it cannot name.
  if (item.type !== 'separator' && !item.role && !item.label) throw new Error('An item of a menu needs a label');
  return [item, ...own.flatMap(withItsOwn)];
}

function checkRole(role: MenuItemConstructorOptions['role'], platform: NodeJS.Platform): void {
  if (role === undefined) return;
  // Electron makes an item without a name or an effect of either.
  if (!Object.hasOwn(roles, role)) throw new Error(`There is no role ${role}`);
  if (roles[role].isMacOnly && platform !== 'darwin') throw new Error(`The role ${role} does nothing on ${platform}`);
}

/** Electron handles only one of two items with the same accelerator. */
function checkKeys(all: readonly MenuItemConstructorOptions[], platform: NodeJS.Platform): void {
  const taken = new Map<string, string>();
  for (const { accelerator, role, label, id } of all) {
    const given = accelerator ?? (role && roles[role].keys?.(platform));
    if (given === undefined) continue;
    const keys = keysOf(given, platform);
    const name = id ?? role ?? label ?? '';
    const other = taken.get(keys);
    if (other !== undefined) throw new Error(`${other} and ${name} have the same key: ${keys}`);
    taken.set(keys, name);
  }
}
