import { commandNames } from '../../renderer/i18n/en/commands.ts';
import { type CommandId, rowOf } from '../../shared/bridge/commands.ts';

const small = new Set(['a', 'an', 'and', 'for', 'from', 'of', 'the', 'with']);

/** The label of a command as a menu item: in title case, with an ellipsis if it opens a dialog. */
export function itemLabel(id: CommandId): string {
  const name = commandNames[`command.${id}`]
    .split(' ')
    .map((word, index) => (index > 0 && small.has(word) ? word : capitalized(word)))
    .join(' ');
  return rowOf(id).asks ? `${name}…` : name;
}

/** The access key may be the first letter of the label. */
function capitalized(word: string): string {
  return word.replace(/^&?./, (start) => start.toUpperCase());
}
