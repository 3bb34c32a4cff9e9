import type { ShownField } from '../../../shared/views/shown-fields.ts';
import type { TicketDetails } from '../../../shared/views/ticket-details.ts';
import type { Text } from '../../i18n/text.tsx';
import { pausedText, type Times } from '../../i18n/times.ts';
import { valueText, wordsText } from '../../i18n/value-text.ts';
import { targetText } from './target-lines.tsx';

type PrintedDetail = readonly [label: string, value: string];

const anyDay = 0;

/** Details shown elsewhere on the page. The status implies the state. */
const shownElsewhere: ReadonlySet<string> = new Set(['number', 'summary', 'opened', 'requester', 'state']);

/** The details of a ticket as label and value, in the window’s order, without empty ones. */
export function printedDetails(
  text: Text,
  times: Times,
  ticket: Pick<TicketDetails, 'shownFields' | 'state' | 'pausedLeftMs' | 'dueTarget' | 'targets' | 'links'>,
): PrintedDetail[] {
  const { shownFields, state, pausedLeftMs, dueTarget, targets, links } = ticket;
  const linkText = ({ kind, number }: TicketDetails['links'][number]) => `${text(`links.${kind}`)} #${number}`;

  function dueWords(): string | undefined {
    if (state === 'open' && pausedLeftMs !== null) return pausedText(text, pausedLeftMs, dueTarget);
    if (state === 'open' && dueTarget === null) return undefined;
    return targets.map((shown) => targetText(text, times, anyDay, shown)).join(', ');
  }

  const wordsOf = ({ id, shown }: ShownField): string => {
    const due = id === 'due' ? dueWords() : undefined;
    if (due !== undefined) return due;
    return valueText(text, times, anyDay, shown) || (id === 'assignee' ? text('common.nobody') : '');
  };
  return shownFields
    .filter(({ id }) => !shownElsewhere.has(id))
    .map((field): PrintedDetail => [wordsText(text, field.label), wordsOf(field)])
    .concat(links.length === 0 ? [] : [[text('links.title'), links.map(linkText).join(', ')]])
    .filter(([, value]) => value !== '');
}
