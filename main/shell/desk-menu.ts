import { app, type BrowserWindow } from 'electron';
import { askedBy, deskRights, needsMet } from '../../shared/bridge/command-needs.ts';
import { originalQueues, queuesWithKeys } from '../../shared/views/queues.ts';
import type { Bridge } from '../bridge/bridge.ts';
import { createMenuUpdater } from './menu.ts';
import type { MenuActions, MenuState } from './menu-template.ts';

type MenuBridge = Pick<Bridge, 'shown' | 'onShown' | 'whoCould'>;

export interface DeskMenuPorts {
  readonly platform: NodeJS.Platform;
  readonly bridge: MenuBridge;
  readonly front: () => BrowserWindow | undefined;
  readonly updates: () => boolean;
  readonly actions: MenuActions;
}

/** The program's menu for the window in front. Call the returned function to update it. */
export function followDesk({ platform, bridge, front, updates, actions }: DeskMenuPorts): () => void {
  const updateMenu = createMenuUpdater(() => menuState({ platform, bridge }, front(), updates()), actions);
  bridge.onShown(updateMenu);
  updateMenu();
  return updateMenu;
}

function menuState(
  { platform, bridge }: Pick<DeskMenuPorts, 'platform' | 'bridge'>,
  window: BrowserWindow | undefined,
  hasUpdates: boolean,
): MenuState {
  const shown = window && bridge.shown(String(window.webContents.id));
  const me = shown?.status.phase === 'open' ? shown.status.me : null;
  const hasDesk = shown !== undefined && 'desk' in shown.status;
  const met = [...needsMet({ me, hasDesk, hasComputer: true, hasUpdates }), ...(shown?.met ?? [])];
  // Only macOS shows why an item is disabled.
  const lacking = me && platform === 'darwin' ? deskRights.filter((right) => !met.includes(right)) : [];
  return {
    platform,
    met,
    could: Object.fromEntries(lacking.map((right) => [right, bridge.whoCould(askedBy(right))])),
    isPackaged: app.isPackaged,
    queues: queuesWithKeys(shown?.queues ?? originalQueues).map(({ id, name }) => ({ id, name })),
  };
}
