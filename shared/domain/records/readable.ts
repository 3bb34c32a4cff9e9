import type { AgentAccess } from '../access.ts';
import type { RecordKindDefinition } from './kind.ts';

/** What determines who can read the records of a kind. */
export type Readable = Pick<RecordKindDefinition<string, never>, 'readableBy'> & { readonly ownedBy?: string };

/** Whether an agent may read records of a kind at all. */
export function mayReadKind(
  { readableBy }: Readable,
  { isAdministrator }: Pick<AgentAccess, 'isAdministrator'>,
): boolean {
  return readableBy === 'agents' || (readableBy === 'administrators' && isAdministrator);
}

/** Whether an agent may read a record of a readable kind: it is shared, or their own. */
export function mayReadRecord(
  { ownedBy }: Readable,
  { agentId }: Pick<AgentAccess, 'agentId'>,
  record: object,
): boolean {
  if (ownedBy === undefined) return true;
  const owner = (record as Readonly<Record<string, unknown>>)[ownedBy];
  return owner === null || owner === agentId;
}
