import type { Disk } from '../../main/platform/disk.ts';

/** A disk that counts what is read from the middle of files: one read for each line of a journal. */
export function countingDisk<Any extends Disk>(disk: Any): { readonly disk: Any; readonly reads: () => number } {
  let reads = 0;
  return {
    disk: {
      ...disk,
      open: async (path, mode) => {
        const file = await disk.open(path, mode);
        return {
          ...file,
          readAt: (position, length) => {
            reads += 1;
            return file.readAt(position, length);
          },
        };
      },
    },
    reads: () => reads,
  };
}
