import type { EditFlags, MenuItemConstructorOptions } from 'electron';
import { describe, expect, test } from 'vitest';
import { contextTemplate, type Pressed } from '../../../../main/shell/context-template.ts';
import { chooseItem } from '../../../support/electron-fake/menu.ts';

const none: EditFlags = {
  canUndo: false,
  canRedo: false,
  canCut: false,
  canCopy: false,
  canPaste: false,
  canDelete: false,
  canSelectAll: false,
  canEditRichly: false,
};

const plain: Pressed = {
  isEditable: false,
  selectionText: '',
  misspelledWord: '',
  dictionarySuggestions: [],
  editFlags: none,
};

const field: Pressed = { ...plain, isEditable: true };

interface Heard {
  readonly items: readonly MenuItemConstructorOptions[];
  readonly done: string[];
}

function menuAt(pressed: Pressed): Heard {
  const done: string[] = [];
  const items = contextTemplate(pressed, {
    replace: (word) => void done.push(`replace ${word}`),
    addToDictionary: (word) => void done.push(`learn ${word}`),
  });
  return { items, done };
}

function names({ items }: Heard): string[] {
  return items.map(({ role, label, type }) => role ?? label ?? type ?? '');
}

describe('the menu under the pointer', () => {
  test('does not open on plain text, nor on a choice of nothing but spaces', () => {
    expect(names(menuAt(plain))).toEqual([]);
    expect(names(menuAt({ ...plain, selectionText: ' \n\t' }))).toEqual([]);
    expect(names(menuAt({ ...plain, misspelledWord: 'teh', dictionarySuggestions: ['the'] }))).toEqual([]);
  });

  test('copies selected text', () => {
    const menu = menuAt({ ...plain, selectionText: 'words', editFlags: { ...none, canCopy: true } });
    expect(menu.items).toEqual([{ role: 'copy', enabled: true }]);
  });

  test('in a field offers what can be done there now, and nothing else', () => {
    const roles = ['undo', 'redo', 'cut', 'copy', 'paste', 'pasteAndMatchStyle', 'selectAll'];
    const offered = (editFlags: EditFlags) =>
      menuAt({ ...field, editFlags }).items.flatMap(({ role, enabled }) => (role && enabled ? [role] : []));
    expect(names(menuAt(field)).filter((name) => name !== 'separator')).toEqual(roles);
    expect(offered(none)).toEqual([]);
    expect(offered({ ...none, canUndo: true })).toEqual(['undo']);
    expect(offered({ ...none, canRedo: true })).toEqual(['redo']);
    expect(offered({ ...none, canCut: true })).toEqual(['cut']);
    expect(offered({ ...none, canCopy: true })).toEqual(['copy']);
    expect(offered({ ...none, canPaste: true })).toEqual(['paste', 'pasteAndMatchStyle']);
    expect(offered({ ...none, canSelectAll: true })).toEqual(['selectAll']);
  });

  test('suggests corrections for a misspelled word, in order, and replaces it with one', () => {
    const menu = menuAt({ ...field, misspelledWord: 'teh', dictionarySuggestions: ['the', 'ten'] });
    expect(names(menu).slice(0, 5)).toEqual(['the', 'ten', 'separator', '&Add to dictionary', 'separator']);
    menu.items.slice(0, 2).forEach(chooseItem);
    expect(menu.done).toEqual(['replace the', 'replace ten']);
  });

  test('adds a word to the dictionary, also where nothing is proposed for it', () => {
    const menu = menuAt({ ...field, misspelledWord: 'Deskside' });
    expect(menu.items[0]).toEqual({ label: 'No suggestions', enabled: false });
    menu.items.filter(({ label }) => label === '&Add to dictionary').forEach(chooseItem);
    expect(menu.done).toEqual(['learn Deskside']);
  });

  test('shows an ampersand as one, and puts it in as one', () => {
    const menu = menuAt({ ...field, misspelledWord: 'R&DD', dictionarySuggestions: ['R&D', '&&'] });
    expect(names(menu).slice(0, 2)).toEqual(['R&&D', '&&&&']);
    menu.items.slice(0, 1).forEach(chooseItem);
    expect(menu.done).toEqual(['replace R&D']);
  });
});
