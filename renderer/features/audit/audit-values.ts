import { isMessageId } from '../../i18n/messages.ts';
import type { Text } from '../../i18n/text.tsx';
import { shortText } from '../../i18n/value-text.ts';

/** The name of a field of a desk record; of a field of a newer version, its id. */
export function fieldName(text: Text, field: string): string {
  const id = `audit.field.${field}`;
  return isMessageId(id) ? text(id) : field;
}

/** A value of a field in words. What has many parts is only named; the export holds it whole. */
export function valueWords(text: Text, value: unknown): string {
  if (value === null || value === undefined || value === '') return text('audit.value.none');
  if (typeof value === 'boolean') return text(value ? 'audit.value.yes' : 'audit.value.no');
  if (typeof value === 'number') return text('audit.value.number', { number: value });
  if (typeof value === 'string') return stringWords(text, value);
  if (!Array.isArray(value)) return partWords(text, value) ?? text('audit.value.details');
  if (value.length === 0) return text('audit.value.none');
  const parts = value.map((part: unknown) =>
    typeof part === 'string' ? stringWords(text, part) : partWords(text, part),
  );
  return parts.includes(undefined) ? text('audit.value.details') : shortText(text, parts.join(', '));
}

/** Some texts are ids of what has a name in windows: colors, and permissions. */
function stringWords(text: Text, value: string): string {
  const id = [`colour.${value}`, `may.${value}`].find(isMessageId);
  return id === undefined ? shortText(text, value) : text(id);
}

/** A part of a value that has a name, or a department with the role in it. */
function partWords(text: Text, part: unknown): string | undefined {
  if (typeof part !== 'object' || part === null) return undefined;
  const { name, departmentId, roleId, agentId, teamId, from, until } = part as Readonly<Record<string, unknown>>;
  if (typeof name === 'string') return name;
  if (typeof from === 'string' && typeof until === 'string') return text('audit.value.days', { from, until });
  if (typeof departmentId === 'string' && typeof roleId === 'string')
    return text('audit.value.pair', { one: departmentId, other: roleId });
  return [agentId, teamId].find((id) => typeof id === 'string');
}
