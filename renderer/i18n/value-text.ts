import type { Words } from '../../shared/domain/ticket/catalogue-field.ts';
import type { ShownValue } from '../../shared/views/shown-value.ts';
import { isMessageId } from './messages.ts';
import type { Text } from './text.tsx';
import type { Times } from './times.ts';

/** The text for an id, or a text that this desk has stored. */
export function wordsText(text: Text, words: Words): string {
  if ('own' in words) return words.own;
  return isMessageId(words.text) ? text(words.text) : words.text;
}

const longestShort = 100;

/** The beginning of a text on one line, with an ellipsis where it was cut. */
export function shortText(text: Text, words: string): string {
  const line = words.replace(/\s+/g, ' ').trim();
  if (line.length <= longestShort) return line;
  // Cut at code points: half of a surrogate pair would appear as a replacement character.
  const start = [...line.slice(0, longestShort)].slice(0, -1).join('').trimEnd();
  return text('value.short', { start });
}

/** The text of a field’s value; empty if there is none. */
export function valueText(text: Text, times: Times, nowMs: number, value: ShownValue): string {
  if (value === null) return '';
  if ('number' in value) return text('value.number', { number: value.number });
  if ('date' in value) return times.date(value.date);
  if ('instantMs' in value) return times.moment(value.instantMs, nowMs);
  return wordsText(text, value);
}
