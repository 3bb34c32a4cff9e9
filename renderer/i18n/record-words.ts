import { orderSchema } from '../../shared/domain/conditions/order-schema.ts';
import { builtInField } from '../../shared/domain/ticket/field-catalogue.ts';
import type { SearchChoices } from '../../shared/views/search/search-choices.ts';
import { searchOfCondition } from '../../shared/views/search/search-of-condition.ts';
import type { Calendar } from './calendar.ts';
import { type ConditionNames, conditionText } from './condition-text.ts';
import { isMessageId } from './messages.ts';
import { sortText } from './queue-text.ts';
import type { Text } from './text.tsx';
import { shortText, wordsText } from './value-text.ts';

/** What the words of a value are made from. */
export interface RecordWords {
  readonly text: Text;
  readonly calendar: Calendar;
  /** Undefined until they are loaded. */
  readonly names: ConditionNames | undefined;
  readonly choices: SearchChoices | undefined;
}

/** The name of a field of a desk record; of a field of a newer version, its id. */
export function fieldName(text: Text, field: string): string {
  const id = `audit.field.${field}`;
  return isMessageId(id) ? text(id) : field;
}

/** A value of a field in words. A value that only a newer version knows is only named; the export holds it whole. */
export function valueWords(words: RecordWords, field: string, value: unknown): string {
  const { text } = words;
  if (field === 'claimsOnReply' && value === null) return text('audit.value.desk');
  if (value === null || value === undefined || value === '') return text('audit.value.none');
  if (typeof value === 'boolean') return text(value ? 'audit.value.yes' : 'audit.value.no');
  if (typeof value === 'number') return text('audit.value.number', { number: value });
  if (typeof value === 'string') return stringWords(text, field, value);
  if (field === 'where') return conditionWords(words, value);
  if (field === 'order') return orderWords(text, value);
  if (!Array.isArray(value)) return partWords(words, field, value) ?? text('audit.value.details');
  if (value.length === 0) return text('audit.value.none');
  const parts = partsWords(words, field, value);
  return parts ? shortText(text, parts.join(', ')) : text('audit.value.details');
}

/** The parts of a list in words; undefined if one has none. */
export function partsWords(
  words: RecordWords,
  field: string,
  value: readonly unknown[],
): readonly string[] | undefined {
  const parts = value.map((part) => partWords(words, field, part)).filter((part) => part !== undefined);
  return parts.length === value.length ? parts : undefined;
}

/** As a search, which can be pasted into the search field; else in words. */
function conditionWords({ text, names, choices }: RecordWords, value: unknown): string {
  if (!names || !choices) return text('audit.value.details');
  return searchOfCondition(value, choices) || conditionText(names, value);
}

function orderWords(text: Text, value: unknown): string {
  const order = orderSchema.safeParse(value).data ?? [];
  return sortText(text, order) || text('audit.value.order.unknown');
}

/** Some texts are ids of what has a name in windows: colors, permissions, and kinds. */
function stringWords(text: Text, field: string, value: string): string {
  const named = [`colour.${value}`, `may.${value}`];
  const kinds = [`deskSetUp.status.short.${value}`, `deskSetUp.field.type.${value}`];
  const id = [...(field === 'kind' || field === 'type' ? kinds : []), ...named].find(isMessageId);
  return id === undefined ? shortText(text, value) : text(id);
}

/** A part of a value that has a name, or a department with the role in it. */
function partWords(words: RecordWords, field: string, part: unknown): string | undefined {
  const { text, calendar } = words;
  if (typeof part === 'string') return field === 'columns' ? columnWords(words, part) : stringWords(text, field, part);
  if (typeof part !== 'object' || part === null) return undefined;
  const { name, departmentId, roleId, agentId, teamId, from, until, remark } = part as Readonly<
    Record<string, unknown>
  >;
  if (typeof name === 'string') return name;
  if (typeof from === 'string' && typeof until === 'string') {
    const days = text('audit.value.days', { from: calendar.fullDate(from), until: calendar.fullDate(until) });
    return typeof remark === 'string' && remark !== '' ? text('audit.value.remark', { days, remark }) : days;
  }
  if (typeof departmentId === 'string' && typeof roleId === 'string')
    return text('audit.value.pair', { one: departmentId, other: roleId });
  return [agentId, teamId].find((id) => typeof id === 'string');
}

function columnWords({ text, names }: RecordWords, id: string): string {
  const label = builtInField(id)?.label ?? names?.fields.find((field) => field.id === id)?.label;
  return label ? wordsText(text, label) : id;
}
