import type { Choice } from '../../../shared/views/choices.ts';
import type { ShownField } from '../../../shared/views/shown-fields.ts';
import type { UsualStatuses } from '../../../shared/views/status-shown.ts';
import type { Text } from '../../i18n/text.tsx';
import { shortText, wordsText } from '../../i18n/value-text.ts';

interface Assignee {
  readonly agentId: string | null;
  readonly teamId: string | null;
}

/** Who can be assigned, as far as names go. */
interface Assignable {
  readonly agents: readonly Choice[];
  readonly teams: readonly Choice[];
}

/** To whom a ticket went, in the words of a toast. */
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

/** What a field was set to, in the words of a toast; no value was cleared. */
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

/** What a status means for a ticket that was in another one. */
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
