import { type EditedSearch, replaced } from './edit-search.ts';
import type { Place, WrittenValue } from './parsed-search.ts';
import { quoted, withoutQuotes } from './quotes.ts';
import { readParts, type WrittenField, type WrittenPart } from './read-parts.ts';
import type { SearchChoice, SearchChoices } from './search-choices.ts';
import { type SearchField, searchFieldNamed, searchFields } from './search-fields.ts';
import { fieldKey, valueKey } from './search-key.ts';
import { timeSuggestions } from './search-times.ts';

/**
 * A suggestion while a search is typed: a field, a word with a meaning of its own (`me`, `yes`, `today`, `>7d`), or a
 * name of this desk. Accepting it results in `edited`.
 */
export interface Completion {
  readonly kind: 'field' | 'word' | 'name';
  /** The field as it is written. */
  readonly field: string;
  /** The label of a custom field, null for others. */
  readonly label: string | null;
  /** What is suggested: the name of the field again, the word, or the name. */
  readonly text: string;
  readonly edited: EditedSearch;
}

/** What is suggested besides the names of the desk. */
export interface CompletionSources {
  readonly choices: SearchChoices;
  /** The people that are found by the text that `personTyped` returns. */
  readonly people: readonly { readonly name: string; readonly email: string }[];
}

/** Where the caret is: in a field’s value, or where a field or word begins. */
type Typed =
  | { readonly kind: 'value'; readonly field: SearchField; readonly part: WrittenField; readonly value: WrittenValue }
  | { readonly kind: 'start'; readonly place: Place; readonly text: string }
  | undefined;

/** What could be meant at the caret, best first. */
export function completions(text: string, caret: number, sources: CompletionSources): readonly Completion[] {
  const typed = typedAt(text, caret, sources.choices);
  if (!typed) return [];
  return typed.kind === 'value' ? valuesAt(text, caret, typed, sources) : startsAt(text, typed, sources.choices);
}

/** The text of a requester that is being typed; null at any other caret. */
export function personTyped(text: string, caret: number, choices: SearchChoices): string | null {
  const typed = typedAt(text, caret, choices);
  if (typed?.kind !== 'value' || typed.field.values.kind !== 'person') return null;
  return beforeCaret(text, caret, typed.value);
}

function typedAt(text: string, caret: number, choices: SearchChoices): Typed {
  const part = readParts(text).find(({ from, to }) => from < caret && caret <= to);
  if (!part || isMinus(part)) return { kind: 'start', place: { from: caret, to: caret }, text: '' };
  if (part.kind === 'field' && caret > part.nameTo) {
    const field = searchFieldNamed(choices, part.name, part.isQuotedName);
    const value = part.values.find(({ from, to }) => from <= caret && caret <= to);
    return field && value && { kind: 'value', field, part, value };
  }
  const from = part.from + (part.isNegated ? 1 : 0);
  if (caret < from || part.kind === 'phrase' || part.kind === 'number') return undefined;
  const to = part.kind === 'field' ? part.nameTo + 1 : part.to;
  return { kind: 'start', place: { from, to }, text: withoutQuotes(text.slice(from, caret)) };
}

function isMinus(part: WrittenPart): boolean {
  return part.kind === 'word' && /^[-－]$/.test(part.text);
}

function beforeCaret(text: string, caret: number, { from, sign, isQuoted }: WrittenValue): string {
  return text.slice(from + sign.length + (isQuoted ? 1 : 0), caret);
}

/** Values of these fields are suggested for their names alone. */
const suggestedAlone = ['status', 'assignee', 'priority', 'topic', 'dept', 'team'];
const mostAlone = 5;
/** Fewer letters begin too many names. */
const fewestLetters = 2;

function startsAt(
  text: string,
  { place, text: typed }: Extract<Typed, { kind: 'start' }>,
  choices: SearchChoices,
): readonly Completion[] {
  const key = fieldKey(typed);
  const fields = searchFields(choices);
  const isBegun = ({ name, label }: SearchField) => fieldKey(label ?? name).startsWith(key);
  const isAlias = ({ aliases }: SearchField) => aliases.some((alias) => alias.startsWith(key));
  const isInLabel = ({ label }: SearchField) => fieldKey(label ?? '').includes(`-${key}`);
  const found = [
    ...fields.filter(isBegun),
    ...(key === '' ? [] : [...fields.filter(isAlias), ...fields.filter(isInLabel)]),
  ];
  const named = [...new Set(found)].map((field): Completion => {
    const { name, label } = field;
    return { kind: 'field', field: name, label, text: name, edited: replaced(text, place, `${name}:`) };
  });
  return key.length < fewestLetters ? named : [...named, ...namesAlone(text, place, typed, fields, choices)];
}

/** Names that begin with what is typed, with their fields. */
function namesAlone(
  text: string,
  place: Place,
  typed: string,
  fields: readonly SearchField[],
  choices: SearchChoices,
): readonly Completion[] {
  const key = valueKey(typed);
  return fields
    .filter(({ name }) => suggestedAlone.includes(name))
    .flatMap((field) =>
      ownNames(field, choices)
        .filter((name) => valueKey(name).startsWith(key))
        .map((name): Completion => {
          const written = `${field.name}:${writtenName(field, name)}`;
          return { kind: 'name', field: field.name, label: null, text: name, edited: ended(text, place, written) };
        }),
    )
    .slice(0, mostAlone);
}

function valuesAt(
  text: string,
  caret: number,
  { field, part, value }: Extract<Typed, { kind: 'value' }>,
  { choices, people }: CompletionSources,
): readonly Completion[] {
  const typed = beforeCaret(text, caret, value);
  // Without its closing quote a value would reach over everything behind the caret.
  const place = value.isOpen ? { from: value.from, to: caret } : value;
  const others = new Set(part.values.filter((other) => other !== value).map((other) => valueKey(other.text)));
  const suggest = (kind: Completion['kind'], shown: string, written: string): Completion => {
    const edited = ended(text, place, written);
    return { kind, field: field.name, label: field.label, text: shown, edited };
  };
  const words = value.isQuoted ? [] : best(wordsOf(field, value, typed), typed);
  const names = best(ownNames(field, choices), typed);
  // A status comes before the kind of the same name.
  const known = new Set(names.map(valueKey));
  return [
    ...words
      .filter((word) => !(known.has(word) && Object.hasOwn(field.otherWords, word)))
      .map((word) => suggest('word', word, word)),
    ...names.map((name) => suggest('name', name, writtenName(field, name))),
    ...(field.values.kind === 'person' ? people : []).map(({ name, email }) =>
      suggest('name', email === '' ? name : `${name} (${email})`, writtenName(field, email === '' ? name : email)),
    ),
  ].filter(({ text: shown }) => !others.has(valueKey(shown)));
}

/** The words of a field, which may begin with a sign if they are times. */
function wordsOf(field: SearchField, { sign }: WrittenValue, typed: string): readonly string[] {
  if (field.values.kind === 'yes-no') return ['yes', 'no'];
  const own = sign === '' ? [...Object.keys(field.words), ...Object.keys(field.otherWords)] : [];
  return field.values.kind === 'time' ? [...timeSuggestions(field.values.direction, sign, typed), ...own] : own;
}

function ownNames({ values }: SearchField, { records }: SearchChoices): readonly string[] {
  const names = (choices: readonly SearchChoice[]) => choices.map(({ name }) => name);
  if (values.kind === 'choice') return names(values.options);
  return values.kind === 'records' ? values.of.flatMap(({ kind }) => names(records[kind])) : [];
}

/** Those that begin with a text, then those of which a word begins with it. */
function best(all: readonly string[], typed: string): readonly string[] {
  const key = valueKey(typed);
  const begun = all.filter((each) => keyOf(each).startsWith(key));
  const inside = all.filter((each) => !begun.includes(each) && / /.test(keyOf(each)) && hasWord(keyOf(each), key));
  return [...new Set([...begun, ...inside])];
}

/** Suggested times are compared with what follows their sign. */
function keyOf(text: string): string {
  return valueKey(text).replace(/^[<>]=?/, '');
}

function hasWord(name: string, key: string): boolean {
  return name.split(/[\s/-]+/).some((word) => word.startsWith(key)) || name.includes(` ${key}`);
}

const needsQuotes = /^$|[\s,，]|^[<>="\uFF02“„”‟«]/;

/** A name as the value of a field, in quotes where it would mean something else without. */
function writtenName({ words }: SearchField, name: string): string {
  const isWord = Object.hasOwn(words, valueKey(name));
  return isWord || needsQuotes.test(name) ? quoted(name) : name;
}

/** Replaces a value; a blank behind it begins the next part. */
function ended(text: string, place: Place, written: string): EditedSearch {
  const isLast = text.slice(place.to).trim() === '';
  const end = isLast ? text.length : place.to;
  return replaced(text, { from: place.from, to: end }, isLast ? `${written} ` : written);
}
