import { app } from 'electron';
import { linkScheme } from './destination.ts';
import { crashSwitch, hiddenSwitch } from './own-words.ts';

/**
 * Lets the system start the program once this process has ended, as it was started, and with these words besides. Where
 * it led then, it does not lead again.
 */
export function startAgain(words: readonly string[] = []): void {
  // A program in one file unpacks itself anew each time: only that file is there to be started again.
  const file = process.env.APPIMAGE ?? process.env.PORTABLE_EXECUTABLE_FILE;
  app.relaunch({ args: [...lasting(process.argv.slice(1)), ...words], ...(file ? { execPath: file } : {}) });
}

const passing: ReadonlySet<string> = new Set([crashSwitch, hiddenSwitch, '--']);

function lasting(words: readonly string[]): string[] {
  return words.filter((word) => !passing.has(word) && !word.toLowerCase().startsWith(`${linkScheme}:`));
}
