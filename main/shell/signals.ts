/** The signals with which a terminal, a service manager or a system asks a program to end. */
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Ends the program on a signal like the system's own request: in order, and without a question. On macOS and Linux
 * Electron would quit on the first signal and exit at once on the second; on Windows it would not wait at all. Electron
 * installs its handlers just before it is ready, so this must come later.
 */
export function endOnSignals(source: Pick<NodeJS.Process, 'on'>, end: () => void): void {
  // The handlers stay: pressing Ctrl+C twice loses nothing either.
  for (const signal of signals) source.on(signal, () => end());
}
