/** What a terminal, a service manager or a system sends a program that is to end. */
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Ends the program on a signal as the system's own end does: in order, and without a question that nobody might answer.
 * On macOS and Linux Electron would ask to quit at the first of them, and a second would end the program where it stands;
 * on Windows it would not wait at all. Electron takes the signals over just before it is ready, so this comes later.
 */
export function endOnSignals(source: Pick<NodeJS.Process, 'on'>, end: () => void): void {
  // Each stays heard: whoever presses Ctrl+C twice loses nothing either.
  for (const signal of signals) source.on(signal, () => end());
}
