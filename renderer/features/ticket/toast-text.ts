import type { Choice } from '../../../shared/views/choices.ts';
import type { Text } from '../../i18n/text.tsx';
import { closedId, resolvedId } from './ticket-acts.ts';

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

/** What a status means for a ticket that was in another one. */
export function statusText(
  text: Text,
  number: string,
  { id, name }: { readonly id: string; readonly name: string },
  isReopening: boolean,
): string {
  if (id === resolvedId) return text('toast.resolved', { number });
  if (id === closedId) return text('toast.closed', { number });
  if (isReopening) return text('toast.reopened', { number });
  return text('toast.set', { number, what: text('fact.status'), value: name });
}
