import * as z from 'zod';
import type { Draft } from '../event.ts';
import { idSchema } from '../id.ts';
import { operation, refuse } from '../operation.ts';
import { type DeskRecords, inUse } from '../records/desk-records.ts';
import { unknownProblem } from '../records/unknown.ts';
import { aspect, event } from './aspect.ts';
import { changeReason } from './change-reason.ts';
import { ticketDraft } from './draft.ts';
import { standingValue as currentValue, type FieldType, longestValue, valueSchema } from './field-type.ts';
import { replanDrafts } from './pausing.ts';
import { planAfter, presentPlan } from './planning.ts';
import type { Ticket } from './ticket.ts';

/** A field without rules of its own: its value is stored, and nothing follows from it. */
export interface PlainField {
  readonly type: FieldType;
  /** The initial value of a ticket. */
  readonly initial: string;
  readonly isRequired: boolean;
  /** Whether forms have a fixed control for it; the others are listed one after another. */
  readonly hasOwnPlace: boolean;
}

/**
 * THE TABLE of plain fields. A field is a row here and its texts in `renderer/i18n/en/fields.ts`: forms, details, the
 * operation that changes it, its history, its conflicts and printouts are derived from it.
 */
const rows = {
  summary: { type: { kind: 'line', longest: 200 }, initial: '', isRequired: true, hasOwnPlace: true },
  priority: { type: { kind: 'record', of: 'priority' }, initial: '', isRequired: true, hasOwnPlace: true },
  topic: { type: { kind: 'record', of: 'topic' }, initial: '', isRequired: true, hasOwnPlace: true },
  source: {
    type: { kind: 'choice', choices: ['phone', 'walk-in', 'email', 'web', 'other'] },
    initial: 'phone',
    isRequired: true,
    hasOwnPlace: true,
  },
} as const satisfies Readonly<Record<string, PlainField>>;

export type FieldName = keyof typeof rows;
export type Fields = { readonly [Name in FieldName]: string };

export const fields: Readonly<Record<FieldName, PlainField>> = rows;

export const fieldNames = Object.keys(rows) as readonly FieldName[];

export const sources = rows.source.type.choices;

export const sourceSchema = z.enum(sources, 'choice.required');

export function isFieldName(name: string): name is FieldName {
  return Object.hasOwn(rows, name);
}

/** A value for each field, by name. */
function ofEach<Value>(ofOne: (name: FieldName) => Value): { readonly [Name in FieldName]: Value } {
  // Safe: the names are those of the table.
  return Object.fromEntries(fieldNames.map((name) => [name, ofOne(name)])) as { [Name in FieldName]: Value };
}

export const fieldSchemas = ofEach((name) => valueSchema(fields[name].type, fields[name].isRequired));

const changed = z.object({ field: z.string(), from: z.string(), to: z.string(), reason: z.string().optional() });

export const plainFields = aspect(
  ofEach((name) => fields[name].initial),
  {
    'fields.filled': event<Fields, { values: Record<string, string> }>({
      data: z.object({ values: z.record(z.string(), z.string()) }),
      apply: (slice, { values }) => ({ ...slice, ...onlyKnown(values) }),
    }),
    'field.changed': event<Fields, z.infer<typeof changed>>({
      data: changed,
      apply: (slice, { field, to }) => (isFieldName(field) ? { ...slice, [field]: to } : slice),
      claims: ({ field, to }) => [{ about: field, value: to }],
      sets: ({ field }) => (isFieldName(field) ? [field] : []),
      // Reopening replaces an archived help topic.
      follows: ['status.set'],
      invert: ({ field, from, to }, present) => {
        if (!isFieldName(field) || present[field] !== to) return { stays: field };
        return { type: 'field.changed', data: { field, from: to, to: from }, takes: ['ticket.edit'] };
      },
    }),
  },
);

function onlyKnown(values: Readonly<Record<string, string>>): Partial<Fields> {
  return Object.fromEntries(Object.entries(values).filter(([name]) => isFieldName(name)));
}

/** The fields for display: archived choices are replaced by their current record. */
export function currentFields(records: DeskRecords, values: Fields): Fields {
  return ofEach((name) => currentValue(records, fields[name].type, values[name]));
}

const input = z
  .strictObject({
    ticketId: idSchema,
    field: z.enum(fieldNames),
    value: z.string('text.required'),
    reason: changeReason.default(''),
    /** What the author saw when they began; if missing, any present value is replaced. */
    was: z.string().max(longestValue).optional(),
  })
  .transform((change, context) => {
    const parsed = fieldSchemas[change.field].safeParse(change.value);
    if (parsed.success) return { ...change, value: parsed.data };
    for (const { message } of parsed.error.issues) context.addIssue({ code: 'custom', message, path: ['value'] });
    return z.NEVER;
  });

export const setField = operation({
  name: 'field.set',
  input,
  needs: ({ ticketId }) => ({ tickets: [ticketId] }),
  requires: () => ['ticket.edit'],
  alsoFor: ['rule'],
  decide: ({ ticket, records }, { ticketId, field, value, reason, was }) => {
    const { type } = fields[field];
    const known = ticket(ticketId);
    const from = known.fields[field];
    const present = currentValue(records, type, from);
    if (present === value) return refuse('field.unchanged');
    if (was !== undefined && was !== from && was !== present) return refuse('field.moved', { value: present });
    if (type.kind === 'record' && value !== '' && !inUse(records, type.of, value)) {
      return refuse(unknownProblem(type.of));
    }
    return [
      ticketDraft(ticketId, 'field.changed', { field, from, to: value, ...(reason ? { reason } : {}) }),
      ...(field === 'topic' ? transientPlanDrafts(records, known, value) : []),
    ];
  },
});

/** A help topic whose plan differs replaces a transient plan. A closed ticket keeps its plan. */
function transientPlanDrafts(records: DeskRecords, ticket: Ticket, topicId: string): Draft[] {
  const present = presentPlan(records, ticket);
  if (!present?.isTransient || ticket.status.state === 'closed') return [];
  const plan = planAfter(records, ticket, { topicId });
  return plan && plan.id !== present.id ? replanDrafts(records, ticket, plan, ticket.department.departmentId) : [];
}

export const fieldOperations = [setField] as const;
