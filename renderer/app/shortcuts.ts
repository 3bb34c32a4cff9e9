import { type Command, type CommandRow, chordsOf, commandRows } from '../../shared/bridge/commands.ts';
import { type Queue, queuesWithKeys } from '../../shared/views/queues.ts';
import { hasPressed, isMac } from '../ui/keyboard.ts';

export type PressedKeys = Parameters<typeof hasPressed>[1] & Pick<KeyboardEvent, 'repeat'>;

/** The element and context in which keys are pressed. */
export interface KeyboardTarget {
  readonly isText: boolean;
  readonly isDialogOpen: boolean;
}

/** Commands with shortcuts that work anywhere on the desk. Locking is done by main; the window only requests it. */
export type ShortcutCommand = Command | { readonly do: 'desk.lock' };

/** The command for the pressed keys, given where the focus is; undefined if there is none. */
export function shortcutCommand(
  pressed: PressedKeys,
  target: KeyboardTarget,
  queues: readonly Pick<Queue, 'id'>[],
): ShortcutCommand | undefined {
  const row = rowsWithScope.find((each: CommandRow) => chordsOf(each, isMac).some((keys) => hasPressed(keys, pressed)));
  if (row) return isHeard(row.scope, pressed, target) ? { do: row.id } : undefined;
  const queue = queuesWithKeys(queues).find((_, index) => hasPressed(`Mod+${index + 1}`, pressed));
  return queue && !target.isDialogOpen ? { do: 'show-queue', queue: queue.id } : undefined;
}

/** The command for a single key that the window as a whole hears; lists and tickets hear their own letters. */
export function letterCommand({ key }: Pick<KeyboardEvent, 'key'>, hasSelection: boolean): Command | undefined {
  const rows = lettered.filter(({ letter }) => letter === key.toUpperCase());
  // With a selection, its letters come first; without one, they do nothing.
  const row = rows.find((one) => hasSelection && isOnSelection(one)) ?? rows.find((one) => !isOnSelection(one));
  return row && { do: row.id };
}

/** Lists hear the letters that move in them and select. */
const lettered = commandRows.flatMap((row) =>
  row.by === 'desk' && 'letter' in row && !row.id.startsWith('queue.') && row.id !== 'selection.toggle' ? [row] : [],
);

function isOnSelection(row: CommandRow): boolean {
  return row.when.includes('selection');
}

const rowsWithScope = commandRows.filter(
  (row) => 'scope' in row && row.scope !== 'in-words' && row.scope !== 'in-list',
);

function isHeard(
  scope: (typeof rowsWithScope)[number]['scope'],
  { repeat }: PressedKeys,
  target: KeyboardTarget,
): boolean {
  switch (scope) {
    // A dialog has its own shortcuts. Only Lock works there. Print is blocked, because it would print the page behind
    // the dialog.
    case 'anywhere':
      return true;
    case 'on-desk':
      return !target.isDialogOpen;
    // In a text field, Ctrl+Z undoes typing. Auto-repeat would undo many actions at once.
    case 'outside-texts':
      return !target.isDialogOpen && !target.isText && !repeat;
  }
}
