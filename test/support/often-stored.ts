import type { SnapshotPorts } from '../../main/desk/open-desk.ts';
import { usualSizes } from '../../main/desk/state-saver.ts';

/** Snapshots after every few commits, in many small files, of desks that all count as large. */
export const oftenStored: SnapshotPorts = {
  writer: 'this version',
  log: {
    warn: () => undefined,
    bug: (error) => {
      throw error;
    },
  },
  sizes: { ...usualSizes, largest: 4, mostLoose: 2, large: 0, mostUnstored: 3 },
};
