import { isRecord } from '../../domain/conditions/condition.ts';
import { timeValue } from '../../domain/conditions/time-value.ts';
import { canonicalJson } from '../../lib/canonical-json.ts';
import { parseSearch } from './parse-search.ts';
import { queueOfSearch } from './queue-of-search.ts';
import { quoted } from './quotes.ts';
import type { SearchChoices } from './search-choices.ts';
import { type SearchField, searchFields } from './search-fields.ts';
import { timesWritten } from './times-written.ts';

/**
 * A condition as a search that means the same; undefined if none does. Each part is read again before it counts, so
 * that a search never says anything else.
 */
export function searchOfCondition(where: unknown, choices: SearchChoices): string | undefined {
  const { texts, left } = takeWords(partsOf(where), choices);
  const written = left.map((part) => writtenPart(part, choices));
  return written.includes(undefined) ? undefined : [...written, ...texts].join(' ');
}

/** What must all be true, each in its usual form, in the order of the condition. */
function partsOf(where: unknown): readonly unknown[] {
  if (!isRecord(where) || !Array.isArray(where.all)) return [usualForm(where)];
  return where.all.flatMap(partsOf);
}

/** Takes out what only a word says together, such as “unassigned”: neither agent nor team. */
function takeWords(parts: readonly unknown[], choices: SearchChoices) {
  let left = parts;
  const texts: string[] = [];
  for (const { name, words } of searchFields(choices))
    for (const [word, meaning] of Object.entries(words)) {
      const wanted = partsOf(meaning).map((part) => canonicalJson(part));
      const found = left.map((part) => canonicalJson(part));
      if (wanted.length < 2 || !wanted.every((part) => found.includes(part))) continue;
      left = left.filter((part) => !wanted.includes(canonicalJson(part)));
      texts.push(`${name}:${word}`);
    }
  return { texts, left };
}

function writtenPart(part: unknown, choices: SearchChoices): string | undefined {
  const isNegated = isRecord(part) && Object.hasOwn(part, 'not');
  const wanted = canonicalJson(part);
  for (const candidate of candidatesFor(isNegated ? part.not : part, choices)) {
    const text = isNegated ? `-${candidate}` : candidate;
    const { where } = queueOfSearch(parseSearch(text, { choices, peopleNamed: () => null }));
    if (where !== null && canonicalJson(usualForm(where)) === wanted) return text;
  }
  return undefined;
}

/** What could say this, shortest first. */
function candidatesFor(part: unknown, choices: SearchChoices): readonly string[] {
  const fields = searchFields(choices);
  const asWords = fields.flatMap(({ name, words, otherWords }) =>
    Object.entries({ ...otherWords, ...words })
      .filter(([, meaning]) => canonicalJson(usualForm(meaning)) === canonicalJson(part))
      .map(([word]) => `${name}:${word}`),
  );
  if (!isRecord(part) || typeof part.property !== 'string') return asWords;
  const { property, operator, value } = part;
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  return [...asWords, ...fields.flatMap((field) => valuesIn(field, { property, operator, values }, choices))];
}

interface Compared {
  readonly property: string;
  readonly operator: unknown;
  readonly values: readonly unknown[];
}

function valuesIn({ name, values: of }: SearchField, compared: Compared, choices: SearchChoices): readonly string[] {
  const { property, operator, values } = compared;
  const said = (texts: readonly string[]) => texts.map((text) => `${name}:${text}`);
  switch (of.kind) {
    case 'records': {
      const kinds = of.of.flatMap((each) => (each.property === property ? [each.kind] : []));
      const all = kinds.flatMap((kind) => [...choices.records[kind], ...choices.former[kind]]);
      return said(namesOf(values, all));
    }
    case 'choice':
      return of.property === property ? said(namesOf(values, of.options)) : [];
    case 'yes-no':
      return of.property === property ? said(['yes', 'no']) : [];
    case 'text':
      return of.property === property ? said(values.map((value) => quoted(String(value)))) : [];
    case 'number':
      return of.property === property && operator !== 'isEmpty'
        ? said(['', '>', '<'].map((sign) => `${sign}${String(values[0])}`))
        : [];
    case 'time': {
      const time = timeValue.safeParse(values[0]).data;
      return of.property === property && time ? said(timesWritten(time)) : [];
    }
    case 'person':
    case 'words':
      return [];
  }
}

const bareName = /^[\p{L}\p{N}-]+$/u;

/** The names of some values, bare where that is possible, and in quotes. */
function namesOf(values: readonly unknown[], all: SearchChoices['records']['status']): readonly string[] {
  const names = values.map((value) => all.find(({ id }) => id === value)?.name);
  if (names.includes(undefined)) return [];
  const known = names.filter((name) => name !== undefined);
  const bare = known.map((name) => (bareName.test(name) ? name.toLowerCase() : quoted(name)));
  return [bare.join(','), known.map((name) => quoted(name)).join(',')];
}

/** The same condition in the same form: what is joined in one way in one list, values of a field in one comparison. */
function usualForm(part: unknown): unknown {
  if (!isRecord(part)) return part;
  if (Object.hasOwn(part, 'not')) {
    const inner = usualForm(part.not);
    return isRecord(inner) && Object.hasOwn(inner, 'not') ? inner.not : { not: inner };
  }
  for (const join of ['all', 'any'] as const) {
    const list = part[join];
    if (!Array.isArray(list)) continue;
    const parts = list.map(usualForm).flatMap((each) => listIn(each, join));
    const joined = join === 'any' ? withoutLists(parts) : parts;
    const inOrder = joined.toSorted((a, b) => (canonicalJson(a) < canonicalJson(b) ? -1 : 1));
    return inOrder.length === 1 ? inOrder[0] : { [join]: inOrder };
  }
  const { operator, value } = part;
  if (operator !== 'isAny' || !Array.isArray(value)) return part;
  const byText = new Map(value.map((each: unknown) => [canonicalJson(each), each]));
  const values = [...byText].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, each]) => each);
  return values.length === 1 ? { ...part, operator: 'is', value: values[0] } : { ...part, value: values };
}

/** What is joined in the same way inside of a part; otherwise the part itself. */
function listIn(part: unknown, join: 'all' | 'any'): readonly unknown[] {
  const inner: unknown = isRecord(part) ? part[join] : undefined;
  return Array.isArray(inner) ? inner : [part];
}

/** Joins comparisons of one field with one value each. */
function withoutLists(parts: readonly unknown[]): readonly unknown[] {
  const byProperty = new Map<string, unknown[]>();
  const others: unknown[] = [];
  for (const part of parts) {
    const isOne = isRecord(part) && (part.operator === 'is' || part.operator === 'isAny');
    if (!isOne || typeof part.property !== 'string') others.push(part);
    else byProperty.set(part.property, [...(byProperty.get(part.property) ?? []), part.value].flat());
  }
  const joined = [...byProperty].map(([property, value]) => usualForm({ property, operator: 'isAny', value }));
  return [...joined, ...others];
}
