import * as z from 'zod';
import { line } from '../text.ts';
import { recordKind } from './kind.ts';

export const customTypes = ['line', 'paragraphs', 'choice', 'yes-no', 'number', 'date'] as const;

/** A value of a fixed list: tickets store its id, so that it can be renamed. */
const choice = z.strictObject({ id: z.string().regex(/^[a-z0-9-]{1,40}$/, 'id.malformed'), name: line(100) });

const choices = z
  .array(choice)
  .max(100)
  .superRefine((list, context) => {
    for (const part of ['id', 'name'] as const) {
      if (new Set(list.map((one) => one[part])).size < list.length)
        context.addIssue({ code: 'custom', message: 'field.choice-twice' });
    }
  });

/** A custom field of this desk. */
export const field = recordKind({
  kind: 'field',
  isReplaceable: false,
  readableBy: 'agents',
  references: [],
  // Cannot be changed: stored values were validated for this type.
  fixed: ['type'],
  orderedBy: 'order',
  fields: z.strictObject({
    name: line(60),
    type: z.enum(customTypes, 'choice.required'),
    /** The choices; empty for every other type. */
    choices,
    /** Whether an agent must fill it in to open a ticket. */
    isRequired: z.boolean(),
    /** Forms and details show lower positions first. */
    order: z.int().min(0).max(9_999),
  }),
  defaults: {},
});
