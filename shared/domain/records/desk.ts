import * as z from 'zod';
import { idSchema } from '../id.ts';
import { line } from '../text.ts';
import { recordKind } from './kind.ts';

export const usualIdleLockMinutes = 5;

/** The desk itself, one record with the id `desk`: its name and its defaults. */
export const desk = recordKind({
  kind: 'desk',
  isReplaceable: false,
  readableBy: 'agents',
  references: [
    // As in osTicket: requests from outside must go to a public department.
    { field: 'departmentId', kind: 'department', where: { isPublic: true } },
    { field: 'topicId', kind: 'topic' },
    { field: 'priorityId', kind: 'priority' },
    { field: 'statusId', kind: 'status', where: { state: 'open' } },
    { field: 'planId', kind: 'plan' },
    { field: 'scheduleId', kind: 'schedule' },
  ],
  fixed: ['isSample'],
  missing: () => ({ idleLockMinutes: usualIdleLockMinutes }),
  fields: z.strictObject({
    name: line(80),
    isSample: z.boolean(),
    departmentId: idSchema,
    topicId: idSchema,
    priorityId: idSchema,
    statusId: idSchema,
    planId: idSchema,
    scheduleId: idSchema,
    claimsOnReply: z.boolean(),
    /** After how many minutes without anybody at the computer the desk locks. */
    idleLockMinutes: z.int('idle-lock.out-of-range').min(1, 'idle-lock.out-of-range').max(60, 'idle-lock.out-of-range'),
  }),
  defaults: {
    desk: {
      name: 'Help Desk',
      isSample: false,
      departmentId: 'department-support',
      topicId: 'topic-general',
      priorityId: 'priority-normal',
      statusId: 'status-open',
      planId: 'plan-default',
      scheduleId: 'schedule-weekdays',
      claimsOnReply: true,
      idleLockMinutes: usualIdleLockMinutes,
    },
  },
});
