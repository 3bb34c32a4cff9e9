import type { Id } from './id.ts';
import type { WrittenFields } from './records/registry.ts';
import { type StartingRecord, startingRecord } from './starting-records.ts';

/*
 * What public osTicket courses set up on top of osTicket’s defaults: SLA plans by severity, a department for system
 * administrators, two teams, five help topics, and Jane and John.
 */

export type CourseAgent = 'jane' | 'john';

export const courseDepartmentId = 'department-system-administrators';

export const courseAgents: Readonly<Record<CourseAgent, WrittenFields<'agent'>>> = {
  jane: {
    name: 'Jane Doe',
    colour: 'violet',
    departmentId: courseDepartmentId,
    roleId: 'role-all-access',
    extended: [{ departmentId: 'department-support', roleId: 'role-all-access' }],
    isAdministrator: false,
  },
  john: {
    name: 'John Doe',
    colour: 'green',
    departmentId: 'department-support',
    roleId: 'role-expanded',
    extended: [],
    isAdministrator: false,
  },
};

/** The course’s records except its agents; the members of its teams are given by id. */
export function courseRecords({ jane, john }: Partial<Record<CourseAgent, Id | undefined>>): StartingRecord[] {
  const members = (...ids: (Id | undefined)[]) => ids.filter((id) => id !== undefined);
  return [
    startingRecord('department', courseDepartmentId, {
      name: 'System Administrators',
      isPublic: true,
      signature: 'System Administrators',
      planId: null,
      scheduleId: null,
    }),
    startingRecord('team', 'team-level-two', { name: 'Level II Support', memberIds: members(jane, john) }),
    startingRecord('team', 'team-banking', { name: 'Online Banking', memberIds: members(jane) }),
    plan('plan-sev-a', 'SEV-A', 1, 'schedule-always'),
    plan('plan-sev-b', 'SEV-B', 4, 'schedule-always'),
    plan('plan-sev-c', 'SEV-C', 8, 'schedule-weekdays'),
    topic('topic-outage', 'Business Critical Outage', 'priority-emergency', 'plan-sev-a'),
    topic('topic-computer', 'Personal Computer Issues', 'priority-normal', 'plan-sev-c'),
    topic('topic-equipment', 'Equipment Request', 'priority-low', 'plan-sev-c'),
    topic('topic-password', 'Password Reset', 'priority-normal', 'plan-sev-b'),
    topic('topic-other', 'Other', 'priority-normal', 'plan-sev-c'),
  ];
}

function plan(id: string, name: string, graceHours: number, scheduleId: string): StartingRecord {
  return startingRecord('plan', id, { name, graceHours, scheduleId, isTransient: false });
}

function topic(id: string, name: string, priorityId: string, planId: string): StartingRecord {
  const departmentId = 'department-support';
  return startingRecord('topic', id, { name, parentId: null, departmentId, priorityId, planId });
}
