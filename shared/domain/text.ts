import * as z from 'zod';
import { withoutControls, withoutEdges, withoutIsolation } from './hidden-marks.ts';
import type { PlainProblem } from './problems.ts';

const loneSurrogate = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;
const directionMark = /[\u202A-\u202E\u2066-\u2069]/;
/** White space, everything Unicode says to leave out when it is drawn, and the blank Braille cell. */
const invisible = /[\s\p{Default_Ignorable_Code_Point}\u2800]/gu;

/** Whether a person would see anything of this text. */
export function isReadable(text: string): boolean {
  return text.replace(invisible, '') !== '';
}

/** What makes a text unfit to be kept at all, wherever it stands. */
export function brokenTextProblem(text: string): PlainProblem | undefined {
  return loneSurrogate.test(text) ? 'text.broken' : undefined;
}

function withoutBlank(text: string): string {
  return isReadable(text) || brokenTextProblem(text) ? text : '';
}

function lineProblem(text: string): PlainProblem | undefined {
  return brokenTextProblem(text) ?? (directionMark.test(text) ? 'text.direction' : undefined);
}

function tidyLine(text: string): string {
  if (loneSurrogate.test(text)) return text;
  const folded = withoutIsolation(text).normalize('NFC').replace(/\s+/g, ' ').trim();
  const tidy = withoutEdges(folded);
  // Where nothing else is there, what is wrong is that nobody sees it.
  return tidy === '' ? folded : tidy;
}

function typedText(tidy: (text: string) => string = (text) => text): z.ZodString {
  return z.string('text.required').overwrite((text) => tidy(withoutControls(text)));
}

function checked(schema: z.ZodString, problemOf: (text: string) => PlainProblem | undefined) {
  return schema.superRefine((text, context) => {
    const problem = problemOf(text);
    if (problem) context.addIssue({ code: 'custom', message: problem });
  });
}

/**
 * Nothing, or one line of text: white space folded, NFC, nothing that hides or disguises; unreadable is nothing.
 * `prepare` leaves out what else does not belong there.
 */
export function optionalLine(maximum: number, prepare: (text: string) => string = (text) => text) {
  const tidy = (text: string) => withoutBlank(tidyLine(prepare(text)));
  return checked(typedText(tidy).max(maximum, 'text.too-long'), lineProblem);
}

/** One line of text that a person can read. */
export function line(maximum: number) {
  return checked(typedText(tidyLine).max(maximum, 'text.too-long'), (text) => {
    if (text === '') return 'text.required';
    return lineProblem(text) ?? (isReadable(text) ? undefined : 'text.invisible');
  });
}

/** Several lines of plain text that a person can read. Direction marks stay: a thread shows each text isolated. */
export function paragraphs(maximum: number) {
  return checked(typedText().max(maximum, 'text.too-long'), (text) => {
    if (text.trim() === '') return 'text.required';
    return brokenTextProblem(text) ?? (isReadable(text) ? undefined : 'text.invisible');
  });
}

/** Nothing, or a remark of several lines; one in which there is nothing to see is nothing. */
export function optionalParagraphs(maximum: number) {
  return checked(typedText(withoutBlank).max(maximum, 'text.too-long'), brokenTextProblem);
}
