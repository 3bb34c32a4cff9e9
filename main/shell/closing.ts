import { app, type BrowserWindow, type Event, powerMonitor } from 'electron';

/** What was acknowledged is on the disk already; only a fault takes longer than this, and must not keep a computer on. */
const patienceMs = 5_000;

/**
 * Ends the program in order, whoever asks for it: a person, a closed window or the system. The first to ask starts
 * `close` while the windows are still there to hand over their drafts; all go once it is done.
 */
export function closeInOrder(window: BrowserWindow, close: () => Promise<void>, onBug: (error: unknown) => void): void {
  let phase: 'open' | 'closing' | 'closed' = 'open';

  function quitInstead(event?: Pick<Event, 'preventDefault'>): void {
    if (phase === 'closed') return;
    event?.preventDefault();
    if (phase === 'open') app.quit();
  }

  async function end(): Promise<void> {
    await inTime(close()).catch(onBug);
    phase = 'closed';
    app.quit();
  }

  app.on('before-quit', (event) => {
    if (phase === 'closed') return;
    event.preventDefault();
    if (phase === 'closing') return;
    phase = 'closing';
    void end();
  });
  app.on('window-all-closed', () => app.quit());
  window.on('close', quitInstead);
  // Windows ends a session without the quit that other systems ask for; it and they wait for whoever prevents that.
  window.on('query-session-end', quitInstead);
  powerMonitor.on('shutdown', quitInstead);
}

function inTime(task: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('Closing took too long')), patienceMs);
  });
  return Promise.race([task, late]).finally(() => clearTimeout(timer));
}
