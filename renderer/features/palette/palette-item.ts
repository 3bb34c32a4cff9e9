import type { ReactNode } from 'react';

/** Something that the palette offers. */
export interface PaletteItem {
  readonly id: string;
  /** The ticket that it opens. */
  readonly ticketId?: string;
  readonly icon: ReactNode;
  readonly name: string;
  /** Another name, which leads to it as its own does. */
  readonly alias?: string | undefined;
  /** Further words by which it is found. */
  readonly related?: string;
  /** Where it is, or what it holds. */
  readonly aside?: string;
  /** Its shortcut, or the letter that does the same. */
  readonly keys?: string | undefined;
  /** Why it cannot be run now. */
  readonly lack?: string | undefined;
  readonly run: () => void;
}

/** Items of one kind under their title. */
export interface PaletteSection {
  readonly id: string;
  readonly title: string;
  /** Whether it is shown only to those who type what is in it. */
  readonly isFoundOnly?: boolean;
  /** How many of its items are shown to those who have typed nothing; all by default. */
  readonly mostAtFirst?: number;
  readonly items: readonly PaletteItem[];
}
