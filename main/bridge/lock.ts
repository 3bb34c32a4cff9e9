import type { Sessions } from '../session/sessions.ts';
import type { Flushing } from './flushing.ts';

/** Locks the desk on request and after a period of inactivity. */
export interface Lock {
  readonly lock: () => Promise<void>;
  readonly lockIfIdle: () => Promise<void>;
  /** A person used the keyboard or the mouse. */
  readonly noteActivity: () => void;
}

export interface LockPorts {
  readonly sessions: Pick<Sessions, 'agentAt' | 'isAnyOpen'>;
  readonly windowIds: () => readonly string[];
  readonly flushing: Pick<Flushing, 'flush'>;
  readonly leaveAll: () => void;
  readonly nowMs: () => number;
  /** After how many minutes without anybody at the computer the desk locks. */
  readonly locksAfterMinutes: () => number;
}

export function createLock(ports: LockPorts): Lock {
  const { sessions, windowIds, flushing, leaveAll, nowMs, locksAfterMinutes } = ports;
  let lastActiveMs = nowMs();

  /** Every window gets time to save its drafts; then all agents are signed out. */
  async function lock(): Promise<void> {
    await flushing.flush(windowIds().filter((windowId) => sessions.agentAt(windowId) !== undefined));
    leaveAll();
  }

  return {
    lock,
    lockIfIdle: async () => {
      if (sessions.isAnyOpen() && nowMs() - lastActiveMs >= locksAfterMinutes() * 60_000) await lock();
    },
    noteActivity: () => {
      lastActiveMs = nowMs();
    },
  };
}
