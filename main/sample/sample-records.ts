import { type StartingRecord, startingRecord, startingRecords } from '../../shared/domain/starting-records.ts';
import { samplePeople } from './sample-people.ts';

const systemAdministrators = 'department-system-administrators';

/** What the public osTicket courses set up on top of osTicket's defaults, so that their readers feel at home. */
export function sampleRecords(timeZone: string): StartingRecord[] {
  return [
    ...startingRecords('Acme Desk', timeZone, true),
    startingRecord('department', systemAdministrators, {
      name: 'System Administrators',
      isPublic: true,
      signature: 'System Administrators',
      planId: null,
      scheduleId: null,
    }),
    startingRecord('agent', 'jane-doe', {
      name: 'Jane Doe',
      colour: 'violet',
      departmentId: systemAdministrators,
      roleId: 'role-all-access',
      extended: [{ departmentId: 'department-support', roleId: 'role-all-access' }],
      isAdministrator: true,
    }),
    startingRecord('agent', 'john-doe', {
      name: 'John Doe',
      colour: 'green',
      departmentId: 'department-support',
      roleId: 'role-expanded',
      extended: [],
      isAdministrator: false,
    }),
    startingRecord('team', 'team-level-two', { name: 'Level II Support', memberIds: ['jane-doe', 'john-doe'] }),
    startingRecord('team', 'team-banking', { name: 'Online Banking', memberIds: ['jane-doe'] }),
    plan('plan-sev-a', 'SEV-A', 1, 'schedule-always'),
    plan('plan-sev-b', 'SEV-B', 4, 'schedule-always'),
    plan('plan-sev-c', 'SEV-C', 8, 'schedule-weekdays'),
    topic('topic-outage', 'Business Critical Outage', 'priority-emergency', 'plan-sev-a'),
    topic('topic-computer', 'Personal Computer Issues', 'priority-normal', 'plan-sev-c'),
    topic('topic-equipment', 'Equipment Request', 'priority-low', 'plan-sev-c'),
    topic('topic-password', 'Password Reset', 'priority-normal', 'plan-sev-b'),
    topic('topic-other', 'Other', 'priority-normal', 'plan-sev-c'),
    ...Object.entries(samplePeople).map(([id, fields]) => startingRecord('person', id, fields)),
  ];
}

function plan(id: string, name: string, graceHours: number, scheduleId: string): StartingRecord {
  return startingRecord('plan', id, { name, graceHours, scheduleId, isTransient: false });
}

function topic(id: string, name: string, priorityId: string, planId: string): StartingRecord {
  const departmentId = 'department-support';
  return startingRecord('topic', id, { name, parentId: null, departmentId, priorityId, planId });
}
