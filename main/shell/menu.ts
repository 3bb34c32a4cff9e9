import { isDeepStrictEqual } from 'node:util';
import { Menu } from 'electron';
import { type MenuActions, type MenuState, menuTemplate } from './menu-template.ts';

/** Keeps the program's menu up to date. Call the returned function after a change. */
export function createMenuUpdater(stateNow: () => MenuState, actions: MenuActions): () => void {
  let shown: MenuState | undefined;

  return () => {
    const state = stateNow();
    if (isDeepStrictEqual(state, shown)) return;
    shown = state;
    Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(state, actions)));
  };
}
