import type { Id } from '../../shared/domain/id.ts';
import { currentRecord } from '../../shared/domain/records/current-record.ts';
import { inUse } from '../../shared/domain/records/desk-records.ts';
import type { DeskState } from './state.ts';

/**
 * All ids that stand for one person: those of everybody with the same e-mail address, and of those whom they replaced.
 * None for somebody unknown.
 */
export function samePerson({ records, people }: Pick<DeskState, 'records' | 'people'>, personId: Id): readonly Id[] {
  const present = currentRecord(records, 'person', personId);
  if (!present) return [];
  const owners = present.retired ? [] : people.withEmail(present.email).filter((id) => inUse(records, 'person', id));
  return [...new Set([present.id, ...owners].flatMap(people.entriesOf))];
}
