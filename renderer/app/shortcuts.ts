import { type Command, commandRows } from '../../shared/bridge/commands.ts';
import { type Queue, queuesWithKeys } from '../../shared/views/queues.ts';
import { hasPressed } from '../ui/keyboard.ts';

export type PressedKeys = Parameters<typeof hasPressed>[1] & Pick<KeyboardEvent, 'repeat'>;

/** Where the keyboard is when keys are pressed. */
export interface KeyboardTarget {
  readonly isText: boolean;
  readonly isDialogOpen: boolean;
}

/** What keys ask for that work anywhere on the desk; locking the desk is the program's, which a window asks to do it. */
export type ShortcutCommand = Command | { readonly do: 'desk.lock' };

/** What the keys that are pressed ask the window for, there where the keyboard is. */
export function shortcutCommand(
  pressed: PressedKeys,
  target: KeyboardTarget,
  queues: readonly Pick<Queue, 'id'>[],
): ShortcutCommand | undefined {
  const row = rowsWithScope.find(({ keys }) => hasPressed(keys, pressed));
  if (row) return isHeard(row.scope, pressed, target) ? { do: row.id } : undefined;
  const queue = queues.slice(0, queuesWithKeys).find((_, index) => hasPressed(`Mod+${index + 1}`, pressed));
  return queue && !target.isDialogOpen ? { do: 'show-queue', queue: queue.id } : undefined;
}

const rowsWithScope = commandRows.filter((row) => 'scope' in row && row.scope !== 'in-words');

function isHeard(
  scope: (typeof rowsWithScope)[number]['scope'],
  { repeat }: PressedKeys,
  target: KeyboardTarget,
): boolean {
  switch (scope) {
    // A dialog has its own shortcuts; only locking works there, and printing is blocked, because it would print the
    // page below.
    case 'anywhere':
      return true;
    case 'on-desk':
      return !target.isDialogOpen;
    // In a text, the keys take back words; held down, they would take back a morning's work.
    case 'outside-texts':
      return !target.isDialogOpen && !target.isText && !repeat;
  }
}
