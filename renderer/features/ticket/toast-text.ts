import type { Choice } from '../../../shared/views/choices.ts';
import type { ShownField } from '../../../shared/views/shown-fields.ts';
import type { UsualStatuses } from '../../../shared/views/status-shown.ts';
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

/** The toast after an assignment. */
export function assignedText(
  text: Text,
  number: string,
  { agents, teams }: Assignable,
  { agentId, teamId }: Assignee,
): string {
  const agent = agents.find(({ id }) => id === agentId)?.name ?? '';
  const team = teams.find(({ id }) => id === teamId)?.name ?? '';
  if (agent === '' && team === '') return text('command.ticket.release.done', { number });
  if (agent !== '' && team !== '') return text('toast.assignedBoth', { number, agent, team });
  return text('toast.assigned', { number, name: agent || team });
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
