import { dirname, sep } from 'node:path';
import type { Disk, DiskFile } from './disk.ts';

/** A disk whose calls are limited in time. */
export interface TimeLimitedDisk extends Disk {
  /**
   * Whether a call is pending. Node waits for pending calls when it exits, however long they take, so such a process
   * must be killed.
   */
  readonly isWaiting: () => boolean;
}

/** Sleeping drives and reconnecting shares respond within a few seconds. */
const limitDefaultMs = 10_000;

/**
 * A disk whose calls fail with `ETIMEDOUT` after the limit. A call cannot be canceled, and each pending one occupies
 * one of the few threads that all files share: until it returns, further calls to its folder fail at once. Its late
 * result is ignored.
 */
export function createTimeLimitedDisk(disk: Disk, limitMs = limitDefaultMs): TimeLimitedDisk {
  let held = 0;
  const silent = new Set<{ readonly folder: string }>();

  function isSilent(path: string): boolean {
    return [...silent].some(({ folder }) => path === folder || path.startsWith(folder + sep));
  }

  function inFolder<T>(
    folder: string,
    path: string,
    call: () => Promise<T>,
    whenLate?: (value: T) => void,
  ): Promise<T> {
    if (isSilent(path)) return Promise.reject(noAnswer(path));
    held += 1;
    return new Promise((resolve, reject) => {
      const late = { folder };
      const timer = setTimeout(() => {
        silent.add(late);
        reject(noAnswer(path));
      }, limitMs);
      const returned = () => {
        held -= 1;
        clearTimeout(timer);
        return silent.delete(late);
      };
      call().then(
        (value) => (returned() ? whenLate?.(value) : resolve(value)),
        (error: unknown) => {
          returned();
          reject(error);
        },
      );
    });
  }

  function patiently<T>(file: string, call: () => Promise<T>, whenLate?: (value: T) => void): Promise<T> {
    return inFolder(dirname(file), file, call, whenLate);
  }

  function fileAt(path: string, file: DiskFile): DiskFile {
    return {
      write: (bytes) => patiently(path, () => file.write(bytes)),
      readAt: (position, length) => patiently(path, () => file.readAt(position, length)),
      datasync: () => patiently(path, file.datasync),
      truncate: (length) => patiently(path, () => file.truncate(length)),
      size: () => patiently(path, file.size),
      close: () => patiently(path, file.close),
    };
  }

  return {
    open: async (path, flags) =>
      fileAt(
        path,
        await patiently(
          path,
          () => disk.open(path, flags),
          // No caller is left to use it, or to receive an error.
          (file) => void file.close().catch(() => undefined),
        ),
      ),
    read: (path) => patiently(path, () => disk.read(path)),
    rename: (from, to) => patiently(to, () => disk.rename(from, to)),
    link: (existing, name) => patiently(name, () => disk.link(existing, name)),
    remove: (path) => patiently(path, () => disk.remove(path)),
    makeFolder: (path) => inFolder(path, path, () => disk.makeFolder(path)),
    removeFolder: (path) => inFolder(path, path, () => disk.removeFolder(path)),
    list: (path) => inFolder(path, path, () => disk.list(path)),
    fingerprint: (path) => {
      if (isSilent(path)) throw noAnswer(path);
      return disk.fingerprint(path);
    },
    stat: (path) => patiently(path, () => disk.stat(path)),
    syncFolder: (path) => inFolder(path, path, () => disk.syncFolder(path)),
    isWaiting: () => held > 0,
  };
}

function noAnswer(path: string): Error {
  return Object.assign(new Error(`ETIMEDOUT: no answer from the disk, '${path}'`), { code: 'ETIMEDOUT' });
}
