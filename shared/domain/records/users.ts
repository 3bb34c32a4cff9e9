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

/** The first record in use with a reference of a kind that leads to a record before a change, and not after it. */
export function userChangedBy(before: DeskRecords, after: DeskRecords, kind: RecordKind): string | undefined {
  const isIn = (records: DeskRecords, named: NamedReference) =>
    isValidReference(records, { ...named, id: currentId(records, kind, named.id) });
  const isLost = (named: NamedReference) =>
    named.kind === kind && !named.reference.mayLeave && isIn(before, named) && !isIn(after, named);
  for (const userKind of userKinds(kind)) {
    const user = allInUse(after, userKind).find((record) => referencesIn(userKind, { ...record }).some(isLost));
    if (user) return user.name;
  }
  return undefined;
}

/** The name of a record that one refers to although neither it nor a replacement is in use. */
export function danglingIn(records: DeskRecords, kind: RecordKind, id: Id): string | undefined {
  const fields = { ...records.get(kind, id) };
  const dangling = referencesIn(kind, fields).find(
    (named) =>
      !named.reference.mayLeave &&
      !isValidReference(records, { ...named, id: currentId(records, named.kind, named.id) }),
  );
  return dangling && (records.get(dangling.kind, dangling.id)?.name ?? dangling.id);
}

/** The kinds with fields that refer to this kind; the desk's own record first. */
function userKinds(kind: RecordKind): (keyof typeof usedBy)[] {
  const all = ['desk', 'agent', 'department', 'plan', 'topic'] as const;
  return all.filter((userKind) => recordKinds[userKind].references.some((reference) => reference.kind === kind));
}
