import type { Id } from '../id.ts';
import { type Refusal, refuse } from '../operation.ts';
import { currentId } from './current-record.ts';
import { allInUse, type DeskRecords } from './desk-records.ts';
import { isValidReference, type NamedReference, referencesIn } from './references.ts';
import { type RecordKind, recordKinds } from './registry.ts';

const usedBy = {
  agent: 'record.used-by-agent',
  department: 'record.used-by-department',
  desk: 'record.in-use',
  plan: 'record.used-by-plan',
  topic: 'record.used-by-topic',
} as const;

/** The first record in use whose reference a change would break, as a reason to refuse the change. */
export function userBrokenBy(
  before: DeskRecords,
  after: DeskRecords,
  kind: RecordKind,
  { id, name }: { readonly id: Id; readonly name: string },
): Refusal | undefined {
  const isLeft = (named: NamedReference) => {
    if (named.kind !== kind || named.reference.mayLeave || currentId(before, kind, named.id) !== id) return false;
    return (
      isValidReference(before, { ...named, id }) &&
      !isValidReference(after, { ...named, id: currentId(after, kind, id) })
    );
  };
  for (const userKind of userKinds(kind)) {
    const user = allInUse(after, userKind).find((record) => referencesIn(userKind, { ...record }).some(isLeft));
    if (user) return refuse(usedBy[userKind], { name, user: user.name });
  }
  return undefined;
}

/** The kinds with fields that refer to this kind; the desk's own record first. */
function userKinds(kind: RecordKind): (keyof typeof usedBy)[] {
  const all = ['desk', 'agent', 'department', 'plan', 'topic'] as const;
  return all.filter((userKind) => recordKinds[userKind].references.some((reference) => reference.kind === kind));
}
