import type { ContextMenuParams, MenuItemConstructorOptions } from 'electron';
import { system as words } from '../../renderer/i18n/en/system.ts';

type Item = MenuItemConstructorOptions;

/** The parts of a right click that determine the menu. */
export type Pressed = Pick<
  ContextMenuParams,
  'isEditable' | 'selectionText' | 'misspelledWord' | 'dictionarySuggestions' | 'editFlags'
>;

export interface ContextActions {
  readonly replace: (word: string) => void;
  readonly addToDictionary: (word: string) => void;
}

const line: Item = { type: 'separator' };

/** The context menu for text that can be edited or is selected; empty if nothing applies. */
export function contextTemplate(pressed: Pressed, actions: ContextActions): Item[] {
  const { isEditable, selectionText, editFlags } = pressed;
  if (!isEditable) return selectionText.trim() === '' ? [] : [{ role: 'copy', enabled: editFlags.canCopy }];
  return [
    ...spelling(pressed, actions),
    { role: 'undo', enabled: editFlags.canUndo },
    { role: 'redo', enabled: editFlags.canRedo },
    line,
    { role: 'cut', enabled: editFlags.canCut },
    { role: 'copy', enabled: editFlags.canCopy },
    { role: 'paste', enabled: editFlags.canPaste },
    { role: 'pasteAndMatchStyle', enabled: editFlags.canPaste },
    line,
    { role: 'selectAll', enabled: editFlags.canSelectAll },
  ];
}

function spelling({ misspelledWord, dictionarySuggestions }: Pressed, actions: ContextActions): Item[] {
  if (misspelledWord === '') return [];
  const suggestions: Item[] = dictionarySuggestions.map((word) => ({
    // A menu would take an ampersand for the mark of a key.
    label: word.replaceAll('&', '&&'),
    click: () => actions.replace(word),
  }));
  return [
    ...(suggestions.length > 0 ? suggestions : [{ label: words.menu.noSuggestions, enabled: false }]),
    line,
    { label: words.menu.addToDictionary, click: () => actions.addToDictionary(misspelledWord) },
    line,
  ];
}
