import { withoutControls } from '../../shared/domain/hidden-marks.ts';

/** Ends of lines of any kind, and marks that turn the direction of what follows or hide it. */
const lineEnds = /[\n\r\u2028\u2029]+/g;
const hidden = /[\u00AD\u061C\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB]/g;

/**
 * One line for a terminal. It would obey, or show turned around, what others wrote into names, texts, folder names and
 * errors.
 */
export function printedLine(text: string): string {
  return withoutControls(text).replace(lineEnds, ' ').replace(hidden, '');
}
