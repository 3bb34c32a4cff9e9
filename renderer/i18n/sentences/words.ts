import type { Details } from '../../../shared/lib/details.ts';
import type { SentenceId } from './sentences.ts';

/** Returns the sentence for an id with its details filled in: translated in a window, English in a terminal. */
export type Words = (id: SentenceId, details?: Details) => string;
