import { englishWords } from '../../renderer/i18n/sentences/english-words.ts';
import { errorText } from '../../renderer/i18n/sentences/error-text.ts';
import type { UnopenedDesk } from '../../shared/bridge/unopened.ts';
import { conditionOf } from '../desk/condition.ts';
import { problemOf } from '../desk/open-desk.ts';
import type { Disk } from '../platform/disk.ts';
import { printedLine } from './printed-line.ts';

/**
 * Prints what is wrong with a desk, then reads it. Everything readable is shown, except data of a newer Deskside, which
 * could be misread.
 */
export async function readWithWarnings(
  disk: Disk,
  folder: string,
  printLine: (line: string) => void,
  read: () => Promise<number>,
): Promise<number> {
  const problem = problemOf(folder, await conditionOf({ disk, folder, onFault: () => undefined }));
  if (!problem) return read();
  const { reason, unopened } = problem.error;
  printLine(printedLine(errorText(englishWords, problem.error) + (unopened ? detailsOf(unopened) : '')));
  if (!unopened || reason === 'newer-format') return 1;
  await read();
  return 1;
}

/** The details that a window shows below the sentence. */
function detailsOf({ missing, heldBy }: UnopenedDesk): string {
  const named = missing.length === 0 ? '' : ` Missing or damaged: ${missing.join(', ')}.`;
  const holder = heldBy ? ` Computer: ${heldBy.host}${heldBy.since === null ? '' : `, since ${heldBy.since}`}.` : '';
  return named + holder;
}
