import { type CommandRow, chordsOf } from '../../shared/bridge/commands.ts';
import { isMac } from '../ui/keyboard.ts';

/** What decides which shortcuts of a command work. */
export interface ShortcutSituation {
  readonly singleKeys: boolean;
  /** Whether the host has a native menu, whose shortcuts work, too. A browser has none. */
  readonly hasMenu: boolean;
}

/** The keys and the letter that run a command here. */
export function shortcutsOf(row: CommandRow, { singleKeys, hasMenu }: ShortcutSituation): readonly string[] {
  const { letter, scope } = row;
  const [keys] = chordsOf(row, isMac);
  return [
    ...(keys !== undefined && (scope !== undefined || hasMenu) ? [keys] : []),
    ...(letter !== undefined && singleKeys ? [letter] : []),
  ];
}
