import type { Disk } from '../../../main/platform/disk.ts';

/** A disk that counts how often something is made to survive a power cut. */
export function countFlushes(disk: Disk): { readonly disk: Disk; readonly flushes: () => number } {
  let flushes = 0;
  return {
    disk: {
      ...disk,
      open: async (path, flags) => {
        const file = await disk.open(path, flags);
        const isSafe = flags === 'append-safely' || flags === 'create-safely';
        return {
          ...file,
          write: (bytes) => {
            if (isSafe) flushes += 1;
            return file.write(bytes);
          },
          datasync: () => {
            flushes += 1;
            return file.datasync();
          },
        };
      },
      syncFolder: (path) => {
        flushes += 1;
        return disk.syncFolder(path);
      },
    },
    flushes: () => flushes,
  };
}
