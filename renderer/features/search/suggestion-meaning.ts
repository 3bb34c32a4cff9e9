import type { Completion } from '../../../shared/views/search/completions.ts';
import { isMessageId } from '../../i18n/messages.ts';
import type { Text } from '../../i18n/text.tsx';

/** What a suggested field or word means; empty for names, which explain themselves. */
export function suggestionMeaning(text: Text, { kind, field, label, text: shown }: Omit<Completion, 'edited'>): string {
  if (kind === 'name') return '';
  if (kind === 'field') return label === null ? meaningOf(text, `search.field.${field}`) : label;
  const ofField = meaningOf(text, `search.word.${field}.${shown}`);
  return ofField === '' ? meaningOf(text, `search.word.${shown}`) || spanMeaning(text, field, shown) : ofField;
}

function meaningOf(text: Text, id: string): string {
  return isMessageId(id) ? text(id) : '';
}

/** `>7d` is explained for the usual spans, each with the direction of its field. */
function spanMeaning(text: Text, field: string, shown: string): string {
  const [, sign = '', count = '', unit = ''] = /^([<>]?)(\d+)(min|h|d|w|mo|y)$/.exec(shown) ?? [];
  const unitId = `search.unit.${unit}`;
  if (!isMessageId(unitId)) return '';
  const ids = spans[field === 'due' ? 'ahead' : 'back'];
  return text(sign === '<' ? ids.less : ids.more, { span: text(unitId, { count }) });
}

const spans = {
  back: { more: 'search.span.back.more', less: 'search.span.back.less' },
  ahead: { more: 'search.span.ahead.more', less: 'search.span.ahead.less' },
} as const;
