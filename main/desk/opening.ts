import type { OpeningDesk } from '../../shared/bridge/loading.ts';
import type { DeskLock } from './lock.ts';

export type OpeningProgress = Omit<OpeningDesk, 'folder'>;

/** Follows the opening of a desk, which takes a while if all of its journal has to be read. */
export interface OpeningPorts {
  /** Called after each slice of the work. */
  readonly onProgress: (progress: OpeningProgress) => void;
  /** Called once no other process can open the desk. */
  readonly onLocked: (lock: DeskLock) => void;
  /** Aborted when the person does not want to wait. */
  readonly signal: AbortSignal;
}

/** For desks that are opened without anybody watching. */
export const unattended: OpeningPorts = {
  onProgress: () => undefined,
  onLocked: () => undefined,
  signal: new AbortController().signal,
};

/** The opening in progress, and whether a window asked for it and waits for it. */
export interface PresentOpening {
  readonly desk: OpeningDesk;
  readonly isAsked: boolean;
  readonly lock: DeskLock | undefined;
}

export interface Openings {
  readonly current: () => PresentOpening | undefined;
  /** Runs an opening that can be followed and stopped. */
  readonly run: <T>(folder: string, isAsked: boolean, open: (ports: OpeningPorts) => Promise<T>) => Promise<T>;
  /** Stops the present opening, and those that begin until the returned function is called. */
  readonly stop: () => () => void;
}

const nothingRead: OpeningProgress = { name: null, stage: 'changes', fraction: 0, changes: 0 };

/** `onChange` is called whenever the opening gets on, begins or ends. */
export function createOpenings(onChange: () => void): Openings {
  let current: PresentOpening | undefined;
  let present: AbortController | undefined;
  let stops = 0;

  function show(opening: PresentOpening | undefined): void {
    current = opening;
    onChange();
  }

  return {
    current: () => current,
    run: async (folder, isAsked, open) => {
      const controller = new AbortController();
      present = controller;
      if (stops > 0) controller.abort();
      let opening: PresentOpening = { desk: { ...nothingRead, folder }, isAsked, lock: undefined };
      const change = (part: Partial<PresentOpening>) => {
        if (present !== controller) return; // The rest of an open desk is loaded without it.
        opening = { ...opening, ...part };
        show(opening);
      };
      change({});
      try {
        return await open({
          onProgress: (progress) => change({ desk: { ...progress, folder } }),
          onLocked: (lock) => change({ lock }),
          signal: controller.signal,
        });
      } finally {
        present = undefined;
        show(undefined);
      }
    },
    stop: () => {
      stops += 1;
      present?.abort();
      return () => {
        stops -= 1;
      };
    },
  };
}
