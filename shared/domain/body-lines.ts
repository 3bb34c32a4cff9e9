import { withoutControls } from './hidden-marks.ts';

/** What ends a line, whichever program wrote it. */
const lineEnds = /\r\n?|[\v\f\u2028\u2029]/g;

/** Text as it may be kept: control characters that a terminal or an office program left in it are no words. */
export function keepable(text: string): string {
  return withoutControls(text.replace(lineEnds, '\n'));
}

/**
 * The paragraphs of a text, each as its lines: an empty line ends a paragraph, and every further one is an empty line at
 * its end.
 */
export function paragraphsOf(text: string): string[][] {
  // A line of blanks looks empty, and is.
  return text
    .replace(/^[ \t]+$/gm, '')
    .split(/(?<=\n\n)(?!\n)/)
    .map((paragraph) => {
      const words = paragraph.replace(/\n+$/, '');
      const breaks = paragraph.length - words.length;
      const empty = breaks === 1 ? 1 : Math.max(0, breaks - 2);
      return [...words.split('\n'), ...Array.from({ length: empty }, () => '')];
    });
}
