import { conditionOf } from '../desk/condition.ts';
import { problemOf } from '../desk/open-desk.ts';
import { describeUnopened } from '../desk/unopened.ts';
import type { Disk } from '../platform/disk.ts';
import { printedLine } from './printed-line.ts';

/**
 * Reads a desk after saying what is wrong with it as a whole. What can be read is shown all the same, except of a newer
 * Deskside's: that would be silently wrong.
 */
export async function lookFirst(
  disk: Disk,
  folder: string,
  printLine: (line: string) => void,
  read: () => Promise<number>,
): Promise<number> {
  const problem = problemOf(folder, await conditionOf({ disk, folder, onFault: () => undefined }));
  if (!problem) return read();
  const { message, reason, unopened } = problem.error;
  printLine(printedLine(unopened ? describeUnopened(unopened) : message));
  if (!unopened || reason === 'newer-format') return 1;
  await read();
  return 1;
}
