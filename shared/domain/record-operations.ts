import * as z from 'zod';
import { type Id, idSchema } from './id.ts';
import { operation, refuse } from './operation.ts';
import type { Problem } from './problems.ts';
import type { agent } from './records/agent.ts';
import { allInUse, type DeskRecords, deskSettings, inUse } from './records/desk-records.ts';
import { type RecordKind, recordKinds } from './records/registry.ts';

type AgentFields = Partial<z.infer<typeof agent.fields>>;

const kind = z.enum(Object.keys(recordKinds) as [RecordKind, ...RecordKind[]]);

/** A record with all or some of its fields, checked and tidied by the schema of its kind. */
const recordInput = z
  .strictObject({ kind, id: idSchema, fields: z.record(z.string().max(60), z.unknown()) })
  .transform((input, context) => {
    const parsed = recordKinds[input.kind].fields.partial().safeParse(input.fields);
    if (parsed.success) return { ...input, fields: parsed.data };
    for (const { message, path } of parsed.error.issues) {
      context.addIssue({ code: 'custom', message, path: ['fields', ...path] });
    }
    return z.NEVER;
  });

export const putRecord = operation({
  name: 'record.put',
  input: recordInput,
  requires: () => ['administrator'],
  decide: ({ records }, { kind, id, fields }) => {
    const known = records.get(kind, id);
    if (!known && !recordKinds[kind].fields.safeParse(fields).success) return refuse('record.incomplete');
    const news = Object.entries(fields).filter(
      ([name, value]) => value !== undefined && (!known || !sameValue(known, name, value)),
    );
    if (news.length === 0) return refuse('field.unchanged');
    const problem = kind === 'agent' ? agentProblem(records, id, fields as AgentFields) : undefined; // Safe: they were parsed as its kind's.
    if (problem) return refuse(problem);
    return [{ type: 'record.put', target: { kind, id }, data: { fields: Object.fromEntries(news) } }];
  },
});

export const retireRecord = operation({
  name: 'record.retire',
  input: z.strictObject({ kind, id: idSchema, replacedBy: idSchema.nullable().default(null) }),
  requires: () => ['administrator'],
  decide: ({ records, agentId }, { kind, id, replacedBy }) => {
    const known = records.get(kind, id);
    if (!known || known.retired) return refuse('record.unknown');
    if (replacedBy !== null && (replacedBy === id || !records.get(kind, replacedBy))) return refuse('record.unknown');
    const isNeeded = kind === 'desk' || Object.values(deskSettings(records)).includes(id) || id === agentId;
    if (isNeeded) return refuse('record.in-use', { name: 'name' in known ? known.name : id });
    return [{ type: 'record.retired', target: { kind, id }, data: { replacedBy } }];
  },
});

/** Puts down the records of a new desk, before there is anybody who could be signed in. */
export const foundDesk = operation({
  name: 'desk.found',
  input: z.strictObject({ records: z.array(recordInput).min(1).max(1_000) }),
  requires: () => ['system'],
  decide: (_world, { records }) =>
    records.map(({ kind, id, fields }) => ({ type: 'record.put', target: { kind, id }, data: { fields } })),
});

/** An agent works where there is something to work in, and somebody has to be left who may change the desk. */
function agentProblem(records: DeskRecords, id: Id, fields: AgentFields): Problem | undefined {
  const { departmentId, roleId, extended = [], isAdministrator } = fields;
  const places = [{ departmentId, roleId }, ...extended];
  if (places.some((place) => place.departmentId && !inUse(records, 'department', place.departmentId)))
    return 'department.unknown';
  if (places.some((place) => place.roleId && !inUse(records, 'role', place.roleId))) return 'role.unknown';
  const others = allInUse(records, 'agent').filter((agent) => agent.id !== id);
  const isLast = isAdministrator === false && !others.some((agent) => agent.isAdministrator);
  return isLast ? 'agent.last-administrator' : undefined;
}

function sameValue(record: object, name: string, value: unknown): boolean {
  return JSON.stringify((record as Readonly<Record<string, unknown>>)[name]) === JSON.stringify(value);
}
