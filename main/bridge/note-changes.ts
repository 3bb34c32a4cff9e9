import type { NoteChange } from '../../shared/bridge/contract/tickets.ts';
import { actorAgentId } from '../../shared/domain/principal.ts';
import type { Ticket } from '../../shared/domain/ticket/ticket.ts';
import type { Engine } from '../engine/engine.ts';

const mostShown = 20;

/** The latest changes of the notes in all records of a ticket's requester, newest first. */
export async function noteChanges(
  { records, samePerson, recordCommits }: Pick<Engine, 'records' | 'samePerson' | 'recordCommits'>,
  { requester }: Ticket,
): Promise<readonly NoteChange[]> {
  const ids = samePerson(requester.personId);
  const filter = {
    kinds: ['person'],
    ids,
    isShown: (_kind: string, id: string) => ids.includes(id),
    actor: null,
    fromMs: null,
    untilMs: null,
  };
  const { commits } = await recordCommits(filter, null, mostRead);
  return commits
    .flatMap(({ name, timeMs, actor, changes }) => {
      const agentName = records.get('agent', actorAgentId(actor) ?? '')?.name ?? '';
      return changes.flatMap(({ event, before }) => {
        const note = noteIn(event.data);
        const isNew = note !== undefined && note !== (before.fields.note ?? '');
        return isNew ? [{ commit: name, timeMs, agentName, note }] : [];
      });
    })
    .slice(0, mostShown);
}

/** Of so many changes of a person, few concern the note. */
const mostRead = 200;

function noteIn(data: unknown): string | undefined {
  if (typeof data !== 'object' || data === null || !('fields' in data)) return undefined;
  const { fields } = data;
  if (typeof fields !== 'object' || fields === null || !('note' in fields)) return undefined;
  return typeof fields.note === 'string' ? fields.note : undefined;
}
