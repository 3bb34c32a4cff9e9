import type { ShownField } from '../../../shared/views/shown-fields.ts';
import type { TicketFacts } from '../../../shared/views/ticket-facts.ts';
import type { Text } from '../../i18n/text.tsx';
import type { Times } from '../../i18n/times.ts';
import { valueText, wordsText } from '../../i18n/value-text.ts';

type PrintedFact = readonly [label: string, value: string];

const anyDay = 0;

/** What stands at the head of the page in its own way. The state is what the status says. */
const placed: ReadonlySet<string> = new Set(['number', 'summary', 'opened', 'requester', 'state']);

/** The details of a ticket as words, in the order in which the window shows them; what is not there is left out. */
export function printedFacts(
  text: Text,
  times: Times,
  { details, state }: Pick<TicketFacts, 'details' | 'state'>,
): PrintedFact[] {
  const wordsOf = ({ id, shown }: ShownField): string => {
    if (id === 'due' && state === 'closed') return '';
    return valueText(text, times, anyDay, shown) || (id === 'assignee' ? text('common.nobody') : '');
  };
  return details
    .filter(({ id }) => !placed.has(id))
    .map((field): PrintedFact => [wordsText(text, field.label), wordsOf(field)])
    .filter(([, value]) => value !== '');
}
