import { emailKey } from '../../../shared/domain/email.ts';
import type { Id } from '../../../shared/domain/id.ts';
import { nameKey } from '../../../shared/domain/person.ts';
import type { RecordState } from '../../../shared/domain/records/record.ts';

/** The name of a person as names are compared. */
export function nameKeyOf({ fields: { name } }: RecordState): string | undefined {
  return typeof name === 'string' && name !== '' ? nameKey(name) : undefined;
}

/** The e-mail address in the form that identifies its owner. */
export function emailKeyOf({ fields: { email } }: RecordState): string | undefined {
  return typeof email === 'string' && email !== '' ? emailKey(email) : undefined;
}

/** Finds people by name or e-mail address. */
export interface FindPeople {
  readonly named: (name: string) => readonly Id[];
  readonly withEmail: (email: string) => readonly Id[];
}

/** The same, including people whom unwritten operations of the same batch have added. */
export function withUnsaved(people: FindPeople, unsaved: readonly RecordState[]): FindPeople {
  if (unsaved.length === 0) return people;
  const ids = new Set(unsaved.map(({ id }) => id));
  const merged = (saved: readonly Id[], isOne: (person: RecordState) => boolean) => [
    ...saved.filter((id) => !ids.has(id)),
    ...unsaved.filter(isOne).map(({ id }) => id),
  ];
  return {
    named: (name) => {
      const key = nameKey(name);
      return merged(people.named(name), (person) => nameKeyOf(person) === key);
    },
    withEmail: (email) => {
      const key = emailKey(email);
      return merged(people.withEmail(email), (person) => emailKeyOf(person) === key);
    },
  };
}
