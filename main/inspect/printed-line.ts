import { withoutControls } from '../../shared/domain/hidden-marks.ts';

/** Line breaks of any kind, and characters that change text direction or hide text. */
const lineEnds = /[\n\r\u2028\u2029]+/g;
const hidden = /[\u00AD\u061C\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB]/g;

/** One line for a terminal, without control characters from names, texts, folder names or errors. */
export function printedLine(text: string): string {
  return withoutControls(text).replace(lineEnds, ' ').replace(hidden, '');
}
