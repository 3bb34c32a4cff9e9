import { ipcMain, type WebContents } from 'electron';
import { channels } from '../../shared/bridge/channels.ts';
import type { Bridge } from '../bridge/bridge.ts';
import type { Log } from '../platform/log.ts';
import { isTrusted } from './sender.ts';

/** Connects the bridge to Electron's windows. This is the only channel. The returned function adds a window. */
export function serveWindows(
  bridge: Pick<Bridge, 'handle' | 'watch' | 'closeWindow'>,
  log: Pick<Log, 'warn'>,
): (contents: WebContents) => void {
  const windows = new Set<number>();

  ipcMain.handle(channels.call, async (event, request: unknown) => {
    if (!isTrusted(event, windows)) {
      log.warn('A call was refused that did not come from a window of Deskside');
      throw new Error('This frame may not call Deskside');
    }
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
