import type { NewCode } from '../../shared/bridge/recovery.ts';

/** Recovery codes on screen, in memory only: a locked or closed window no longer shows its code. */
export interface ShownCodes {
  readonly at: (windowId: string) => NewCode | undefined;
  /** Shows a code in this window; codes shown before become invalid. Returns the window that showed one. */
  readonly show: (windowId: string, code: NewCode) => readonly string[];
  readonly drop: (windowId: string) => void;
  readonly dropAll: () => void;
}

export function createShownCodes(): ShownCodes {
  const shown = new Map<string, NewCode>();
  return {
    at: (windowId) => shown.get(windowId),
    show: (windowId, code) => {
      const others = [...shown.keys()].filter((other) => other !== windowId);
      shown.clear();
      shown.set(windowId, code);
      return others;
    },
    drop: (windowId) => void shown.delete(windowId),
    dropAll: () => shown.clear(),
  };
}
