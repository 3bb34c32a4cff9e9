import type { Id } from './id.ts';
import type { FieldsOf, WrittenFields } from './records/registry.ts';

const furtherDepartments: readonly Id[] = ['department-sales', 'department-maintenance'];

/** An agent of a new desk works in all its departments, and in `more`; an administrator restricts that later. */
export function startingAgent(
  { name, colour }: Pick<FieldsOf<'agent'>, 'name' | 'colour'>,
  isAdministrator: boolean,
  more: readonly Id[],
): WrittenFields<'agent'> {
  const roleId = isAdministrator ? 'role-all-access' : 'role-expanded';
  const extended = [...furtherDepartments, ...more].map((departmentId) => ({ departmentId, roleId }));
  return { name, colour, departmentId: 'department-support', roleId, extended, isAdministrator };
}
