import { courseDepartmentId } from '../../shared/domain/course-records.ts';
import type { Id } from '../../shared/domain/id.ts';
import type { FieldsOf } from '../../shared/domain/records/registry.ts';
import { type StartingRecord, startingRecord } from '../../shared/domain/starting-records.ts';
import { sampleRecords } from './sample-records.ts';

/** A department of the seeded desk: how much of the work it gets, and who does it. */
export interface SeedDepartment {
  readonly id: Id;
  /** Its tickets in a hundred. */
  readonly share: number;
  readonly topicIds: readonly Id[];
  readonly agentIds: readonly Id[];
  readonly teamId: Id;
}

export const seedDepartments: readonly SeedDepartment[] = [
  {
    id: 'department-support',
    share: 60,
    topicIds: ['topic-computer', 'topic-equipment', 'topic-password', 'topic-other', 'topic-general', 'topic-outage'],
    agentIds: ['jane-doe', 'john-doe', 'ruth-amsel', 'omar-haddad'],
    teamId: 'team-level-two',
  },
  {
    id: courseDepartmentId,
    share: 15,
    topicIds: ['topic-server'],
    agentIds: ['jane-doe', 'vera-lind'],
    teamId: 'team-banking',
  },
  {
    id: 'department-sales',
    share: 15,
    topicIds: ['topic-order'],
    agentIds: ['nils-berg', 'carla-sousa'],
    teamId: 'team-key-accounts',
  },
  {
    id: 'department-maintenance',
    share: 10,
    topicIds: ['topic-building'],
    agentIds: ['piet-jansen', 'mei-tan'],
    teamId: 'team-on-call',
  },
];

type Colour = FieldsOf<'agent'>['colour'];

/** The sample desk’s records, with more departments at work, so that agents see different tickets. */
export function seedRecords(timeZone: string): StartingRecord[] {
  return [
    ...sampleRecords(timeZone),
    agent('ruth-amsel', 'Ruth Amsel', 'amber', 'department-support'),
    agent('omar-haddad', 'Omar Haddad', 'blue', 'department-support'),
    agent('vera-lind', 'Vera Lind', 'magenta', courseDepartmentId),
    agent('nils-berg', 'Nils Berg', 'red', 'department-sales'),
    agent('carla-sousa', 'Carla Sousa', 'teal', 'department-sales'),
    agent('piet-jansen', 'Piet Jansen', 'slate', 'department-maintenance'),
    agent('mei-tan', 'Mei Tan', 'green', 'department-maintenance'),
    startingRecord('team', 'team-key-accounts', { name: 'Key Accounts', memberIds: ['nils-berg', 'john-doe'] }),
    startingRecord('team', 'team-on-call', { name: 'On Call', memberIds: ['piet-jansen', 'vera-lind'] }),
    topic('topic-server', 'Servers and Network', courseDepartmentId, 'priority-high'),
    topic('topic-order', 'Orders and Invoices', 'department-sales', 'priority-normal'),
    topic('topic-building', 'Building and Rooms', 'department-maintenance', 'priority-low'),
  ];
}

function agent(id: Id, name: string, colour: Colour, departmentId: Id): StartingRecord {
  const fields = { name, colour, departmentId, roleId: 'role-expanded', extended: [], isAdministrator: false };
  return startingRecord('agent', id, fields);
}

function topic(id: Id, name: string, departmentId: Id, priorityId: Id): StartingRecord {
  return startingRecord('topic', id, { name, parentId: null, departmentId, priorityId, planId: null });
}
