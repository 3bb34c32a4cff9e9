import { quietly } from '../platform/disk.ts';
import { checkFiles } from './check-files.ts';
import type { DeskHouse } from './house.ts';
import type { LiveDesk } from './live-desk.ts';

/** After opening, whoever waits for the desk comes first. */
const afterOpeningMs = 5_000;

const everyMs = 24 * 60 * 60_000;

/** Looks after what lies in an open desk's folder: once it is open, and daily. The returned function ends that. */
export function keepUp(house: Pick<DeskHouse, 'desk' | 'onChange'>, onBug: (error: unknown) => void): () => void {
  let timer: NodeJS.Timeout | undefined;
  let isEnded = false;

  function begin(): void {
    clearTimeout(timer);
    const desk = house.desk();
    if (desk && !isEnded) plan(desk, afterOpeningMs);
  }

  function plan(desk: LiveDesk, ms: number): void {
    timer = later(ms, () => {
      lookAfter(desk)
        .catch(onBug)
        .finally(() => {
          if (!isOver(desk)) plan(desk, everyMs);
        });
    });
  }

  function isOver(desk: LiveDesk): boolean {
    return isEnded || house.desk() !== desk;
  }

  async function lookAfter(desk: LiveDesk): Promise<void> {
    await quietly(desk.blobs.sweep, () => undefined); // It is tried again tomorrow.
    if (isOver(desk)) return;
    const wait = (ms: number) => new Promise<void>((done) => later(ms, done));
    await checkFiles(desk, { wait, nowMs: () => performance.now(), isOver: () => isOver(desk) });
  }

  house.onChange(begin);
  begin();
  return () => {
    isEnded = true;
    clearTimeout(timer);
  };
}

/** A timer that keeps no process from ending. */
function later(ms: number, task: () => void): NodeJS.Timeout {
  return setTimeout(task, ms).unref();
}
