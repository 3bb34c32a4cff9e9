import { agentAccess, canSee } from '../access.ts';
import type { Id } from '../id.ts';
import { mentionedIn } from '../mention-ranges.ts';
import type { World } from '../operation.ts';
import { allInUse, type DeskRecords } from '../records/desk-records.ts';
import type { RecordOf } from '../records/registry.ts';
import type { Visibility } from './visibility.ts';

/** The agents whom somebody can mention on a ticket: all others who see it. */
export function mentionable(records: DeskRecords, ticket: Visibility, byAgentId: Id | null): RecordOf<'agent'>[] {
  return allInUse(records, 'agent').filter(({ id }) => {
    const access = id === byAgentId ? undefined : agentAccess(records, id);
    return access !== undefined && canSee(access, ticket);
  });
}

/** Whom a reply or note mentions, as its event says it: nothing if nobody. `ticket` is as it is after its commit. */
export function mentionsIn(
  { records, agentId }: Pick<World, 'records' | 'agentId'>,
  ticket: Visibility,
  text: string,
): { readonly mentions?: Id[] } {
  if (!text.includes('@')) return {};
  const mentions = mentionedIn(text, mentionable(records, ticket, agentId));
  return mentions.length === 0 ? {} : { mentions: [...mentions] };
}
