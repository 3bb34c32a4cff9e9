import { createSerialQueue } from '../../shared/lib/serial-queue.ts';
import type { Clock } from '../platform/clock.ts';
import { quietly } from '../platform/disk.ts';
import { unwrittenFault } from '../platform/document-fault.ts';
import { NotSaved } from '../platform/failure.ts';
import type { DeskLocation } from './desk-location.ts';
import { deviceNote, type HighWaterMark, notePath } from './device-note.ts';
import type { DeskFile } from './identity.ts';

/** Records how far our chain is known to reach, without delaying the writer. */
export interface HighWaterMarkRecorder {
  /** A commit of ours is on the disk. */
  readonly moved: () => void;
  /** Records the last commit. */
  readonly close: () => Promise<void>;
}

export interface HighWaterMarkPorts {
  readonly location: DeskLocation;
  readonly file: DeskFile;
  /** Throws `NotSaved` if another process now writes as this device. */
  readonly check: () => Promise<void>;
  /** The end of our chain. Commits that were only read do not count: a power cut could still lose them. */
  readonly reached: () => HighWaterMark;
  readonly after: Clock['after'];
}

const firstMs = 5_000;
const everyMs = 60_000;

export function recordHighWaterMark({
  location,
  file,
  check,
  reached,
  after,
}: HighWaterMarkPorts): HighWaterMarkRecorder {
  const { id } = file.device;
  let callOff: (() => void) | undefined;
  let isNoted = true;
  let waitMs = firstMs;
  const writes = createSerialQueue();

  async function write(): Promise<void> {
    if (isNoted) return;
    isNoted = true;
    const noted = await quietly(
      async () => {
        if (!(await isOurs())) return true;
        const note = deviceNote(location, id);
        const present = await note.read();
        // A missing note was reported when it was found; without its token a new one would be useless.
        if (present?.token === file.device.token) await note.write({ ...present, reached: reached() });
        return true;
      },
      () => location.onFault(unwrittenFault(notePath(location, id))),
    );
    if (!noted) isNoted = false;
  }

  async function isOurs(): Promise<boolean> {
    try {
      await check();
      return true;
    } catch (error) {
      if (error instanceof NotSaved) return false;
      throw error;
    }
  }

  function note(): Promise<void> {
    callOff?.();
    callOff = undefined;
    waitMs = everyMs;
    return writes.run(write);
  }

  return {
    moved: () => {
      isNoted = false;
      callOff ??= after(waitMs, () => {
        note().catch(() => {
          isNoted = false; // Closing the desk tries again and throws the error.
        });
      });
    },
    close: note,
  };
}
