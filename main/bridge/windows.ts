import { type Changes, nothingChanged } from '../../shared/bridge/changes.ts';
import type { Command } from '../../shared/bridge/commands.ts';

/** A window that receives changes. Its messages are numbered, so that it notices missing ones. */
export interface Windows {
  readonly watch: (windowId: string, listener: (changes: Changes) => void) => () => void;
  readonly ids: () => readonly string[];
  readonly notify: (windowId: string, news: Partial<Omit<Changes, 'number'>>) => void;
  /** Sends a command to a window; if its page is still loading, as soon as it listens. */
  readonly command: (windowId: string, command: Command) => void;
  /** The page of a window has loaded and listens. */
  readonly isThere: (windowId: string) => void;
  /** The page of a window was closed or reloads. */
  readonly pageLeft: (windowId: string) => void;
  readonly forget: (windowId: string) => void;
}

interface Watching {
  readonly listener: (changes: Changes) => void;
  number: number;
}

export function createWindows(): Windows {
  const windows = new Map<string, Watching>();
  const there = new Set<string>();
  const waiting = new Map<string, Command>();

  function notify(windowId: string, news: Partial<Omit<Changes, 'number'>>): void {
    const window = windows.get(windowId);
    if (!window) return;
    window.number += 1;
    window.listener({ ...nothingChanged, ...news, number: window.number });
  }

  function deliver(windowId: string): void {
    const command = waiting.get(windowId);
    if (!command || !there.has(windowId) || !windows.has(windowId)) return;
    waiting.delete(windowId);
    notify(windowId, { request: { kind: 'command', command } });
  }

  return {
    watch: (windowId, listener) => {
      const window = { listener, number: 0 };
      windows.set(windowId, window);
      deliver(windowId);
      return () => {
        if (windows.get(windowId) === window) windows.delete(windowId);
      };
    },
    ids: () => [...windows.keys()],
    notify,
    command: (windowId, command) => {
      waiting.set(windowId, command);
      deliver(windowId);
    },
    isThere: (windowId) => {
      there.add(windowId);
      deliver(windowId);
    },
    pageLeft: (windowId) => void there.delete(windowId),
    forget: (windowId) => {
      waiting.delete(windowId);
      there.delete(windowId);
    },
  };
}
