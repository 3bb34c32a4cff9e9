import type { Details } from '../../../shared/lib/details.ts';
import type { SentenceId } from './sentences.ts';

/** A sentence by its id, with its details filled in: the window's in its language, a terminal's in English. */
export type Words = (id: SentenceId, details?: Details) => string;
