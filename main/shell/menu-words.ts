import { commandNames } from '../../renderer/i18n/en/commands.ts';
import { type CommandId, rowOf } from '../../shared/bridge/commands.ts';

const small = new Set(['a', 'an', 'and', 'for', 'from', 'of', 'the', 'with']);

/** The name of a command as an item of a menu: in the capitals that menus have in English, with what asks for more marked. */
export function itemLabel(id: CommandId): string {
  const name = commandNames[`command.${id}`]
    .split(' ')
    .map((word, index) => (index > 0 && small.has(word) ? word : capitalized(word)))
    .join(' ');
  return rowOf(id).asks ? `${name}…` : name;
}

/** The letter of the menu's key may be the first of its word. */
function capitalized(word: string): string {
  return word.replace(/^&?./, (start) => start.toUpperCase());
}
