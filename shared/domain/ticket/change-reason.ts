import { optionalParagraphs } from '../text.ts';

/** Why a value was changed: at most 500 characters, or nothing. The history shows it. */
export const changeReason = optionalParagraphs(500);
