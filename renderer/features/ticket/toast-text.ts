import type { Choice } from '../../../shared/views/choices.ts';
import type { ShownField } from '../../../shared/views/shown-fields.ts';
import type { UsualStatuses } from '../../../shared/views/status-shown.ts';
import type { TicketDetails } from '../../../shared/views/ticket-details.ts';
import type { Text } from '../../i18n/text.tsx';
import { shortText, wordsText } from '../../i18n/value-text.ts';

export interface Assignee {
  readonly agentId: string | null;
  readonly teamId: string | null;
}

/** The names of the agents and teams that can be assigned. */
interface Assignable {
  readonly agents: readonly Choice[];
  readonly teams: readonly Choice[];
}

type AssignedTicket = Pick<TicketDetails, 'number' | 'agentId' | 'teamId' | 'names'>;

/** The toast after an assignment. An agent who left the desk can still be assigned. */
export function assignedText(
  text: Text,
  { number, names, ...before }: AssignedTicket,
  { agents, teams }: Assignable,
  { agentId, teamId }: Assignee,
): string {
  if (agentId === null && teamId === null) return text('command.ticket.release.done', { number });
  const agent = agentId === before.agentId ? names.agent : nameIn(agents, agentId);
  const team = teamId === before.teamId ? names.team : nameIn(teams, teamId);
  if (agent !== '' && team !== '') return text('toast.assignedBoth', { number, agent, team });
  const name = agent || team;
  return name === '' ? text('toast.assigned.unnamed', { number }) : text('toast.assigned', { number, name });
}

function nameIn(choices: readonly Choice[], wanted: string | null): string {
  return choices.find(({ id }) => id === wanted)?.name ?? '';
}

/** The toast after a field was set or cleared. */
export function fieldSaid(
  text: Text,
  number: string,
  { id, label }: Pick<ShownField, 'id' | 'label'>,
  value: string,
): string {
  if (id === 'summary') return text('toast.renamed', { number, summary: value });
  const what = wordsText(text, label);
  return value === ''
    ? text('toast.cleared', { number, what })
    : text('toast.set', { number, what, value: shortText(text, value) });
}

/** The toast after a status was set. */
export function statusText(
  text: Text,
  number: string,
  { id, name }: { readonly id: string; readonly name: string },
  usual: UsualStatuses,
  isReopening: boolean,
): string {
  if (id === usual.resolved) return text('toast.resolved', { number });
  if (id === usual.closed) return text('toast.closed', { number });
  if (isReopening) return text('toast.reopened', { number });
  return text('toast.set', { number, what: text('detail.status'), value: name });
}
