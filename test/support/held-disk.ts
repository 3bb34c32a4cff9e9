import type { Disk } from '../../main/platform/disk.ts';

/** A disk that reads some files only once the test lets it. */
export interface HeldDisk<Any extends Disk> {
  readonly disk: Any;
  /** Resolves when one of the files is about to be read. */
  readonly reached: Promise<void>;
  readonly release: () => void;
}

export function heldDisk<Any extends Disk>(disk: Any, isHeld: (path: string) => boolean): HeldDisk<Any> {
  let [release, reach] = [(): void => undefined, (): void => undefined];
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  const reached = new Promise<void>((resolve) => {
    reach = resolve;
  });

  async function gate(path: string): Promise<void> {
    if (!isHeld(path)) return;
    reach();
    await released;
  }

  return {
    reached,
    release: () => release(),
    disk: {
      ...disk,
      read: async (path) => {
        await gate(path);
        return disk.read(path);
      },
      open: async (path, flags) => {
        const file = await disk.open(path, flags);
        const readAt: typeof file.readAt = async (position, length) => {
          await gate(path);
          return file.readAt(position, length);
        };
        return { ...file, readAt };
      },
    },
  };
}
