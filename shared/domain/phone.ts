import { withoutHidden } from './hidden-marks.ts';
import { optionalLine } from './text.ts';

/** A phone number or an extension as it is typed, or nothing; a link's prefix is removed. */
export const optionalPhone = optionalLine(60, (text) => withoutHidden(text).replace(/^\s*(?:tel:\s*)+/i, ''));
