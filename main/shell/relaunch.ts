import { app } from 'electron';
import { crashSwitch, hiddenSwitch } from './command-line.ts';
import { destinationOf } from './destination.ts';
import { appImageOf, portableOf } from './program-file.ts';

/** The mount point of this program is gone by then, and cannot always be mounted again at once. */
const unpackSwitch = '--appimage-extract-and-run';

/**
 * Asks the system to start the program once this process has ended, with the same arguments and these. The destination
 * of the old command line is dropped.
 */
export function relaunch(words: readonly string[] = []): void {
  const given = [...persistentArguments(process.argv.slice(1)), ...words];
  // An AppImage unpacks itself for each start, so the file itself must be started.
  const image = appImageOf(process);
  const file = image ?? portableOf(process);
  app.relaunch({ args: image ? [unpackSwitch, ...given] : given, ...(file ? { execPath: file } : {}) });
}

const oneTimeSwitches: ReadonlySet<string> = new Set([crashSwitch, hiddenSwitch]);

/** The arguments that apply to every start. Those after the two dashes came with a link. */
function persistentArguments(words: readonly string[]): readonly string[] {
  const [dashes] = words.flatMap((word, index) => (word === '--' ? [index] : []));
  return words.slice(0, dashes).filter((word, index) => {
    const isDesk = words[index - 1] === '--desk';
    return isDesk || !(oneTimeSwitches.has(word) || destinationOf(word, '/'));
  });
}
