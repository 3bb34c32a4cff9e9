import type { ComputerPort } from '../../main/bridge/computer-port.ts';
import type { HostStatus } from '../../shared/bridge/computer.ts';
import { done, failed } from '../../shared/bridge/result.ts';

/** A computer in memory, for windows to ask and change as they would a real one. */
export interface TestComputer extends ComputerPort {
  /** What the system itself changes. */
  readonly becomes: (change: Partial<HostStatus>) => void;
  /** What was asked of it, in order. */
  readonly asked: readonly string[];
  /** Whether it refuses every request. */
  readonly refuse: (isRefusing: boolean) => void;
  /** Saves unsaved text before it restarts. */
  readonly restartsAfter: (flush: () => Promise<boolean>) => void;
}

const atFirst: HostStatus = {
  version: '0.1.0',
  settings: {
    startAtLogin: false,
    keepRunning: true,
    notifyAssigned: true,
    notifyReplied: true,
    notifyMentioned: true,
    notifyNoted: true,
    notifyStatus: true,
    notifyDue: true,
    checkSpelling: false,
    fetchUpdates: true,
  },
  can: { startAtLogin: true, keepRunning: true },
  notices: 'ok',
  login: 'off',
  spellingWaits: false,
  update: { kind: 'idle' },
};

export function createTestComputer(): TestComputer {
  let status = atFirst;
  let isRefusing = false;
  let flush = async (): Promise<boolean> => false;
  const asked: string[] = [];
  const listeners: (() => void)[] = [];

  function becomes(change: Partial<HostStatus>): void {
    status = { ...status, ...change };
    for (const listener of listeners) listener();
  }

  return {
    asked,
    becomes,
    refuse: (refusing) => {
      isRefusing = refusing;
    },
    restartsAfter: (putAway) => {
      flush = putAway;
    },
    status: () => status,
    change: async (setting, on) => {
      asked.push(`${setting} ${on ? 'on' : 'off'}`);
      if (isRefusing) return failed('not-saved', 'read-only');
      const spellingWaits = setting === 'checkSpelling' ? on !== atFirst.settings.checkSpelling : status.spellingWaits;
      becomes({ settings: { ...status.settings, [setting]: on }, spellingWaits });
      return done({});
    },
    checkForUpdate: async () => {
      asked.push('check for update');
      if (isRefusing) return failed('refused', 'updates.off');
      becomes({ update: { kind: 'checking' } });
      return done({});
    },
    restart: async () => {
      asked.push('restart');
      return (await flush()) ? failed('refused', 'words.unsaved') : done({});
    },
    openFolder: async (folder) => {
      asked.push(`open ${folder}`);
      return isRefusing ? failed('unavailable', 'folder.unopened') : done({});
    },
    chooseFolder: async (windowId, from) => {
      asked.push(`choose a folder at ${windowId}, from ${from}`);
      return isRefusing ? null : '/home/ada/Chosen';
    },
    onChange: (listener) => void listeners.push(listener),
  };
}
