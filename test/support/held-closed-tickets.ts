import { type LoadState, replayJournal } from '../../main/desk/load-state.ts';

/** A way of loading a desk that stops before the closed tickets, as far as its windows show, until the test goes on. */
export interface HeldClosedTickets {
  readonly loadState: LoadState;
  readonly release: () => void;
  readonly released: Promise<void>;
}

export function heldClosedTickets(): HeldClosedTickets {
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  return {
    release: () => release(),
    released,
    loadState: async (source) => {
      const { loadRest, ...loaded } = await replayJournal({ ...source, readAtOnce: 0 });
      return {
        ...loaded,
        loadRest: async (ports) => {
          ports.onProgress({ fraction: 0.42, changes: 4_200 });
          await released;
          await loadRest?.(ports);
        },
      };
    },
  };
}
