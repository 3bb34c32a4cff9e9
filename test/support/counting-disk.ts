import type { Disk } from '../../main/platform/disk.ts';

/** A disk that counts the lines of a journal that are read: lines that lie next to each other are read at once. */
export function countingDisk<Any extends Disk>(disk: Any): { readonly disk: Any; readonly lines: () => number } {
  let lines = 0;
  return {
    disk: {
      ...disk,
      open: async (path, mode) => {
        const file = await disk.open(path, mode);
        return {
          ...file,
          readAt: async (position, length) => {
            const bytes = await file.readAt(position, length);
            lines += String(bytes).replace(/\n$/, '').split('\n').length;
            return bytes;
          },
        };
      },
    },
    lines: () => lines,
  };
}
