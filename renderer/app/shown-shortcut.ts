import type { CommandRow } from '../../shared/bridge/commands.ts';

/** What decides which shortcuts of a command work. */
export interface ShortcutSituation {
  readonly singleKeys: boolean;
  /** Whether the host has a native menu, whose shortcuts work, too. A browser has none. */
  readonly hasMenu: boolean;
}

/** The keys and the letter that run a command here. */
export function shortcutsOf(row: CommandRow, { singleKeys, hasMenu }: ShortcutSituation): readonly string[] {
  const { keys, letter, scope } = row;
  return [
    ...(keys !== undefined && (scope !== undefined || hasMenu) ? [keys] : []),
    ...(letter !== undefined && singleKeys ? [letter] : []),
  ];
}
