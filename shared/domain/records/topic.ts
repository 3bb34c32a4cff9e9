import * as z from 'zod';
import { idSchema } from '../id.ts';
import { line } from '../text.ts';
import { recordKind } from './kind.ts';
import { position, unordered } from './position.ts';

const added = { assignee: null, isPublic: true, ...unordered };

/**
 * A subject of requests. What it specifies fills in the form; null leaves it to the desk's defaults. `assignee`: who gets
 * a new ticket that the form assigns to nobody. Visitors can choose public topics only.
 */
export const topic = recordKind({
  kind: 'topic',
  isReplaceable: true,
  readableBy: 'agents',
  references: [
    { field: 'parentId', kind: 'topic' },
    { field: 'departmentId', kind: 'department' },
    { field: 'priorityId', kind: 'priority' },
    { field: 'planId', kind: 'plan' },
    { field: 'assignee', part: 'agentId', kind: 'agent', mayLeave: true },
    { field: 'assignee', part: 'teamId', kind: 'team' },
  ],
  orderedBy: 'position',
  missing: () => added,
  fields: z.strictObject({
    name: line(100),
    parentId: idSchema.nullable(),
    departmentId: idSchema.nullable(),
    priorityId: idSchema.nullable(),
    planId: idSchema.nullable(),
    assignee: z
      .union([z.strictObject({ agentId: idSchema }), z.strictObject({ teamId: idSchema })], 'choice.required')
      .nullable(),
    isPublic: z.boolean('choice.required'),
    position,
  }),
  defaults: {
    'topic-general': {
      name: 'General Inquiry',
      parentId: null,
      departmentId: null,
      priorityId: 'priority-normal',
      planId: null,
      ...added,
    },
    'topic-feedback': {
      name: 'Feedback',
      parentId: null,
      departmentId: null,
      priorityId: 'priority-low',
      planId: null,
      ...added,
    },
    'topic-problem': {
      name: 'Report a Problem',
      parentId: null,
      departmentId: 'department-maintenance',
      priorityId: 'priority-normal',
      planId: null,
      ...added,
    },
    'topic-access': {
      name: 'Access Issue',
      parentId: 'topic-problem',
      departmentId: null,
      priorityId: 'priority-high',
      planId: 'plan-default',
      ...added,
    },
  },
});
