import type { ShownField } from '../../../shared/views/shown-fields.ts';
import type { TicketDetails } from '../../../shared/views/ticket-details.ts';
import type { Text } from '../../i18n/text.tsx';
import { pausedText, type Times } from '../../i18n/times.ts';
import { valueText, wordsText } from '../../i18n/value-text.ts';

type PrintedDetail = readonly [label: string, value: string];

const anyDay = 0;

/** Details shown elsewhere on the page. The status implies the state. */
const shownElsewhere: ReadonlySet<string> = new Set(['number', 'summary', 'opened', 'requester', 'state']);

/** The details of a ticket as label and value, in the window’s order, without empty ones. */
export function printedDetails(
  text: Text,
  times: Times,
  { shownFields, state, pausedLeftMs, links }: Pick<TicketDetails, 'shownFields' | 'state' | 'pausedLeftMs' | 'links'>,
): PrintedDetail[] {
  const linkText = ({ kind, number }: TicketDetails['links'][number]) => `${text(`links.${kind}`)} #${number}`;
  const wordsOf = ({ id, shown }: ShownField): string => {
    if (id === 'due' && state === 'closed') return '';
    if (id === 'due' && pausedLeftMs !== null) return pausedText(text, pausedLeftMs);
    return valueText(text, times, anyDay, shown) || (id === 'assignee' ? text('common.nobody') : '');
  };
  return shownFields
    .filter(({ id }) => !shownElsewhere.has(id))
    .map((field): PrintedDetail => [wordsText(text, field.label), wordsOf(field)])
    .concat(links.length === 0 ? [] : [[text('links.title'), links.map(linkText).join(', ')]])
    .filter(([, value]) => value !== '');
}
