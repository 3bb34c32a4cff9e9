import { isRecord } from '../../shared/domain/conditions/condition.ts';
import { timeValue } from '../../shared/domain/conditions/time-value.ts';
import type { ConditionField, ConditionOption } from '../../shared/views/condition-fields.ts';
import { namedTimeOf } from '../../shared/views/named-times.ts';
import { comparisonWords } from './comparison-words.ts';
import type { Text } from './text.tsx';
import { wordsText } from './value-text.ts';

/** What the words of a condition are made from. */
export interface ConditionNames {
  readonly text: Text;
  readonly fields: readonly ConditionField[];
  /** The names of people, as far as the agent may know them. */
  readonly people: ReadonlyMap<string, string>;
  readonly date: (day: string) => string;
  readonly moment: (ms: number) => string;
}

/** A condition in words, such as “State is Open and Assignee is you”. */
export function conditionText(names: ConditionNames, condition: unknown): string {
  return partText(names, condition, true);
}

function partText(names: ConditionNames, part: unknown, isOutermost = false): string {
  const { text } = names;
  const unknown = text('condition.text.unknown');
  if (!isRecord(part)) return unknown;
  if ('not' in part) {
    const opposite = isRecord(part.not) && 'property' in part.not ? rowText(names, part.not, true) : undefined;
    return opposite ?? text('condition.text.not', { words: partText(names, part.not) });
  }
  for (const join of ['all', 'any'] as const) {
    const list = part[join];
    if (!Array.isArray(list)) continue;
    const [first, ...others] = list.map((each: unknown) => partText(names, each, list.length === 1 && isOutermost));
    if (first === undefined) return text(join === 'all' ? 'condition.text.everything' : 'condition.text.nothing');
    const id = join === 'all' ? 'condition.text.and' : 'condition.text.or';
    const words = others.reduce((before, next) => text(id, { first: before, next }), first);
    return isOutermost || others.length === 0 ? words : text('condition.text.group', { words });
  }
  return rowText(names, part, false) ?? unknown;
}

function rowText(
  names: ConditionNames,
  { property, operator, value }: Readonly<Record<string, unknown>>,
  isNegated: boolean,
): string | undefined {
  const { text, fields } = names;
  const known = fields.find(({ id }) => id === property);
  if (!known || typeof operator !== 'string') return undefined;
  const words = comparisonWords(known, { operator, value, isNegated });
  if (!words) return undefined;
  const field = wordsText(text, known.label);
  if (known.type === 'flag') return text(words.isNegated ? 'condition.text.no' : 'condition.text.yes', { field });
  if (operator === 'isEmpty') return text('condition.text.plain', { field, operator: text(words.label) });
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  const shown = values.map((each) => conditionValueText(names, known, each));
  const [first = text('condition.text.missing'), ...others] = shown;
  const all = others.reduce((before, next) => text('condition.text.or', { first: before, next }), first);
  return text('condition.text.valued', { field, operator: text(words.label), value: all });
}

/** One value of a comparison in words. */
export function conditionValueText(names: ConditionNames, field: ConditionField, value: unknown): string {
  const { text, people } = names;
  if (value === undefined || value === '') return text('condition.text.missing');
  if (field.type === 'time') return timeText(names, value);
  if (isRecord(value) && (value.who === 'me' || value.who === 'my-teams')) return text(`condition.who.${value.who}`);
  if (typeof value === 'number') return text('value.number', { number: value });
  if (typeof value !== 'string') return text('condition.text.unknown');
  if (field.type === 'person') return people.get(value) ?? text('condition.text.person');
  if (field.type === 'text') return text('condition.text.quoted', { words: value });
  const option = field.options.find(({ id }) => id === value);
  return option ? optionText(text, option) : text('condition.text.quoted', { words: value });
}

/** The name of a choice; an archived one is marked. */
export function optionText(text: Text, { words, isFormer }: ConditionOption): string {
  const name = wordsText(text, words);
  return isFormer ? text('condition.text.former', { name }) : name;
}

const units = { minute: 'minutes', hour: 'hours', day: 'days' } as const;

function timeText({ text, date, moment }: ConditionNames, value: unknown): string {
  const { data: time } = timeValue.safeParse(value);
  if (!time) return text('condition.text.unknown');
  const named = namedTimeOf(time);
  if (named) return text(`condition.time.${named}`);
  if ('date' in time) return date(time.date);
  if ('at' in time) return moment(time.at);
  if ('fromNow' in time) {
    const way = time.fromNow < 0 ? 'Ago' : 'Ahead';
    return text(`condition.time.${units[time.unit]}${way}`, { count: Math.abs(time.fromNow) });
  }
  return text('condition.time.other');
}
