import { type IpcMainInvokeEvent, ipcMain, type WebContents } from 'electron';
import { channels } from '../../shared/bridge/channels.ts';
import type { Bridge } from '../bridge/bridge.ts';
import { appOrigin } from './scheme.ts';

/** Only the top frame of one of our own windows, showing our own origin, is heard. Electron does not check this itself. */
export function isTrusted({ sender, senderFrame }: IpcMainInvokeEvent, windows: ReadonlySet<number>): boolean {
  if (!senderFrame || sender.isDestroyed() || !windows.has(sender.id)) return false;
  return senderFrame === sender.mainFrame && senderFrame.origin === appOrigin;
}

/** Connects the bridge to Electron's windows. The returned function adds a window. */
export function serveWindows(bridge: Bridge): (contents: WebContents) => void {
  const windows = new Set<number>();

  ipcMain.handle(channels.call, async (event, request: unknown) => {
    if (!isTrusted(event, windows)) throw new Error('This frame may not call Deskside');
    return bridge.handle(String(event.sender.id), request);
  });

  return (contents) => {
    const { id } = contents;
    windows.add(id);
    const stop = bridge.watch(String(id), (changes) => {
      if (!contents.isDestroyed()) contents.send(channels.changes, changes);
    });
    contents.once('destroyed', () => {
      windows.delete(id);
      stop();
      bridge.closeWindow(String(id));
    });
  };
}
