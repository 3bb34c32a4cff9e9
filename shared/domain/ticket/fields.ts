import * as z from 'zod';
import { idSchema } from '../id.ts';
import { operation, refuse } from '../operation.ts';
import type { Problem } from '../problems.ts';
import { type DeskRecords, inUse } from '../records/desk-records.ts';
import { standingId } from '../records/standing.ts';
import { line, optionalParagraphs } from '../text.ts';
import { aspect, event } from './aspect.ts';
import { ticketDraft } from './draft.ts';

/**
 * THE TABLE of plain fields. A row is all there is to a field: forms, the facts of a ticket, the operation that
 * changes it, its history and its conflicts follow from here.
 * `control`: `line` is typed; `record` is chosen from the desk records of that kind; `choice` from a fixed list.
 */
export const fields = {
  summary: { label: 'Summary', schema: line(200), initial: '', control: { type: 'line' } },
  priority: { label: 'Priority', schema: idSchema, initial: '', control: { type: 'record', kind: 'priority' } },
  topic: { label: 'Help topic', schema: idSchema, initial: '', control: { type: 'record', kind: 'topic' } },
  source: {
    label: 'Source',
    schema: z.enum(['phone', 'walk-in', 'email', 'web', 'other'], 'choice.required'),
    initial: 'phone',
    control: {
      type: 'choice',
      choices: { phone: 'Phone', 'walk-in': 'Walk-in', email: 'Email', web: 'Web', other: 'Other' },
    },
  },
} as const satisfies Readonly<Record<string, FieldRow>>;

interface FieldRow {
  readonly label: string;
  readonly schema: z.ZodType<string>;
  readonly initial: string;
  readonly control: FieldControl;
}

export type FieldControl =
  | { readonly type: 'line' }
  | { readonly type: 'record'; readonly kind: 'priority' | 'topic' }
  | { readonly type: 'choice'; readonly choices: Readonly<Record<string, string>> };

export type FieldName = keyof typeof fields;
export type Fields = { readonly [Name in FieldName]: string };

export const fieldNames = Object.keys(fields) as readonly FieldName[];

const placed = ['summary', 'priority', 'topic', 'source'] as const satisfies readonly FieldName[];

export type MoreFieldName = Exclude<FieldName, (typeof placed)[number]>;

/** The rows that have no place of their own on the intake form: it lists them below the others. */
export const moreFieldNames = fieldNames.filter(
  (name): name is MoreFieldName => !placed.some((other) => other === name),
);

/** What they hold at first. */
export const moreInitial = Object.fromEntries(
  moreFieldNames.map((name: FieldName) => [name, fields[name].initial]),
) as { readonly [Name in MoreFieldName]: string };

/** Their part of the intake's schema; what is left out stays as it is at first. */
export const moreFields = Object.fromEntries(
  moreFieldNames.map((name: FieldName) => [name, fields[name].schema.default(fields[name].initial as never)]),
) as unknown as { readonly [Name in MoreFieldName]: z.ZodDefault<(typeof fields)[Name]['schema']> };

export function isFieldName(name: string): name is FieldName {
  return Object.hasOwn(fields, name);
}

const initial = Object.fromEntries(fieldNames.map((name) => [name, fields[name].initial])) as Fields;

const changed = z.object({ field: z.string(), from: z.string(), to: z.string(), reason: z.string().optional() });

export const plainFields = aspect(initial, {
  'fields.filled': event<Fields, { values: Record<string, string> }>({
    data: z.object({ values: z.record(z.string(), z.string()) }),
    apply: (slice, { values }) => ({ ...slice, ...onlyKnown(values) }),
  }),
  'field.changed': event<Fields, z.infer<typeof changed>>({
    data: changed,
    apply: (slice, { field, to }) => (isFieldName(field) ? { ...slice, [field]: to } : slice),
    claims: ({ field, to }) => [{ about: field, value: to }],
    invert: ({ field, from, to }, present) => {
      if (!isFieldName(field) || present[field] !== to) return { stays: field };
      return { type: 'field.changed', data: { field, from: to, to: from }, takes: ['ticket.edit'] };
    },
  }),
});

function onlyKnown(values: Readonly<Record<string, string>>): Partial<Fields> {
  return Object.fromEntries(Object.entries(values).filter(([name]) => isFieldName(name)));
}

/** The fields as they are read: what was chosen and is archived gives way to what took its place. */
export function standingFields(records: DeskRecords, values: Fields): Fields {
  const entries = fieldNames.map((name) => {
    const { control } = fields[name];
    return [name, control.type === 'record' ? standingId(records, control.kind, values[name]) : values[name]];
  });
  return Object.fromEntries(entries) as Fields;
}

const choices = fieldNames.map((name) =>
  z.strictObject({
    ticketId: idSchema,
    field: z.literal(name),
    value: fields[name].schema,
    reason: optionalParagraphs(500).default(''),
    /** What the author saw when they began; without it, whatever stands there now is replaced. */
    was: z.string().max(1_000).optional(),
  }),
);

const unknownChoice: Readonly<Record<'priority' | 'topic', Problem>> = {
  priority: 'priority.unknown',
  topic: 'topic.unknown',
};

export const setField = operation({
  name: 'field.set',
  input: z.discriminatedUnion('field', choices as [(typeof choices)[number], ...typeof choices]),
  needs: ({ ticketId }) => ({ tickets: [ticketId] }),
  requires: () => ['ticket.edit'],
  alsoFor: ['rule'],
  decide: ({ ticket, records }, { ticketId, field, value, reason, was }) => {
    const from = ticket(ticketId).fields[field];
    const present = standingFields(records, ticket(ticketId).fields)[field];
    if (present === value) return refuse('field.unchanged');
    if (was !== undefined && was !== from && was !== present) return refuse('field.moved', { value: present });
    const { control } = fields[field];
    if (control.type === 'record' && !inUse(records, control.kind, value)) return refuse(unknownChoice[control.kind]);
    return [ticketDraft(ticketId, 'field.changed', { field, from, to: value, ...(reason ? { reason } : {}) })];
  },
});
