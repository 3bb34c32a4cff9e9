import type { Condition } from '../../domain/conditions/condition.ts';
import type { Id } from '../../domain/id.ts';
import type { SearchProblem, WrittenValue } from './parsed-search.ts';
import type { SearchChoice, SearchChoices } from './search-choices.ts';
import type { FieldValues, SearchField } from './search-fields.ts';
import { valueKey } from './search-key.ts';
import { timeCondition } from './search-times.ts';

/** What the names in a search mean on a desk. */
export interface SearchMeanings {
  readonly choices: SearchChoices;
  /** The people with a name, address or number; null where that is not known. */
  readonly peopleNamed: (text: string) => readonly Id[] | null;
}

type ValueProblem = Exclude<SearchProblem['kind'], 'unknown-field' | 'too-long' | 'unfinished-quote'>;

export type ValueMeaning = { readonly condition: Condition } | { readonly problem: ValueProblem };

/** True of no ticket. */
const nothing: Condition = { any: [] };

/** What a value means for a field. */
export function valueMeaning(field: SearchField, value: WrittenValue, meanings: SearchMeanings): ValueMeaning {
  const { text, sign, isQuoted } = value;
  if (text.trim() === '') return { problem: 'missing-value' };
  const word = isQuoted || (sign !== '' && sign !== '=') ? '' : valueKey(text);
  const meant = wordNamed(field.words, word);
  if (meant) return { condition: meant };
  const known = compared(field.values, value, meanings);
  const other = 'problem' in known ? wordNamed(field.otherWords, word) : undefined;
  return other ? { condition: other } : known;
}

function wordNamed(words: SearchField['words'], name: string): Condition | undefined {
  return Object.hasOwn(words, name) ? words[name] : undefined;
}

const unknown = { problem: 'unknown-value' } as const;

function compared(values: FieldValues, { text, sign }: WrittenValue, meanings: SearchMeanings): ValueMeaning {
  const isEqual = sign === '' || sign === '=';
  switch (values.kind) {
    case 'time': {
      const condition = timeCondition(values.property, sign, text, values.direction);
      return condition ? { condition } : { problem: 'no-time' };
    }
    case 'number': {
      const condition = numberCondition(values.property, sign, text);
      return condition ? { condition } : { problem: 'no-number' };
    }
    case 'yes-no': {
      const value = isEqual ? yesOrNo.get(valueKey(text)) : undefined;
      return value === undefined ? { problem: 'no-yes-or-no' } : { condition: is(values.property, value) };
    }
    case 'text':
      // A sign is part of a text: there is nothing that it could compare.
      return { condition: { property: values.property, operator: 'contains', value: `${sign}${text}` } };
    case 'choice':
      return isEqual ? anyOf(named(values.options, text).map(({ id }) => is(values.property, id))) : unknown;
    case 'records': {
      const { records, former } = meanings.choices;
      if (!isEqual) return unknown;
      return anyOf(
        values.of.flatMap(({ kind, property }) =>
          named([...records[kind], ...former[kind]], text).map(({ id }) => is(property, id)),
        ),
      );
    }
    case 'person': {
      const ids = isEqual ? meanings.peopleNamed(text) : [];
      if (ids === null) return { condition: nothing };
      return ids.length > 0 ? { condition: { property: values.property, operator: 'isAny', value: ids } } : unknown;
    }
    case 'words':
      return unknown;
  }
}

function is(property: string, value: string | boolean): Condition {
  return { property, operator: 'is', value };
}

function anyOf(conditions: readonly Condition[]): ValueMeaning {
  const [only, ...others] = conditions;
  if (!only) return unknown;
  return { condition: others.length === 0 ? only : { any: conditions } };
}

/** All choices of a name: two records may have the same. A help topic is also found without the one above it. */
function named(choices: readonly SearchChoice[], text: string): readonly SearchChoice[] {
  const key = valueKey(text);
  const whole = choices.filter(({ name }) => valueKey(name) === key);
  return whole.length > 0 ? whole : choices.filter(({ name }) => valueKey(name).split(' / ').at(-1) === key);
}

const yesOrNo: ReadonlyMap<string, boolean> = new Map([
  ['yes', true],
  ['true', true],
  ['no', false],
  ['false', false],
]);

function numberCondition(property: string, sign: WrittenValue['sign'], text: string): Condition | undefined {
  const [start = '', end, ...more] = text.split('..');
  if (end !== undefined) {
    const [low, high] = [boundary(start), boundary(end)];
    if (sign !== '' || more.length > 0 || low === undefined || high === undefined) return undefined;
    const all = [low === null ? [] : [atLeast(property, low)], high === null ? [] : [atMost(property, high)]].flat();
    return all.length > 0 ? { all } : undefined;
  }
  const value = numberOf(text);
  if (value === undefined) return undefined;
  switch (sign) {
    case '>':
      return { property, operator: 'above', value };
    case '<':
      return { property, operator: 'below', value };
    case '>=':
      return atLeast(property, value);
    case '<=':
      return atMost(property, value);
    case '=':
    case '':
      return { property, operator: 'is', value };
  }
}

function atLeast(property: string, value: number): Condition {
  return {
    any: [
      { property, operator: 'above', value },
      { property, operator: 'is', value },
    ],
  };
}

function atMost(property: string, value: number): Condition {
  return {
    any: [
      { property, operator: 'below', value },
      { property, operator: 'is', value },
    ],
  };
}

/** One end of a range; null if it is open, undefined if it is no number. */
function boundary(text: string): number | null | undefined {
  return text === '' || text === '*' ? null : numberOf(text);
}

function numberOf(text: string): number | undefined {
  return /^[+-]?\d{1,16}(?:\.\d{1,10})?$/.test(text.trim()) ? Number(text) : undefined;
}
