import '../../../support/stub-window.ts';
import { describe, expect, test } from 'vitest';
import {
  type KeyboardTarget,
  letterCommand,
  type PressedKeys,
  type ShortcutCommand,
  shortcutCommand,
} from '../../../../renderer/app/shortcuts.ts';
import { type CommandRow, commandRows } from '../../../../shared/bridge/commands.ts';
import { originalQueues, queuesWithKeys } from '../../../../shared/views/queues.ts';
import { text } from '../i18n/english.ts';

const rows: readonly CommandRow[] = commandRows;
const asked = (keys: PressedKeys, place: KeyboardTarget) => shortcutCommand(keys, place, originalQueues);
const onDesk = { isText: false, isDialogOpen: false };

function pressed(chord: string, more: Partial<PressedKeys> = {}): PressedKeys {
  const parts = chord.split('+');
  const [ctrlKey, shiftKey] = [parts.includes('Mod'), parts.includes('Shift')];
  return {
    ctrlKey,
    shiftKey,
    metaKey: false,
    altKey: parts.includes('Alt'),
    repeat: false,
    key: parts.at(-1) ?? '',
    ...more,
  };
}

describe('keys that are pressed on the desk', () => {
  test.each<[string, ShortcutCommand]>([
    ['Mod+N', { do: 'ticket.new' }],
    ['Mod+L', { do: 'desk.lock' }],
    ['Mod+P', { do: 'ticket.print' }],
    ['Mod+Shift+P', { do: 'ticket.print-with-notes' }],
    ['F6', { do: 'view.next-part' }],
    ['Shift+F6', { do: 'view.previous-part' }],
    ['Mod+Z', { do: 'edit.undo' }],
    ['Mod+K', { do: 'view.palette' }],
    ['Mod+/', { do: 'view.shortcuts' }],
    ['Mod+Shift+/', { do: 'view.shortcuts' }],
    ...queuesWithKeys(originalQueues).map(({ id: queue }, index): [string, ShortcutCommand] => [
      `Mod+${index + 1}`,
      { do: 'show-queue', queue },
    ]),
  ])('%s asks for %j', (chord, command) => {
    expect(asked(pressed(chord), onDesk)).toEqual(command);
  });

  test('trigger every command whose keys the window handles, and no other', () => {
    for (const { id, keys, scope } of rows) {
      if (keys === undefined) continue;
      const isOurs = scope !== undefined && scope !== 'in-words' && scope !== 'in-list';
      expect(asked(pressed(keys), onDesk), id).toEqual(isOurs ? { do: id } : undefined);
    }
  });

  test('ask for nothing with another modifier, nor without theirs', () => {
    for (const { keys } of rows) {
      if (keys === undefined) continue;
      for (const other of [{ altKey: !keys.includes('Alt') }, { metaKey: true, ctrlKey: false }]) {
        expect(asked(pressed(keys, other), onDesk)).toBeUndefined();
      }
    }
    expect(asked(pressed('N'), onDesk)).toBeUndefined();
  });
});

test('queues below another one have no keys, unless that one is gone', () => {
  const led = (chord: string, ids: readonly string[]) =>
    shortcutCommand(
      pressed(chord),
      onDesk,
      ids.map((id) => ({ id })),
    );
  expect(led('Mod+2', ['closed', 'closed-today', 'late'])).toEqual({ do: 'show-queue', queue: 'late' });
  expect(led('Mod+1', ['closed-today', 'late'])).toEqual({ do: 'show-queue', queue: 'closed-today' });
});

test('the keys of queues are those of the first nine, as they stand now', () => {
  const queues = Array.from({ length: 11 }, (_, index) => ({ id: `id-${index + 1}` }));
  const led = (chord: string, list = queues) => shortcutCommand(pressed(chord), onDesk, list);
  expect(led('Mod+1')).toEqual({ do: 'show-queue', queue: 'id-1' });
  expect(led('Mod+9')).toEqual({ do: 'show-queue', queue: 'id-9' });
  expect(led('Mod+1', queues.toReversed())).toEqual({ do: 'show-queue', queue: 'id-11' });
  expect(led('Mod+3', queues.slice(0, 2))).toBeUndefined();
  expect(led('Mod+0')).toBeUndefined();
});

test('under a dialog, only locking and printing are handled: it has keys of its own', () => {
  const heard = rows.filter(({ keys }) => keys && asked(pressed(keys), { ...onDesk, isDialogOpen: true }));
  expect(heard.map(({ id }) => id)).toEqual(['ticket.print', 'ticket.print-with-notes', 'desk.lock']);
  for (const index of originalQueues.keys()) {
    expect(asked(pressed(`Mod+${index + 1}`), { ...onDesk, isDialogOpen: true })).toBeUndefined();
  }
});

test('letters that the window hears are those of its commands, in either case, and not those of lists', () => {
  expect(['/', '?'].map((key) => letterCommand({ key }, false))).toEqual([
    { do: 'view.search' },
    { do: 'view.shortcuts' },
  ]);
  expect(['j', 'K', 'r', 'x'].map((key) => letterCommand({ key }, true))).toEqual(Array(4).fill(undefined));
  expect(letterCommand({ key: 'a' }, true)).toEqual({ do: 'selection.assign' });
  expect(letterCommand({ key: 'a' }, false)).toBeUndefined();
  expect(letterCommand({ key: 'p' }, true)).toEqual({ do: 'selection.priority' });
  expect(letterCommand({ key: 'p' }, false)).toEqual({ do: 'ticket.pin' });
});

test('in a text, and held down, Undo is the text’s', () => {
  const undo = pressed('Mod+Z');
  expect(asked(undo, { ...onDesk, isText: true })).toBeUndefined();
  expect(asked({ ...undo, repeat: true }, onDesk)).toBeUndefined();
  expect(asked(pressed('Mod+N'), { ...onDesk, isText: true })).toEqual({ do: 'ticket.new' });
});

test('My settings names every single-key shortcut', () => {
  const words = text('me.singleKeys.words').split(/[\s,]+/);
  expect(commandRows.flatMap((row) => ('letter' in row && !words.includes(row.letter) ? [row.letter] : []))).toEqual(
    [],
  );
});
