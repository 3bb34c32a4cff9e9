import type { PlainProblem } from '../problems.ts';
import type { RecordKind } from './registry.ts';

const unknown: Partial<Readonly<Record<RecordKind, PlainProblem>>> = {
  agent: 'agent.unknown',
  department: 'department.unknown',
  person: 'person.unknown',
  plan: 'plan.unknown',
  priority: 'priority.unknown',
  role: 'role.unknown',
  schedule: 'schedule.unknown',
  status: 'status.unknown',
  team: 'team.unknown',
  topic: 'topic.unknown',
};

/** Why a record of a kind cannot be chosen: it is unknown, or archived. */
export function unknownProblem(kind: RecordKind): PlainProblem {
  return unknown[kind] ?? 'record.unknown';
}
