import * as z from 'zod';
import { idSchema } from '../id.ts';
import { line } from '../text.ts';
import { recordKind } from './kind.ts';

/** A subject of requests. What it specifies fills in the form; null leaves it to the desk's defaults. */
export const topic = recordKind({
  kind: 'topic',
  isReplaceable: true,
  readableBy: 'agents',
  references: [
    { field: 'parentId', kind: 'topic' },
    { field: 'departmentId', kind: 'department' },
    { field: 'priorityId', kind: 'priority' },
    { field: 'planId', kind: 'plan' },
  ],
  fields: z.strictObject({
    name: line(100),
    parentId: idSchema.nullable(),
    departmentId: idSchema.nullable(),
    priorityId: idSchema.nullable(),
    planId: idSchema.nullable(),
  }),
  defaults: {
    'topic-general': {
      name: 'General Inquiry',
      parentId: null,
      departmentId: null,
      priorityId: 'priority-normal',
      planId: null,
    },
    'topic-feedback': {
      name: 'Feedback',
      parentId: null,
      departmentId: null,
      priorityId: 'priority-low',
      planId: null,
    },
    'topic-problem': {
      name: 'Report a Problem',
      parentId: null,
      departmentId: 'department-maintenance',
      priorityId: 'priority-normal',
      planId: null,
    },
    'topic-access': {
      name: 'Access Issue',
      parentId: 'topic-problem',
      departmentId: null,
      priorityId: 'priority-high',
      planId: 'plan-default',
    },
  },
});
