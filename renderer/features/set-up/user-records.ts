import type { Id } from '../../../shared/domain/id.ts';
import type { RecordKind } from '../../../shared/domain/records/registry.ts';
import type { RecordUsage, RecordUser } from '../../../shared/views/record-usage.ts';
import { quoted, withoutQuotes } from '../../../shared/views/search/quotes.ts';
import { searchTextPath } from '../../forms/search-address.ts';

/** A record that uses another one, in one or several fields. */
export interface UserRecord extends Omit<RecordUser, 'field'> {
  readonly fields: readonly string[];
}

/** The records that use a record, each once. */
export function userRecords({ records }: Pick<RecordUsage, 'records'>): readonly UserRecord[] {
  const users: UserRecord[] = [];
  for (const { field, ...user } of records) {
    const at = users.findIndex(({ kind, id }) => kind === user.kind && id === user.id);
    const known = users[at];
    if (known) users[at] = { ...known, fields: [...known.fields, field] };
    else users.push({ ...user, fields: [field] });
  }
  return users;
}

/** How the tickets with a record are searched for, by its kind. */
const searches: { readonly [Kind in RecordKind]?: (name: string) => string } = {
  agent: (name) => `assignee:${name}`,
  department: (name) => `dept:${name}`,
  field: (name) => `-${name}:none`,
  plan: (name) => `plan:${name}`,
  priority: (name) => `priority:${name}`,
  status: (name) => `status:${name}`,
  team: (name) => `team:${name}`,
  topic: (name) => `topic:${name}`,
};

/** The address of the tickets with a record; undefined for kinds that no ticket has. */
export function ticketsHref(kind: RecordKind, name: string, state: 'open' | 'closed'): string | undefined {
  const search = searches[kind]?.(quoted(withoutQuotes(name)));
  return search === undefined ? undefined : `#${searchTextPath(`${search} is:${state}`)}`;
}

/** The address of a record; a queue shows its tickets. */
export function recordHref(kind: RecordKind, id: Id): string {
  const part = encodeURIComponent(id);
  return kind === 'queue' ? `#/${part}` : `#/set-up/${kind}/${part}`;
}
