import { withoutHidden } from './hidden-marks.ts';
import { optionalLine } from './text.ts';

/** A phone number or an extension as somebody writes it, or nothing; that it was copied from a link is left out. */
export const optionalPhone = optionalLine(60, (text) => withoutHidden(text).replace(/^\s*(?:tel:\s*)+/i, ''));
