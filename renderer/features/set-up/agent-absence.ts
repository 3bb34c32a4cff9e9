import type { Id } from '../../../shared/domain/id.ts';
import { inUse } from '../../../shared/domain/records/desk-records.ts';
import { absenceNote, absenceSentence } from '../../i18n/absence-text.ts';
import type { RecordContext } from './form-field.ts';

/** The mark of an agent among those who can be chosen: that they are absent, or will be soon. */
export function agentNote(context: RecordContext, agentId: Id): string | undefined {
  return absenceNote(context, inUse(context.records, 'agent', agentId)?.absence ?? null);
}

/** The same as a sentence, for the agent who is chosen. */
export function agentWarning(context: RecordContext, agentId: Id | null): string | undefined {
  const agent = inUse(context.records, 'agent', agentId ?? '');
  return agent && absenceSentence(context, agent.name, agent.absence);
}
