import type { Id } from '../../../shared/domain/id.ts';
import type { RecordState } from '../../../shared/domain/records/record.ts';

/** Which archived people others have replaced. */
export interface Replacements {
  readonly note: (person: Pick<RecordState, 'id' | 'retired' | 'replacedBy'>) => void;
  readonly isReplaced: (personId: Id) => boolean;
  /** A person, and those whom that person replaced, one after another. */
  readonly entriesOf: (personId: Id) => readonly Id[];
}

export function createReplacements(): Replacements {
  const placeOf = new Map<Id, Id>();
  const replaced = new Map<Id, Set<Id>>();

  function note({ id, retired, replacedBy }: Pick<RecordState, 'id' | 'retired' | 'replacedBy'>): void {
    // Two devices can name different replacements, one after the other.
    replaced.get(placeOf.get(id) ?? '')?.delete(id);
    placeOf.delete(id);
    if (!retired || replacedBy === null) return;
    placeOf.set(id, replacedBy);
    replaced.set(replacedBy, (replaced.get(replacedBy) ?? new Set()).add(id));
  }

  function entriesOf(personId: Id): readonly Id[] {
    if (!replaced.has(personId)) return [personId];
    const found = new Set([personId]);
    for (const id of found) for (const other of replaced.get(id) ?? []) found.add(other);
    return [...found];
  }

  return { note, isReplaced: (personId) => placeOf.has(personId), entriesOf };
}
