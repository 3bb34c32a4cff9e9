import type { Id } from '../../../shared/domain/id.ts';
import type { Fields } from '../../../shared/domain/ticket/fields.ts';
import type { TicketRow } from '../../../shared/domain/ticket/row.ts';
import type { RowColumns } from './row-columns.ts';
import { chosenFields, customIn, earliestMs, hasFlag, separatedTexts, soonMsOf, typedFields } from './row-parts.ts';

/** A row as an object of its own. A cursor reads the same, without an object for each row. */
export function readRow(columns: RowColumns, ordinal: number, id: Id): TicketRow {
  const [number = '', own = '', ...typed] = separatedTexts(columns.texts.at(ordinal));
  const { statusId, statusKind, state } = columns.status.at(ordinal);
  const { department, assignment, referrals } = columns.group.at(ordinal);
  const plan = columns.plan.at(ordinal);
  const flags = columns.flags.at(ordinal);
  const responseDueMs = columns.responseDueMs.at(ordinal);
  const resolutionDueMs = columns.resolutionDueMs.at(ordinal);
  const isUnanswered = hasFlag(flags, 'isUnanswered');
  return {
    id,
    number,
    fields: fieldsOf(columns.chosen.at(ordinal), typed),
    custom: customIn(own),
    statusId,
    statusKind,
    state,
    departmentId: department.departmentId,
    agentId: assignment.agentId,
    teamId: assignment.teamId,
    requesterId: columns.requester.at(ordinal),
    planId: plan.planId,
    openedMs: columns.openedMs.at(ordinal) ?? 0,
    updatedMs: columns.updatedMs.at(ordinal) ?? 0,
    responseDueMs,
    responseSoonMs: soonMsOf(responseDueMs, plan.responseLeadMs),
    resolutionDueMs,
    resolutionSoonMs: soonMsOf(resolutionDueMs, plan.resolutionLeadMs),
    dueMs: earliestMs(responseDueMs, resolutionDueMs),
    pausedLeftMs: columns.pausedLeftMs.at(ordinal),
    dueTarget: plan.dueTarget,
    closedMs: columns.closedMs.at(ordinal),
    outcome: plan.outcome,
    reopenedMs: columns.reopenedMs.at(ordinal),
    waitsUntilMs: columns.waitsUntilMs.at(ordinal),
    isAnswered: hasFlag(flags, 'isAnswered'),
    isUnanswered,
    isWaitingForUs: state === 'open' && isUnanswered,
    hasConflict: hasFlag(flags, 'hasConflict'),
    isDeleted: hasFlag(flags, 'isDeleted'),
    isNotNotified: hasFlag(flags, 'isNotNotified'),
    hasAttachment: hasFlag(flags, 'hasAttachment'),
    whereabouts: { intake: { number }, department, assignment, referrals },
  };
}

function fieldsOf(chosen: readonly string[], typed: readonly string[]): Fields {
  const fields: Record<string, string> = {};
  chosenFields.forEach((name, index) => {
    fields[name] = chosen[index] ?? '';
  });
  typedFields.forEach((name, index) => {
    fields[name] = typed[index] ?? '';
  });
  return fields as Fields; // Safe: the chosen and the typed ones are all fields.
}
