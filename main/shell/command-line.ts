import { parseArgs } from 'node:util';
import type { Command } from '../../shared/bridge/commands.ts';
import { destinationOf } from './destination.ts';

/** The options of this program's command line. */
export interface CommandLine {
  /** The folder of a desk. */
  readonly desk: string | undefined;
  /** Whether to start without showing a window, as at login. */
  readonly hidden: boolean;
  /** Whether an earlier run crashed. */
  readonly afterCrash: boolean;
  readonly command: Command | undefined;
}

/** The switch with which the program restarts itself after a crash. */
export const crashSwitch = '--after-crash';

/** The switch with which the system starts the program at login. */
export const hiddenSwitch = '--hidden';

/** Parses the command line of the first start; unknown arguments belong to Chromium. */
export function parseCommandLine(words: readonly string[], isPackaged: boolean, folder: string): CommandLine {
  const { values, positionals } = parsed(ownArguments(words, isPackaged));
  return {
    desk: typeof values.desk === 'string' ? values.desk : undefined,
    hidden: values.hidden === true,
    afterCrash: values['after-crash'] === true,
    command: firstDestination(positionals, folder),
  };
}

/** The destination of a later start. Its other arguments are ignored, because anybody can start the program. */
export function requestedDestination(words: readonly string[], folder: string): Command | undefined {
  return firstDestination(parsed(words.slice(1)).positionals, folder);
}

function parsed(words: readonly string[]) {
  return parseArgs({
    args: [...words],
    strict: false,
    allowPositionals: true,
    options: { desk: { type: 'string' }, hidden: { type: 'boolean' }, 'after-crash': { type: 'boolean' } },
  });
}

function firstDestination(words: readonly string[], folder: string): Command | undefined {
  return words.map((word) => destinationOf(word, folder)).find((command) => command !== undefined);
}

/**
 * The arguments after the program's name. Unless it is packaged, Electron's own program comes first, then switches for
 * Chromium, then our folder.
 */
function ownArguments(words: readonly string[], isPackaged: boolean): readonly string[] {
  const given = words.slice(1);
  return isPackaged ? given : given.slice(given.findIndex((word) => !word.startsWith('-')) + 1);
}
