import { isOpened } from '../../../shared/domain/ticket/intake.ts';
import type { Visibility } from '../../../shared/domain/ticket/visibility.ts';
import { type CodedColumn, createCodedColumn } from './coded-column.ts';

/** The visibility of each row, as the number of its group: the tickets of a group are equally visible. */
export function createVisibilityGroups(): CodedColumn<Visibility> {
  return createCodedColumn({ keyOf, isSame, kept });
}

function keyOf({ intake, department, assignment, referrals }: Visibility): string {
  const { agentId, teamId } = assignment;
  const referred = referrals.to.flatMap(({ kind, id }) => [kind, id]);
  return JSON.stringify([isOpened(intake), department.departmentId, agentId, teamId, ...referred]);
}

function isSame(a: Visibility, b: Visibility): boolean {
  return (
    isOpened(a.intake) === isOpened(b.intake) &&
    a.department.departmentId === b.department.departmentId &&
    a.assignment.agentId === b.assignment.agentId &&
    a.assignment.teamId === b.assignment.teamId &&
    a.referrals.to.length === b.referrals.to.length &&
    a.referrals.to.every(
      ({ kind, id }, index) => b.referrals.to[index]?.kind === kind && b.referrals.to[index].id === id,
    )
  );
}

function kept({ intake, department, assignment, referrals }: Visibility): Visibility {
  return { intake: { number: intake.number }, department, assignment, referrals };
}
