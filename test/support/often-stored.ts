import type { SnapshotPorts } from '../../main/desk/open-desk.ts';
import { usualSizes } from '../../main/desk/state-saver.ts';

/** Snapshots after every few commits, in many small files. */
export const oftenStored: SnapshotPorts = {
  writer: 'this version',
  log: {
    warn: () => undefined,
    bug: (error) => {
      throw error;
    },
  },
  sizes: { ...usualSizes, largest: 4, mostLoose: 2, mostUnstored: 3, mostUnstoredAtWork: 3, firstPageMs: 0 },
};
