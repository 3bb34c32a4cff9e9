import { type CommandRow, commandRows } from '../../shared/bridge/commands.ts';
import type { ListedQueue } from '../../shared/bridge/contract/queues.ts';
import { queuesWithKeys } from '../../shared/views/queues.ts';
import type { Shortcut, ShortcutGroup } from '../features/shortcuts/shortcut-group.ts';
import type { MessageId } from '../i18n/messages.ts';
import { queueName } from '../i18n/queue-text.ts';
import type { Text } from '../i18n/text.tsx';
import { type ShortcutSituation, shortcutsOf } from './shown-shortcut.ts';

const names = ['general', 'places', 'lists', 'ticket', 'writing', 'window'] as const;

type Group = (typeof names)[number];

/** The group of each section of the menu, and of the commands that no menu has, by the beginning of their ids. */
const groups: Readonly<Record<string, Group>> = {
  settings: 'places',
  quit: 'window',
  begin: 'general',
  print: 'ticket',
  lock: 'general',
  pages: 'places',
  parts: 'window',
  zoom: 'window',
  write: 'ticket',
  send: 'writing',
  actions: 'ticket',
  choose: 'lists',
  bulk: 'lists',
  support: 'general',
  queue: 'lists',
  search: 'lists',
  edit: 'general',
};

/** Keys that are no commands: they mean the same in every list, form, and text. */
const others: readonly (readonly [Group, MessageId, ...string[]])[] = [
  ['lists', 'shortcuts.key.move', 'ArrowDown', 'ArrowUp'],
  ['lists', 'shortcuts.key.ends', 'Home', 'End'],
  ['lists', 'shortcuts.key.enter', 'Enter'],
  ['lists', 'shortcuts.key.range', 'Shift+ArrowDown', 'Shift+ArrowUp'],
  ['lists', 'shortcuts.key.reorder', 'Alt+ArrowUp', 'Alt+ArrowDown'],
  ['general', 'shortcuts.key.submit', 'Mod+Enter'],
  ['general', 'shortcuts.key.back', 'Esc'],
  ['writing', 'shortcuts.key.mention', '@'],
  ['writing', 'shortcuts.key.format', 'ArrowLeft', 'ArrowRight'],
];

/** All shortcuts that work here, by where they do. */
export function shortcutGroups(
  text: Text,
  situation: ShortcutSituation,
  queues: readonly ListedQueue[],
): readonly ShortcutGroup[] {
  const rows: readonly CommandRow[] = commandRows;
  const commands = rows
    .filter(({ id, by }) => by !== 'program' || situation.hasMenu || id === 'desk.lock')
    .map((row) => ({
      group: groups[row.menu ?? row.id.split('.')[0] ?? ''] ?? 'general',
      name: text(`command.${row.id}` as MessageId),
      keys: shortcutsOf(row, situation),
    }));
  const led = queuesWithKeys(queues).map((queue, index) => ({
    group: 'places' as const,
    name: queueName(text, queue),
    keys: [`Mod+${index + 1}`],
  }));
  const fixed = others.map(([group, id, ...keys]) => ({ group, name: text(id), keys }));
  const all: readonly (Shortcut & { readonly group: Group })[] = [...led, ...commands, ...fixed];
  return names.map((name) => ({
    title: text(`shortcuts.group.${name}`),
    shortcuts: all.filter(({ group, keys }) => group === name && keys.length > 0),
  }));
}
