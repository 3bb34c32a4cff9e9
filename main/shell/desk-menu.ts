import { app, type BrowserWindow } from 'electron';
import { needsMet } from '../../shared/bridge/command-needs.ts';
import { originalQueues, queuesWithKeys } from '../../shared/views/queues.ts';
import type { Bridge } from '../bridge/bridge.ts';
import { createMenuUpdater } from './menu.ts';
import type { MenuActions, MenuState } from './menu-template.ts';

export interface DeskMenuPorts {
  readonly bridge: Pick<Bridge, 'shown' | 'onShown'>;
  readonly front: () => BrowserWindow | undefined;
  readonly updates: () => boolean;
  readonly actions: MenuActions;
}

/** The program's menu for the window in front. Call the returned function to update it. */
export function followDesk({ bridge, front, updates, actions }: DeskMenuPorts): () => void {
  const updateMenu = createMenuUpdater(() => menuState(bridge, front(), updates()), actions);
  bridge.onShown(updateMenu);
  updateMenu();
  return updateMenu;
}

function menuState(bridge: Pick<Bridge, 'shown'>, window: BrowserWindow | undefined, hasUpdates: boolean): MenuState {
  const shown = window && bridge.shown(String(window.webContents.id));
  const me = shown?.status.phase === 'open' ? shown.status.me : null;
  const hasDesk = shown !== undefined && 'desk' in shown.status;
  return {
    platform: process.platform,
    met: [...needsMet({ me, hasDesk, hasComputer: true, hasUpdates }), ...(shown?.met ?? [])],
    isPackaged: app.isPackaged,
    queues: queuesWithKeys(shown?.queues ?? originalQueues).map(({ id, name }) => ({ id, name })),
  };
}
