import { emailKey } from '../../shared/domain/email.ts';
import type { Id } from '../../shared/domain/id.ts';
import { nameKey } from '../../shared/domain/person.ts';
import type { RecordState } from '../../shared/domain/records/record.ts';

/** Finds people by name or e-mail address. */
export interface PeopleIndex {
  readonly put: (person: RecordState) => void;
  readonly named: (name: string) => readonly Id[];
  readonly withEmail: (email: string) => readonly Id[];
  /** A person's own record, and the archived ones that it replaced. */
  readonly entriesOf: (personId: Id) => readonly Id[];
}

export function createPeopleIndex(): PeopleIndex {
  const keys = new Map<Id, readonly string[]>();
  const byKey = new Map<string, Set<Id>>();
  const placeOf = new Map<Id, Id>();
  const replaced = new Map<Id, Set<Id>>();

  function put(person: RecordState): void {
    for (const key of keys.get(person.id) ?? []) byKey.get(key)?.delete(person.id);
    const now = keysOf(person);
    keys.set(person.id, now);
    for (const key of now) byKey.set(key, (byKey.get(key) ?? new Set()).add(person.id));
    noteReplaced(person);
  }

  function noteReplaced({ id, retired, replacedBy }: RecordState): void {
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

  return {
    put,
    entriesOf,
    named: (name) => [...(byKey.get(`name ${nameKey(name)}`) ?? [])],
    withEmail: (email) => [...(byKey.get(`email ${emailKey(email)}`) ?? [])],
  };
}

function keysOf({ fields }: RecordState): string[] {
  const { name, email } = fields;
  return [
    ...(typeof name === 'string' && name !== '' ? [`name ${nameKey(name)}`] : []),
    ...(typeof email === 'string' && email !== '' ? [`email ${emailKey(email)}`] : []),
  ];
}

/** The same, including people whom unwritten operations of the same batch have added. */
export function withUnsaved(
  index: PeopleIndex,
  unsaved: readonly RecordState[],
): Pick<PeopleIndex, 'named' | 'withEmail'> {
  if (unsaved.length === 0) return index;
  const fresh = createPeopleIndex();
  for (const person of unsaved) fresh.put(person);
  const ids = new Set(unsaved.map(({ id }) => id));
  const merged = (saved: readonly Id[], found: readonly Id[]) => [...saved.filter((id) => !ids.has(id)), ...found];
  return {
    named: (name) => merged(index.named(name), fresh.named(name)),
    withEmail: (email) => merged(index.withEmail(email), fresh.withEmail(email)),
  };
}
