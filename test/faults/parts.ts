import { documentsPart } from './documents-part.ts';
import { filesPart } from './files-part.ts';
import { killsPart } from './kills-part.ts';
import { linesPart } from './lines-part.ts';
import { lostAnswerPart } from './lost-answer-part.ts';
import { openingPart } from './opening-part.ts';
import type { FaultPart } from './part.ts';
import { propertiesPart } from './properties-part.ts';
import { soakPart } from './soak-part.ts';

/** Everything that `npm run faults` tries, in this order. */
export const faultParts: readonly FaultPart[] = [
  documentsPart,
  linesPart,
  openingPart,
  killsPart,
  lostAnswerPart,
  filesPart,
  soakPart,
  propertiesPart,
];
