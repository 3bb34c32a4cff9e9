import type { AgentAccess } from '../access.ts';
import type { RecordKindDefinition } from './kind.ts';

/** What decides who reads the records of a kind. */
export type Readable = Pick<RecordKindDefinition<string, never>, 'readableBy'> & { readonly ownedBy?: string };

/** Whether an agent may read records of a kind at all. */
export function mayReadKind(
  { readableBy }: Readable,
  { isAdministrator }: Pick<AgentAccess, 'isAdministrator'>,
): boolean {
  return readableBy === 'agents' || (readableBy === 'administrators' && isAdministrator);
}

/** Whether a record of a kind that an agent may read is their business: everybody’s, or their own. */
export function isTheirBusiness(
  { ownedBy }: Readable,
  { agentId }: Pick<AgentAccess, 'agentId'>,
  record: object,
): boolean {
  if (ownedBy === undefined) return true;
  const owner = (record as Readonly<Record<string, unknown>>)[ownedBy];
  return owner === null || owner === agentId;
}
