import { setFlagsFromString } from 'node:v8';

/** By how much the heap may grow before all of it is collected, in percent of what was in use after the last time. */
const growthPercent = 50;

/**
 * With much memory in the computer, V8 lets the heap grow to four times of what is in use before it collects all of it.
 * A large desk would take half as much memory again, for garbage, and be no faster. V8 reads this limit at the end of
 * each such collection, in Electron as well, so it can be set in a running process.
 */
export function limitGarbage(): void {
  setFlagsFromString(`--heap-growing-percent=${growthPercent}`);
  keepYoungSpaceSmall();
}

/**
 * Nearly everything that is made for a question or an operation is garbage right after it, so room for more of it at a
 * time gains nothing; V8 would take up to 48 megabytes for it. A new thread makes V8 forget this for all threads, so it
 * is said again once one has started. How Electron’s newer V8 takes this was not tried.
 */
export function keepYoungSpaceSmall(): void {
  if (process.versions.electron === undefined) setFlagsFromString('--semi-space-growth-factor=1');
}
