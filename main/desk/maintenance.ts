import { type Clock, pause } from '../platform/clock.ts';
import { quietly } from '../platform/disk.ts';
import { createSlices, type Rest } from '../platform/in-slices.ts';
import { checkFiles } from './check-files.ts';
import type { DeskManager } from './desk-manager.ts';
import type { LiveDesk } from './live-desk.ts';

/** Maintenance waits until the desk has been opened and shown. */
const afterOpeningMs = 5_000;

const verifyMs = 4;

const everyMs = 24 * 60 * 60_000;

/** Maintains an open desk's folder once after opening and then daily. Call the returned function to stop. */
export function startMaintenance(
  deskManager: Pick<DeskManager, 'desk' | 'onChange'>,
  clock: Clock,
  onBug: (error: unknown) => void,
): () => void {
  let callOff = (): void => undefined;
  let isEnded = false;

  function begin(): void {
    callOff();
    const desk = deskManager.desk();
    if (desk && !isEnded) plan(desk, afterOpeningMs);
  }

  function plan(desk: LiveDesk, ms: number): void {
    callOff = clock.after(ms, () => {
      maintain(desk)
        .catch(onBug)
        .finally(() => {
          if (!isOver(desk)) plan(desk, everyMs);
        });
    });
  }

  /** Reading the whole journal takes a tenth of the time, and waits for what people do. */
  function seldom({ engine }: LiveDesk): Rest {
    return createSlices(verifyMs, async () => {
      await pause(clock, 9 * verifyMs);
      await engine.idle();
    });
  }

  function isOver(desk: LiveDesk): boolean {
    return isEnded || deskManager.desk() !== desk;
  }

  async function maintain(desk: LiveDesk): Promise<void> {
    // Until then not all files are known that entries name.
    await desk.engine.rows.whenComplete();
    if (isOver(desk) || !desk.engine.rows.isComplete()) return;
    await quietly(desk.blobs.sweep, () => undefined); // Tried again the next day.
    if (isOver(desk)) return;
    await checkFiles(desk, { clock, isOver: () => isOver(desk) });
    if (isOver(desk)) return;
    await quietly(
      () => desk.verify(seldom(desk)),
      () => undefined, // Reading a line that somebody needs reports it.
    );
  }

  deskManager.onChange(begin);
  begin();
  return () => {
    isEnded = true;
    callOff();
  };
}
