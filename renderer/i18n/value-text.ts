import type { Words } from '../../shared/domain/ticket/catalogue-field.ts';
import type { ShownValue } from '../../shared/views/shown-value.ts';
import { isMessageId } from './messages.ts';
import type { Text } from './text.tsx';
import type { Times } from './times.ts';

/** A text of the window, or the words of this desk as they are. */
export function wordsText(text: Text, words: Words): string {
  if ('own' in words) return words.own;
  return isMessageId(words.text) ? text(words.text) : words.text;
}

const longestShort = 100;

/** Words for where there is no room for all: one line of them, and a sign that there is more. */
export function shortText(text: Text, words: string): string {
  const line = words.replace(/\s+/g, ' ').trim();
  if (line.length <= longestShort) return line;
  // Whole characters: half of one would be shown as a question mark.
  const start = [...line.slice(0, longestShort)].slice(0, -1).join('').trimEnd();
  return text('value.short', { start });
}

/** A value of a field in words; no words for no value. */
export function valueText(text: Text, times: Times, nowMs: number, value: ShownValue): string {
  if (value === null) return '';
  if ('number' in value) return text('value.number', { number: value.number });
  if ('date' in value) return times.date(value.date);
  if ('instantMs' in value) return times.moment(value.instantMs, nowMs);
  return wordsText(text, value);
}
