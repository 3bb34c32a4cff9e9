import type { ComposerTab } from './post-input.ts';

/** A tab of the composer, or the visible one. */
export type WantedTab = ComposerTab | 'shown';
