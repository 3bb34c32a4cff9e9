import type { Condition } from '../../domain/conditions/condition.ts';
import type { SearchWord } from './search-word.ts';

/** A place in the text of a search, in units of UTF-16. */
export interface Place {
  readonly from: number;
  readonly to: number;
}

/** A search as it is understood. All parts of it must be true of a ticket. */
export interface ParsedSearch {
  /** In the order of the text, without what separates them. */
  readonly parts: readonly SearchPart[];
  readonly problems: readonly SearchProblem[];
  /** What the fields without problems ask for; null if there are none. The problems say what is left out. */
  readonly condition: Condition | null;
  readonly words: readonly SearchWord[];
}

export type SearchPart = WordPart | FieldPart | IgnoredPart;

export interface WordPart extends Place {
  readonly kind: 'word';
  readonly word: SearchWord;
}

export interface FieldPart extends Place {
  readonly kind: 'field';
  /** The name in its usual form, as it is written before the colon; a name that is unknown here as it was typed. */
  readonly name: string;
  readonly isNegated: boolean;
  readonly values: readonly WrittenValue[];
}

/** Punctuation alone: there is nothing to search for. */
export interface IgnoredPart extends Place {
  readonly kind: 'ignored';
}

/** A value of a field as it is written. */
export interface WrittenValue extends Place {
  /** Without its sign and quotes; empty if it is missing. */
  readonly text: string;
  readonly sign: Sign | '';
  readonly isQuoted: boolean;
  /** Whether its closing quote is missing. */
  readonly isOpen: boolean;
}

export type Sign = '<' | '<=' | '>' | '>=' | '=';

/**
 * Why a part of a search is not understood. `field` has the name of the field; `name` is what is wrong: the unknown
 * field or value, or the text behind an unfinished quote.
 */
export interface SearchProblem extends Place {
  readonly kind:
    | 'unknown-field'
    | 'missing-value'
    | 'unknown-value'
    | 'no-time'
    | 'no-number'
    | 'no-yes-or-no'
    | 'unfinished-quote'
    | 'too-long';
  readonly name: string;
  readonly field: string;
}
