import { withoutControls } from './hidden-marks.ts';

/** Line breaks of all kinds of programs. */
const lineEnds = /\r\n?|[\v\f\u2028\u2029]/g;

/** Removes control characters, which terminals and office programs leave in copied text. */
export function keepable(text: string): string {
  return withoutControls(text.replace(lineEnds, '\n'));
}

/**
 * The paragraphs of a text, each as its lines: an empty line ends a paragraph, and every further one is an empty line
 * at its end.
 */
export function paragraphsOf(text: string): string[][] {
  // A line of blanks counts as empty.
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
