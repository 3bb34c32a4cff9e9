import * as z from 'zod';
import type { Draft } from './event.ts';
import { type Id, idSchema } from './id.ts';
import { operation, type Refusal, refuse, type World } from './operation.ts';
import { sameValue } from './record-operations.ts';
import { recordKindInput, recordObjection, recordRequirements } from './record-rights.ts';
import { recordsAfter } from './records/after.ts';
import { idsCountingAs } from './records/current-record.ts';
import { allInUse, type DeskRecords, inUse } from './records/desk-records.ts';
import { isNameTaken } from './records/list-group.ts';
import { brokenRequirement } from './records/operable.ts';
import { isBelowItself } from './records/put-problem.ts';
import { type RecordKind, type RecordOf, recordKinds } from './records/registry.ts';
import { danglingIn, userBrokenBy, userChangedBy } from './records/users.ts';

export const retireRecord = operation({
  name: 'record.retire',
  input: z.strictObject({ kind: recordKindInput, id: idSchema, replacedBy: idSchema.nullable().default(null) }),
  requires: ({ kind }) => recordRequirements(kind),
  objection: ({ records }, { kind, id }, access) => recordObjection(records, access, kind, id),
  decide: (world, input) => decideRetire(world, input),
});

/** Takes an archived record back into use. */
export const restoreRecord = operation({
  name: 'record.restore',
  input: z.strictObject({ kind: recordKindInput, id: idSchema }),
  requires: ({ kind }) => recordRequirements(kind),
  objection: ({ records }, { kind, id }, access) => recordObjection(records, access, kind, id),
  decide: ({ records }, input) => decideRestore(records, input),
});

interface Which {
  readonly kind: RecordKind;
  readonly id: Id;
}

type Retire = Which & { readonly replacedBy: Id | null };

export type RetireWorld = Pick<World, 'records' | 'agentId' | 'openTicketsOf'>;

export function decideRetire(world: RetireWorld, { kind, id, replacedBy }: Retire): readonly Draft[] | Refusal {
  const { records, agentId } = world;
  const known = records.get(kind, id);
  if (!known) return refuse('record.unknown');
  if (known.retired) return refuse('record.archived-already', { name: known.name });
  if (kind === 'desk') return refuse('record.in-use', { name: known.name });
  if (kind === 'agent' && id === agentId) return refuse('agent.oneself');
  const unfit = replacedBy === null ? undefined : replacementProblem(records, kind, known, replacedBy);
  if (unfit) return unfit;
  const after = recordsAfter(records, { kind, id, replacedBy });
  const lost = brokenRequirement(records, after);
  if (lost) return refuse(lost);
  if (kind === 'topic' && replacedBy !== null && isBelowItself(after, replacedBy)) return refuse('topic.below-itself');
  const left = userBrokenBy(records, after, kind, known);
  if (left) return left;
  if (replacedBy === null && (kind === 'department' || kind === 'team')) {
    // Nobody but administrators would see those of a department, and nobody would be notified of those of a team.
    const count = world.openTicketsOf(kind, idsCountingAs(records, kind, id));
    if (count > 0) return refuse('record.used-by-tickets', { name: known.name, count });
  }
  return [{ type: 'record.retired', target: { kind, id }, data: { replacedBy } }];
}

/** What pointed to the replacement only because of it points to the record again. So everything must fit once more. */
export function decideRestore(records: DeskRecords, { kind, id }: Which): readonly Draft[] | Refusal {
  const known = records.get(kind, id);
  if (!known) return refuse('record.unknown');
  const { name } = known;
  if (!known.retired) return refuse('record.not-archived', { name });
  const after = recordsAfter(records, { kind, id, isRestored: true });
  if (isNameTaken(after, kind, id)) return refuse('record.name-taken', { name });
  const missing = danglingIn(after, kind, id);
  if (missing !== undefined) return refuse('restore.uses-archived', { name, used: missing });
  const isInCircle =
    kind === 'topic' &&
    allInUse(after, kind).some((topic) => isBelowItself(after, topic.id) && !isBelowItself(records, topic.id));
  if (isInCircle) return refuse('topic.below-itself');
  const user = userChangedBy(records, after, kind);
  if (user !== undefined) return refuse('restore.unfit', { name, user });
  return [{ type: 'record.restored', target: { kind, id }, data: {} }];
}

/** The replacement of a record must be another one of its kind, in use, and equal in what tickets rely on. */
function replacementProblem<Kind extends RecordKind>(
  records: DeskRecords,
  kind: Kind,
  known: RecordOf<Kind>,
  replacedBy: Id,
): Refusal | undefined {
  const { isReplaceable, fixed = [] } = recordKinds[kind];
  if (!isReplaceable) return refuse(kind === 'field' ? 'field.not-replaceable' : 'record.not-replaceable');
  const next = replacedBy === known.id ? undefined : inUse(records, kind, replacedBy);
  if (!next) return refuse('replacement.unknown');
  const isLike = fixed.every((name) => sameValue(known, name, (next as Readonly<Record<string, unknown>>)[name]));
  return isLike ? undefined : refuse('replacement.unlike', { name: next.name });
}
