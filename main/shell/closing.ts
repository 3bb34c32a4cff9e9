import { app, type BrowserWindow, type Event, powerMonitor } from 'electron';
import type { Clock } from '../platform/clock.ts';

/**
 * Confirmed changes are on the disk already; only a fault takes longer than this, and must not keep a computer running.
 */
const patienceMs = 5_000;

export interface ClosingPorts {
  readonly platform: NodeJS.Platform;
  /** Asks all windows to save their drafts; resolves to whether some could not be saved. */
  readonly flush: () => Promise<boolean>;
  /** Asks a person whether to quit although unsaved text would be lost. */
  readonly mayLose: () => Promise<boolean>;
  readonly close: () => Promise<void>;
  /** What to do once the desk is closed, if a person quit the program. */
  readonly atEnd: () => void;
  readonly onBug: (error: unknown) => void;
  readonly clock: Pick<Clock, 'after'>;
}

/** Ends the program in order, whether a person, a closed window, an update or the system asks for it. */
export interface Closing {
  /**
   * Ends the program once the desk is closed; `last` runs then, by default quitting. It does not ask: if text would be
   * lost, it returns that and the program keeps running.
   */
  readonly endUnlessLost: (last: () => void) => Promise<'ending' | 'words-unsaved'>;
  /** Ends the program in order without asking, for callers that do not wait. */
  readonly endNow: () => void;
  readonly isEnding: () => boolean;
  /** The system is about to end the session of this window. */
  readonly watch: (window: BrowserWindow) => void;
}

type Phase = 'open' | 'asking' | 'closing' | 'closed';

/**
 * Ends the program in order. The first request starts it while the windows still exist and can save their drafts; they
 * close once the desk is closed. A person is asked only if text would be lost; the system is not, because it does not
 * wait.
 */
export function closeInOrder({ platform, flush, mayLose, close, atEnd, onBug, clock }: ClosingPorts): Closing {
  let phase: Phase = 'open';

  async function ask(): Promise<void> {
    phase = 'asking';
    try {
      const isLost = await mayBeLost();
      // The system may have started to end the session; then the question comes too late.
      if (phase !== 'asking') return;
      const goesOn = !isLost || (await mayLose());
      if (phase === 'asking' && goesOn) await end(quitLast);
    } finally {
      if (phase === 'asking') phase = 'open';
    }
  }

  function quitLast(): void {
    try {
      atEnd();
    } catch (error) {
      onBug(error);
    }
    app.quit();
  }

  /** If it is unknown whether text would be lost, it may be. */
  async function mayBeLost(): Promise<boolean> {
    try {
      return await flush();
    } catch (error) {
      onBug(error);
      return true;
    }
  }

  async function end(last: () => void): Promise<void> {
    phase = 'closing';
    await inTime(close(), clock).catch(onBug);
    phase = 'closed';
    last();
  }

  function endAtOnce(event?: Pick<Event, 'preventDefault'>): void {
    if (phase === 'closed') return;
    event?.preventDefault();
    if (phase === 'closing') return;
    end(() => app.quit()).catch(onBug);
  }

  app.on('before-quit', (event) => {
    if (phase === 'closed') return;
    event.preventDefault();
    if (phase === 'open') ask().catch(onBug);
  });
  app.on('window-all-closed', () => app.quit());
  // On macOS and Linux the system waits for a program that prevents this, until it has ended.
  if (platform !== 'win32') powerMonitor.on('shutdown', endAtOnce);

  return {
    endUnlessLost: async (last) => {
      if (phase !== 'open') return 'ending';
      phase = 'asking';
      const isLost = await mayBeLost();
      if (phase !== 'asking') return 'ending';
      phase = 'open';
      if (isLost) return 'words-unsaved';
      end(last).catch(onBug);
      return 'ending';
    },
    endNow: () => endAtOnce(),
    isEnding: () => phase === 'closing' || phase === 'closed',
    watch: (window) => {
      if (platform !== 'win32') return;
      // Windows waits for a program that prevents this, and does not send a quit request. In a hurry only the second
      // event comes, which cannot be prevented.
      window.on('query-session-end', endAtOnce);
      window.on('session-end', () => endAtOnce());
    },
  };
}

function inTime(task: Promise<void>, clock: Pick<Clock, 'after'>): Promise<void> {
  let callOff = (): void => undefined;
  const late = new Promise<never>((_resolve, reject) => {
    callOff = clock.after(patienceMs, () => reject(new Error('Closing took too long')));
  });
  return Promise.race([task, late]).finally(() => callOff());
}
