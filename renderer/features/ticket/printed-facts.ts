import { type FieldName, fieldNames } from '../../../shared/domain/ticket/fields.ts';
import type { DeskChoices } from '../../../shared/views/choices.ts';
import type { TicketFacts } from '../../../shared/views/ticket-facts.ts';
import { fieldOptions } from '../../forms/field-options.ts';
import type { Text } from '../../i18n/text.tsx';
import type { Times } from '../../i18n/times.ts';

type PrintedFact = readonly [label: string, value: string];

const anyDay = 0;

/** The facts of a ticket as words, in the order in which the window shows them; what is not there is left out. */
export function printedFacts(text: Text, times: Times, facts: TicketFacts, choices: DeskChoices): PrintedFact[] {
  const { names, dueMs, closedMs, state } = facts;
  const time = (ms: number | null) => (ms === null ? '' : times.moment(ms, anyDay));
  const plain = (name: FieldName): PrintedFact => [text(`field.${name}`), fieldValue(text, name, facts, choices)];
  const all: PrintedFact[] = [
    [text('fact.status'), facts.statusName],
    plain('priority'),
    [text('fact.plan'), facts.planName],
    [text('fact.assignee'), names.agent || text('common.nobody')],
    [text('fact.department'), names.department],
    [text('fact.due'), state === 'open' ? time(dueMs) : ''],
    // The summary is the heading.
    ...fieldNames.filter((name) => name !== 'summary' && name !== 'priority').map(plain),
    [text('fact.team'), names.team],
    [text('print.closed'), state === 'closed' ? time(closedMs) : ''],
  ];
  return all.filter(([, value]) => value !== '');
}

function fieldValue(text: Text, name: FieldName, { fields, names }: TicketFacts, choices: DeskChoices): string {
  if (name === 'priority' || name === 'topic') return names[name];
  const options = fieldOptions(text, name, choices);
  return options ? (options.find(({ id }) => id === fields[name])?.name ?? '') : fields[name];
}
