import type { Condition } from '../../domain/conditions/condition.ts';
import { type SearchMeanings, valueMeaning } from './field-condition.ts';
import { tokensOf } from './folded-words.ts';
import type { FieldPart, ParsedSearch, SearchPart, SearchProblem, WrittenValue } from './parsed-search.ts';
import { quoted } from './quotes.ts';
import { readParts, type WrittenField, type WrittenPart, type WrittenWord } from './read-parts.ts';
import { searchFieldNamed } from './search-fields.ts';

/** The longest search; more of a text is not read. */
export const longestSearch = 1_000;

/** The most words and values of a search: more than anybody needs, and still fast for all tickets. */
export const mostSearched = 60;

/**
 * Understands any text as a search. Parts with problems are left out of what is searched for, so that results stay
 * while a part is being typed; every one of them is named.
 */
export function parseSearch(text: string, meanings: SearchMeanings): ParsedSearch {
  const written = readParts(text.slice(0, longestSearch));
  const rest = restOf(text, written);
  const read = written.map((part) => (part.kind === 'field' ? readField(part, meanings) : readWord(part, text.length)));
  const counted = read.filter(({ part }) => !rest || part.from < rest.from);
  const conditions = counted.flatMap(({ condition }) => condition ?? []);
  const [only, ...others] = conditions;
  return {
    parts: read.map(({ part }) => part),
    problems: [...counted.flatMap(({ problems }) => problems), ...(rest ? [rest] : [])],
    condition: only && others.length > 0 ? { all: conditions } : (only ?? null),
    words: counted.flatMap(({ part }) => (part.kind === 'word' ? [part.word] : [])),
  };
}

interface ReadPart {
  readonly part: SearchPart;
  readonly condition: Condition | null;
  readonly problems: readonly SearchProblem[];
}

function readWord(written: WrittenWord, end: number): ReadPart {
  const { kind, text, isNegated, isOpen, from, to } = written;
  if (kind === 'number') return readNumber(written);
  if (tokensOf(text).length === 0) return { part: { kind: 'ignored', from, to }, condition: null, problems: [] };
  const problems = isOpen ? [{ kind: 'unfinished-quote', from, to, name: text, field: '' } as const] : [];
  const isTyped = isOpen || (kind === 'word' && to === end);
  const word = { text, kind, isExcluded: isNegated, isOpen: isTyped };
  return { part: { kind: 'word', from, to, word }, condition: null, problems };
}

/** `#1042` is a part of a ticket's number. */
function readNumber({ text, isNegated, from, to }: WrittenWord): ReadPart {
  const digits = text.slice(1);
  const value: WrittenValue = { text: digits, sign: '', isQuoted: false, isOpen: false, from: to - digits.length, to };
  const condition: Condition = { property: 'number', operator: 'contains', value: digits };
  return {
    part: { kind: 'field', name: '#', isNegated, values: [value], from, to },
    condition: isNegated ? { not: condition } : condition,
    problems: [],
  };
}

function readField(written: WrittenField, meanings: SearchMeanings): ReadPart {
  const { isNegated, values, from, to, nameTo } = written;
  const field = searchFieldNamed(meanings.choices, written.name, written.isQuotedName);
  const name = field?.name ?? (written.isQuotedName ? quoted(written.name) : written.name);
  const part: FieldPart = { kind: 'field', name, isNegated, values, from, to };
  if (!field) {
    const problem = { kind: 'unknown-field', from, to: nameTo, name: written.name, field: written.name } as const;
    return { part, condition: null, problems: [problem] };
  }
  const meant = values.map((value) => ({ value, ...valueMeaning(field, value, meanings) }));
  const problems = meant.flatMap(({ value, ...one }): SearchProblem[] => {
    const place = { from: value.from, to: value.to, field: name };
    if (value.isOpen) return [{ ...place, kind: 'unfinished-quote', name: value.text }];
    return 'problem' in one ? [{ ...place, kind: one.problem, name: `${value.sign}${value.text}` }] : [];
  });
  const conditions = meant.flatMap((one) => ('condition' in one ? [one.condition] : []));
  const isWhole = conditions.length === meant.length;
  return { part, condition: isWhole ? anyOf(conditions, isNegated) : null, problems };
}

function anyOf(conditions: readonly Condition[], isNegated: boolean): Condition {
  const [only, ...others] = conditions;
  const any = only && others.length === 0 ? only : { any: conditions };
  return isNegated ? { not: any } : any;
}

/** What is beyond the limits of a search. */
function restOf(text: string, written: readonly WrittenPart[]): SearchProblem | undefined {
  const from = Math.min(longestSearch, ...startsBeyond(written));
  return from < text.length ? { kind: 'too-long', from, to: text.length, name: '', field: '' } : undefined;
}

/** Where the parts begin with which there are too many words and values. */
function startsBeyond(written: readonly WrittenPart[]): number[] {
  let total = 0;
  return written.flatMap((part) => {
    total += part.kind === 'field' ? part.values.length : 1;
    return total > mostSearched ? [part.from] : [];
  });
}
