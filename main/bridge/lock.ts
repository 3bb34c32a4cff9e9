import type { SignInEnd } from '../../shared/bridge/sign-ins.ts';
import type { Id } from '../../shared/domain/id.ts';
import type { Sessions } from '../session/sessions.ts';
import type { Flushing } from './flushing.ts';

/** Locks the desk on request and after a period of inactivity. */
export interface Lock {
  /** `windowId`: where it was asked for; the computer and the end of the program lock it too. */
  readonly lock: (windowId?: string) => Promise<void>;
  readonly lockIfIdle: () => Promise<void>;
  /** A person used the keyboard or the mouse. */
  readonly noteActivity: () => void;
}

export interface LockPorts {
  readonly sessions: Pick<Sessions, 'agentAt' | 'isAnyOpen' | 'present'>;
  readonly windowIds: () => readonly string[];
  readonly flushing: Pick<Flushing, 'flush'>;
  readonly leaveAll: () => void;
  /** The session of an agent was ended, and how. */
  readonly onEnd: (agentId: Id, end: SignInEnd) => void;
  readonly nowMs: () => number;
  /** After how many minutes without anybody at the computer the desk locks. */
  readonly locksAfterMinutes: () => number;
}

export function createLock(ports: LockPorts): Lock {
  const { sessions, windowIds, flushing, leaveAll, onEnd, nowMs, locksAfterMinutes } = ports;
  let lastActiveMs = nowMs();

  /** Every window gets time to save its drafts; then all agents are signed out. */
  async function lock(endOf: (agentId: Id) => SignInEnd): Promise<void> {
    await flushing.flush(windowIds().filter((windowId) => sessions.agentAt(windowId) !== undefined));
    const ending = sessions.isAnyOpen() ? sessions.present() : [];
    leaveAll();
    for (const { agentId } of ending) onEnd(agentId, endOf(agentId));
  }

  return {
    lock: (windowId) => {
      const asking = windowId === undefined ? undefined : sessions.agentAt(windowId);
      return lock((agentId) => (agentId === asking ? 'locked-desk' : 'ended'));
    },
    lockIfIdle: async () => {
      if (sessions.isAnyOpen() && nowMs() - lastActiveMs >= locksAfterMinutes() * 60_000) await lock(() => 'idle');
    },
    noteActivity: () => {
      lastActiveMs = nowMs();
    },
  };
}
