import * as z from 'zod';
import { withoutControls, withoutEdges, withoutIsolation } from './hidden-marks.ts';
import type { PlainProblem } from './problems.ts';

const loneSurrogate = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;
const directionMark = /[\u202A-\u202E\u2066-\u2069]/;
/** White space, everything that Unicode defines as invisible, and the blank Braille cell. */
const invisible = /[\s\p{Default_Ignorable_Code_Point}\u2800]/gu;

/** Whether any of this text is visible. */
export function isReadable(text: string): boolean {
  return text.replace(invisible, '') !== '';
}

/** What makes a text unfit to be stored at all. */
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
  // If there is nothing else, the problem is that nothing is visible.
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
 * Nothing, or one line of text: white space collapsed, NFC, no hidden or misleading characters; invisible text counts
 * as nothing. `prepare` removes further characters.
 */
export function optionalLine(maximum: number, prepare: (text: string) => string = (text) => text) {
  const tidy = (text: string) => withoutBlank(tidyLine(prepare(text)));
  return checked(typedText(tidy).max(maximum, 'text.too-long'), lineProblem);
}

/** One line of readable text. */
export function line(maximum: number) {
  return checked(typedText(tidyLine).max(maximum, 'text.too-long'), (text) => {
    if (text === '') return 'text.required';
    return lineProblem(text) ?? (isReadable(text) ? undefined : 'text.invisible');
  });
}

/** Several lines of readable plain text. Direction marks stay, because a thread isolates each text. */
export function paragraphs(maximum: number) {
  return checked(typedText().max(maximum, 'text.too-long'), (text) => {
    if (text.trim() === '') return 'text.required';
    return brokenTextProblem(text) ?? (isReadable(text) ? undefined : 'text.invisible');
  });
}

/** Nothing, or a remark of several lines; an invisible one counts as nothing. */
export function optionalParagraphs(maximum: number) {
  return checked(typedText(withoutBlank).max(maximum, 'text.too-long'), brokenTextProblem);
}
