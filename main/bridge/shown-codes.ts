import type { NewCode } from '../../shared/bridge/recovery.ts';

/** Recovery codes that stand before somebody, in memory only: a locked or closed window shows none any more. */
export interface ShownCodes {
  readonly at: (windowId: string) => NewCode | undefined;
  /** Shows a code here alone: any that was shown before is good for nothing now. Answers where there was one. */
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
