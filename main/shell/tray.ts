import { join } from 'node:path';
import { app, Menu, nativeImage, Tray } from 'electron';
import { system } from '../../renderer/i18n/en/system.ts';
import { keepAlive } from './keep-alive.ts';
import { itemLabel } from './menu-words.ts';

export interface TrayActions {
  readonly show: () => void;
  readonly newTicket: () => void;
  readonly lock: () => void;
  readonly quit: () => void;
}

export interface DeskTray {
  /** The tooltip of the icon, after the program's name. */
  readonly setTip: (tip: string | undefined) => void;
}

/** The image for each system: a template that macOS tints, several sizes in one file for Windows. */
function pictureName(platform: NodeJS.Platform): string {
  if (platform === 'darwin') return 'trayTemplate.png';
  return platform === 'win32' ? 'tray.ico' : 'tray.png';
}

/**
 * The icon in the system's tray, with commands that are useful without a window. It exists as long as the program runs.
 */
export function createTray(icons: string, platform: NodeJS.Platform, actions: TrayActions): DeskTray {
  const tray = keepAlive(new Tray(nativeImage.createFromPath(join(icons, pictureName(platform)))));
  tray.setToolTip(app.getName());
  tray.setContextMenu(
    Menu.buildFromTemplate([
      { label: system.tray.show, click: actions.show },
      { label: itemLabel('ticket.new'), click: actions.newTicket },
      { type: 'separator' },
      { label: itemLabel('desk.lock'), click: actions.lock },
      { label: itemLabel('app.quit'), click: actions.quit },
    ]),
  );
  // On macOS and on some Linux desktops a click opens the menu instead, and this event does not occur.
  tray.on('click', actions.show);
  return { setTip: (tip) => tray.setToolTip(tip === undefined ? app.getName() : `${app.getName()}: ${tip}`) };
}
