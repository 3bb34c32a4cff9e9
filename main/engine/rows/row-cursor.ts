import type { Id } from '../../../shared/domain/id.ts';
import type { Fields } from '../../../shared/domain/ticket/fields.ts';
import type { TicketRow } from '../../../shared/domain/ticket/row.ts';
import type { Visibility } from '../../../shared/domain/ticket/visibility.ts';
import type { RowColumns } from './row-columns.ts';
import { chosenFields, customIn, earliestMs, hasFlag, separatedTexts, soonMsOf, typedFields } from './row-parts.ts';
import type { RowCursor } from './row-table.ts';

/** One object whose properties are read from the columns when they are asked for. */
export function createRowCursor(columns: RowColumns, idAt: (ordinal: number) => Id): RowCursor {
  const { status, plan, group, requester, flags } = columns;
  let at = 0;
  let texts: readonly string[] | undefined;

  function textAt(index: number): string {
    texts ??= separatedTexts(columns.texts.at(at));
    return texts[index] ?? '';
  }

  const getters = [
    ...chosenFields.map((name, index) => [name, () => columns.chosen.at(at)[index] ?? ''] as const),
    ...typedFields.map((name, index) => [name, () => textAt(2 + index)] as const),
  ];
  // Safe: the chosen and the typed ones are all fields.
  const fields = Object.defineProperties(
    {},
    Object.fromEntries(getters.map(([name, get]) => [name, { get, enumerable: true }])),
  ) as Fields;

  const whereabouts: Visibility = {
    intake: {
      get number() {
        return textAt(0);
      },
    },
    get department() {
      return group.at(at).department;
    },
    get assignment() {
      return group.at(at).assignment;
    },
    get referrals() {
      return group.at(at).referrals;
    },
  };

  const row: TicketRow = {
    get id() {
      return idAt(at);
    },
    get number() {
      return textAt(0);
    },
    fields,
    get custom() {
      return customIn(textAt(1));
    },
    get statusId() {
      return status.at(at).statusId;
    },
    get statusKind() {
      return status.at(at).statusKind;
    },
    get state() {
      return status.at(at).state;
    },
    get departmentId() {
      return group.at(at).department.departmentId;
    },
    get agentId() {
      return group.at(at).assignment.agentId;
    },
    get teamId() {
      return group.at(at).assignment.teamId;
    },
    get requesterId() {
      return requester.at(at);
    },
    get planId() {
      return plan.at(at).planId;
    },
    get openedMs() {
      return columns.openedMs.at(at) ?? 0;
    },
    get updatedMs() {
      return columns.updatedMs.at(at) ?? 0;
    },
    get responseDueMs() {
      return columns.responseDueMs.at(at);
    },
    get responseSoonMs() {
      return soonMsOf(columns.responseDueMs.at(at), plan.at(at).responseLeadMs);
    },
    get resolutionDueMs() {
      return columns.resolutionDueMs.at(at);
    },
    get resolutionSoonMs() {
      return soonMsOf(columns.resolutionDueMs.at(at), plan.at(at).resolutionLeadMs);
    },
    get dueMs() {
      return earliestMs(columns.responseDueMs.at(at), columns.resolutionDueMs.at(at));
    },
    get pausedLeftMs() {
      return columns.pausedLeftMs.at(at);
    },
    get dueTarget() {
      return plan.at(at).dueTarget;
    },
    get closedMs() {
      return columns.closedMs.at(at);
    },
    get outcome() {
      return plan.at(at).outcome;
    },
    get reopenedMs() {
      return columns.reopenedMs.at(at);
    },
    get waitsUntilMs() {
      return columns.waitsUntilMs.at(at);
    },
    get isAnswered() {
      return hasFlag(flags.at(at), 'isAnswered');
    },
    get isUnanswered() {
      return hasFlag(flags.at(at), 'isUnanswered');
    },
    get isWaitingForUs() {
      return status.at(at).state === 'open' && hasFlag(flags.at(at), 'isUnanswered');
    },
    get hasConflict() {
      return hasFlag(flags.at(at), 'hasConflict');
    },
    get isDeleted() {
      return hasFlag(flags.at(at), 'isDeleted');
    },
    get hasAttachment() {
      return hasFlag(flags.at(at), 'hasAttachment');
    },
    get isNotNotified() {
      return hasFlag(flags.at(at), 'isNotNotified');
    },
    whereabouts,
  };

  return {
    at: (ordinal) => {
      at = ordinal;
      texts = undefined;
      return row;
    },
  };
}
