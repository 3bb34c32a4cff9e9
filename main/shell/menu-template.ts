import type { MenuItemConstructorOptions } from 'electron';
import { system } from '../../renderer/i18n/en/system.ts';
import { englishWords } from '../../renderer/i18n/sentences/english-words.ts';
import { needText } from '../../renderer/i18n/sentences/need-text.ts';
import { lackOf, type Need } from '../../shared/bridge/command-needs.ts';
import {
  type Command,
  type CommandRow,
  chordsOf,
  commandRows,
  type ProgramCommand,
} from '../../shared/bridge/commands.ts';
import type { MenuPart } from '../../shared/bridge/menu-parts.ts';
import type { WhoCould } from '../../shared/domain/who-could.ts';
import { originalName, type Queue } from '../../shared/views/queues.ts';
import { itemLabel } from './menu-words.ts';

/** What the menu depends on. */
export interface MenuState {
  readonly platform: NodeJS.Platform;
  /** The needs of commands that are met in the window in front. */
  readonly met: readonly Need[];
  /** For rights that do not depend on a ticket, and that the agent of that window lacks: who has them. */
  readonly could: Readonly<Partial<Record<Need, WhoCould>>>;
  readonly isPackaged: boolean;
  /** The queues with keyboard shortcuts, in the order of the navigation. */
  readonly queues: readonly Pick<Queue, 'id' | 'name'>[];
}

/** What the menu items do. */
export interface MenuActions {
  /** Sends a command to the window in front. */
  readonly command: (command: Command) => void;
  readonly program: Readonly<Record<ProgramCommand, () => void>>;
}

type Item = MenuItemConstructorOptions;
type Part = readonly Item[];
/** The items of a part, from the table of commands. */
type PartOf = (part: MenuPart) => Item[];

const line: Item = { type: 'separator' };
const { menu } = system;

/** The program's menu with all commands; unavailable ones are disabled. */
export function menuTemplate(state: MenuState, actions: MenuActions): Item[] {
  const isMac = state.platform === 'darwin';
  const partOf: PartOf = (part) => {
    const rows = commandRows.filter((row) => 'menu' in row && row.menu === part);
    return withSubmenus(rows, (row) => items(row, state, actions));
  };
  const menus = [
    ...(isMac ? [{ label: 'Deskside', submenu: appMenu(partOf) }] : []),
    { label: menu.file, submenu: fileMenu(partOf, isMac) },
    { label: menu.edit, submenu: editMenu },
    { label: menu.view, submenu: viewMenu(partOf, queueItems(state, actions), state.isPackaged) },
    { label: menu.ticket, submenu: [partOf('write'), partOf('send'), partOf('actions')] },
    { label: menu.selection, submenu: [partOf('choose'), partOf('bulk')] },
    { label: menu.window, role: 'window', submenu: windowMenu(partOf, isMac) },
    { label: menu.help, role: 'help', submenu: [partOf('support'), isMac ? [] : partOf('about')] },
  ] as const;
  return menus.map(({ submenu, ...item }) => ({ ...item, submenu: withLines(submenu) }));
}

type Row = CommandRow & (typeof commandRows)[number];

/** A submenu is where the first of its commands is. */
function withSubmenus(rows: readonly Row[], itemsOf: (row: Row) => Item[]): Item[] {
  return rows.flatMap((row) => {
    const { submenu }: CommandRow = row;
    if (submenu === undefined) return itemsOf(row);
    const inIt = rows.filter((other: CommandRow) => other.submenu === submenu);
    return inIt[0] === row ? [{ label: menu.submenu[submenu], submenu: inIt.flatMap(itemsOf) }] : [];
  });
}

/** The item of a command. The window handles its shortcut first. */
function items(row: Row, { met, could, platform }: MenuState, actions: MenuActions): Item[] {
  const label = itemLabel(row.id);
  const { otherKeys, scope }: CommandRow = row;
  // A menu would take the keys of a list from text fields, too.
  const [keys] = scope === 'in-list' ? [] : chordsOf(row, platform === 'darwin');
  const lack = lackOf(row.when, met);
  const click = row.by === 'program' ? actions.program[row.id] : () => actions.command({ do: row.id });
  const item = { id: row.id, label, click, ...enabledUnless(lack, could), ...accelerator(keys) };
  // A window hears all keys of its commands itself.
  if (otherKeys === undefined || scope !== undefined) return [item];
  return [item, { label, click, visible: false, ...accelerator(otherKeys) }];
}

function queueItems({ met, could, queues }: MenuState, actions: MenuActions): Item[] {
  return queues.map((queue, index) => ({
    id: `queue.${queue.id}`,
    label: queueLabel(queue),
    click: () => actions.command({ do: 'show-queue', queue: queue.id }),
    ...enabledUnless(lackOf(['signed-in'], met), could),
    ...accelerator(`Mod+${index + 1}`),
  }));
}

/** In a menu, `&` marks an access key, so a literal one is doubled. */
function queueLabel(queue: Pick<Queue, 'id' | 'name'>): string {
  const original = originalName(queue);
  return original === undefined ? queue.name.replaceAll('&', '&&') : menu.queue[original];
}

/** On macOS, a disabled item explains itself in a tooltip: what is missing, and who could do it. */
function enabledUnless(lack: Need | undefined, could: MenuState['could']): Partial<Item> {
  if (lack === undefined) return { enabled: true };
  return { enabled: false, toolTip: needText(englishWords, lack, could[lack]) };
}

function accelerator(keys: string | undefined): Partial<Item> {
  return keys === undefined ? {} : { accelerator: keys.replace('Mod', 'CmdOrCtrl').replace('Arrow', '') };
}

function withLines(parts: readonly Part[]): Item[] {
  return parts.filter((part) => part.length > 0).flatMap((part, index) => (index === 0 ? part : [line, ...part]));
}

function appMenu(partOf: PartOf): Part[] {
  const hiding: Part = [{ role: 'hide' }, { role: 'hideOthers' }, { role: 'unhide' }];
  return [partOf('about'), partOf('settings'), [{ role: 'services' }], hiding, partOf('quit')];
}

function fileMenu(partOf: PartOf, isMac: boolean): Part[] {
  const close: Item = { role: 'close', label: menu.closeWindow };
  const start = [partOf('begin'), partOf('print')];
  if (isMac) return [...start, [...partOf('lock'), close]];
  return [...start, partOf('lock'), partOf('settings'), [close, ...partOf('quit')]];
}

const editMenu: Part[] = [
  [{ role: 'undo' }, { role: 'redo' }],
  [{ role: 'cut' }, { role: 'copy' }, { role: 'paste' }, { role: 'pasteAndMatchStyle' }, { role: 'delete' }],
  [{ role: 'selectAll' }],
];

function viewMenu(partOf: PartOf, queues: Part, isPackaged: boolean): Part[] {
  const developer: Part = isPackaged ? [] : [{ role: 'toggleDevTools' }];
  const screen: Part = [{ role: 'togglefullscreen' }, ...developer];
  return [[...queues, ...partOf('pages')], partOf('history'), partOf('parts'), partOf('zoom'), screen];
}

function windowMenu(partOf: PartOf, isMac: boolean): Part[] {
  const tabs = partOf('pins');
  return isMac ? [[{ role: 'minimize' }, { role: 'zoom' }], tabs, [{ role: 'front' }]] : [tabs, [{ role: 'minimize' }]];
}
