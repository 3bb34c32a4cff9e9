/** The status that a ticket gets with the next entry, and what was entered about its waiting. */
export interface NextStatus {
  /** Null as long as sending changes nothing. */
  readonly statusId: string | null;
  readonly reason: string;
  /** In the format of a datetime-local field. */
  readonly until: string;
}

export const noNextStatus: NextStatus = { statusId: null, reason: '', until: '' };

/** Whether anything was typed with the status, which would be lost. */
export function isEntered({ statusId, reason, until }: NextStatus): boolean {
  return statusId !== null && (reason !== '' || until !== '');
}

/** What was chosen or entered since `sent`. */
export function newerStatus(sent: NextStatus, now: NextStatus): NextStatus {
  if (now.reason !== sent.reason || now.until !== sent.until) return now;
  return now.statusId === sent.statusId ? noNextStatus : { ...noNextStatus, statusId: now.statusId };
}

/** What one agent has entered in one window and not sent. It stays while other screens are shown and while the desk is locked. */
export interface NextStatuses {
  readonly of: (slot: string) => NextStatus | undefined;
  /** A status with which nothing was entered is not kept. */
  readonly keep: (slot: string, next: NextStatus) => void;
  readonly hasAny: () => boolean;
  readonly subscribe: (listener: () => void) => () => void;
}

export function createNextStatuses(): NextStatuses {
  const kept = new Map<string, NextStatus>();
  const listeners = new Set<() => void>();
  return {
    of: (slot) => kept.get(slot),
    keep: (slot, next) => {
      if (isEntered(next)) kept.set(slot, next);
      else kept.delete(slot);
      for (const listener of listeners) listener();
    },
    hasAny: () => kept.size > 0,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
