import type { IpcMainInvokeEvent } from 'electron';
import { appOrigin } from './origin.ts';

/**
 * Only the top frame of one of our own windows, showing our own origin, is accepted; Electron does not check this. A
 * destroyed frame throws on other accesses, so that is checked first.
 */
export function isTrusted(
  { sender, senderFrame }: Pick<IpcMainInvokeEvent, 'sender' | 'senderFrame'>,
  windows: ReadonlySet<number>,
): boolean {
  if (!senderFrame || senderFrame.isDestroyed() || senderFrame.detached) return false;
  if (sender.isDestroyed() || !windows.has(sender.id)) return false;
  const isTop = senderFrame.parent === null && senderFrame.frameTreeNodeId === sender.mainFrame.frameTreeNodeId;
  return isTop && senderFrame.origin === appOrigin;
}
