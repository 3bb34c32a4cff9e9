import { sep } from 'node:path';
import type { Disk } from '../../../main/platform/disk.ts';

/**
 * A disk that counts how often something in a folder is made to survive a power cut. What the desk writes elsewhere in
 * the background, such as its caches, keeps no operation waiting.
 */
export function countFlushes(disk: Disk, folder: string): { readonly disk: Disk; readonly flushes: () => number } {
  let flushes = 0;
  const count = (path: string) => {
    if (path === folder || path.startsWith(folder + sep)) flushes += 1;
  };
  return {
    disk: {
      ...disk,
      open: async (path, flags) => {
        const file = await disk.open(path, flags);
        const isSafe = flags === 'append-safely' || flags === 'create-safely';
        return {
          ...file,
          write: (bytes) => {
            if (isSafe) count(path);
            return file.write(bytes);
          },
          datasync: () => {
            count(path);
            return file.datasync();
          },
        };
      },
      syncFolder: (path) => {
        count(path);
        return disk.syncFolder(path);
      },
    },
    flushes: () => flushes,
  };
}
