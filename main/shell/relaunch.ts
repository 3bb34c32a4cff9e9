import { app } from 'electron';
import { crashSwitch, hiddenSwitch } from './command-line.ts';
import { destinationOf } from './destination.ts';
import { appImageOf, portableOf } from './program-file.ts';

/** What was mounted to run this program is gone by then, and cannot always be mounted again at once. */
const unpackSwitch = '--appimage-extract-and-run';

/**
 * Lets the system start the program once this process has ended, as it was started, and with these words besides. Where
 * it led then, it does not lead again.
 */
export function relaunch(words: readonly string[] = []): void {
  const given = [...lastingWords(process.argv.slice(1)), ...words];
  // A program in one file unpacks itself anew each time: only that file is there to be started again.
  const image = appImageOf(process);
  const file = image ?? portableOf(process);
  app.relaunch({ args: image ? [unpackSwitch, ...given] : given, ...(file ? { execPath: file } : {}) });
}

const passing: ReadonlySet<string> = new Set([crashSwitch, hiddenSwitch]);

/** The words of a command line that hold for every start. What stands behind two dashes came with a link. */
function lastingWords(words: readonly string[]): readonly string[] {
  const [dashes] = words.flatMap((word, index) => (word === '--' ? [index] : []));
  return words.slice(0, dashes).filter((word, index) => {
    const isDesk = words[index - 1] === '--desk';
    return isDesk || !(passing.has(word) || destinationOf(word, '/'));
  });
}
