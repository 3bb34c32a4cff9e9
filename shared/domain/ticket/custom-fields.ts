import * as z from 'zod';
import { type Id, idSchema } from '../id.ts';
import { operation, type Refusal, refuse } from '../operation.ts';
import { type DeskRecords, inUse } from '../records/desk-records.ts';
import { customTypes } from '../records/field.ts';
import type { RecordOf } from '../records/registry.ts';
import { aspect, event } from './aspect.ts';
import { changeReason } from './change-reason.ts';
import { customId, customType } from './custom-field-type.ts';
import { ticketDraft } from './draft.ts';
import { checkedValue, longestValue } from './field-type.ts';

/** The value of a custom field, which is readable even if the field itself is archived or has not arrived. */
export interface CustomValue {
  readonly label: string;
  readonly type: (typeof customTypes)[number];
  readonly value: string;
  /** The name of the chosen value; empty for other types. */
  readonly words: string;
}

/** The values by field id; empty fields are missing. */
export type CustomFields = Readonly<Record<Id, CustomValue>>;

const nothing: CustomFields = {};

/** The longest name; longer ones were not written by Deskside. */
const writtenName = z.string().max(500);

const side = z.object({ value: z.string().max(longestValue), words: writtenName });

export const customSetSchema = z.object({
  fieldId: idSchema,
  label: writtenName,
  type: z.enum(customTypes),
  from: side,
  to: side,
  reason: z.string().max(longestValue).optional(),
});

export type CustomSet = Readonly<z.infer<typeof customSetSchema>>;

export const customFields = aspect(nothing, {
  'custom.set': event<CustomFields, CustomSet>({
    data: customSetSchema,
    apply: (slice, { fieldId, label, type, to }) => {
      const { [fieldId]: _before, ...others } = slice;
      return to.value === '' ? others : { ...others, [fieldId]: { label, type, ...to } };
    },
    claims: ({ fieldId, to }) => [{ about: customId(fieldId), value: to.value }],
    sets: ({ fieldId }) => [customId(fieldId)],
    invert: ({ fieldId, label, type, from, to }, present) =>
      customValue(present, fieldId) === to.value
        ? { type: 'custom.set', data: { fieldId, label, type, from: to, to: from }, takes: ['ticket.edit'] }
        : { stays: customId(fieldId) },
  }),
});

/** The value of a field as text; empty if there is none. */
export function customValue(slice: CustomFields, fieldId: Id): string {
  return customOf(slice, fieldId)?.value ?? '';
}

export function customOf(slice: CustomFields, fieldId: Id): CustomValue | undefined {
  return Object.hasOwn(slice, fieldId) ? slice[fieldId] : undefined;
}

const setCustomField = operation({
  name: 'custom-field.set',
  input: z.strictObject({
    ticketId: idSchema,
    fieldId: idSchema,
    value: z.string('text.required').max(longestValue, 'text.too-long'),
    reason: changeReason.default(''),
    /** What the author saw when they began; if missing, any present value is replaced. */
    was: z.string().max(longestValue).optional(),
  }),
  needs: ({ ticketId }) => ({ tickets: [ticketId] }),
  requires: () => ['ticket.edit'],
  decide: ({ ticket, records }, { ticketId, fieldId, value, reason, was }) => {
    const field = fieldInUse(records, fieldId);
    if ('refused' in field) return field;
    const checked = checkedValue(customType(field), false, value);
    if ('problem' in checked) return refuse(checked.problem);
    const slice = ticket(ticketId).custom;
    const present = customValue(slice, fieldId);
    if (present === checked.value) return refuse('field.unchanged');
    if (was !== undefined && was !== present) return refuse('field.moved', { value: present });
    const from = { value: present, words: customOf(slice, fieldId)?.words ?? '' };
    const data = { ...setTo(field, checked.value), from, ...(reason ? { reason } : {}) };
    return [ticketDraft(ticketId, 'custom.set', data)];
  },
});

/** A custom field that can be filled in, or the reason why not. */
export function fieldInUse(records: DeskRecords, fieldId: Id): RecordOf<'field'> | Refusal {
  const known = records.get('field', fieldId);
  if (known?.retired) return refuse('record.archived', { name: known.name });
  return inUse(records, 'field', fieldId) ?? refuse('custom-field.unknown');
}

/** The event data that puts a validated value into an empty field. */
export function setTo(field: RecordOf<'field'>, value: string): CustomSet {
  const words = field.choices.find(({ id }) => id === value)?.name ?? '';
  const empty = { value: '', words: '' };
  return { fieldId: field.id, label: field.name, type: field.type, from: empty, to: { value, words } };
}

export const customFieldOperations = [setCustomField] as const;
