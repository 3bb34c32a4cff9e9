import fc from 'fast-check';
import type { BulkOperation } from '../../shared/bridge/contract/bulk.ts';
import type { Ticket } from '../../shared/domain/ticket/ticket.ts';

export interface AskedBulk {
  readonly operation: BulkOperation;
  readonly input: Readonly<Record<string, unknown>>;
}

const remark = fc.constantFrom({}, { remark: 'Seen.' });

const assigned = fc
  .record(
    {
      agentId: fc.constantFrom('jane', 'john', 'sam', null),
      teamId: fc.constantFrom(null, 'team-none'),
    },
    { requiredKeys: [] },
  )
  .filter((input) => Object.keys(input).length > 0);

/** What a bulk action of the test desk’s agents does to each ticket. */
export const arbitraryBulk: fc.Arbitrary<AskedBulk> = fc.oneof(
  fc
    .tuple(assigned, remark)
    .map(([input, more]) => ({ operation: 'assignment.assign' as const, input: { ...input, ...more } })),
  fc
    .tuple(fc.constantFrom('department-support', 'department-sales'), fc.boolean(), remark)
    .map(([departmentId, keepAccess, more]) => ({
      operation: 'department.transfer' as const,
      input: { departmentId, keepAccess, ...more },
    })),
  fc.constantFrom('priority-low', 'priority-high', 'priority-none').map((value) => ({
    operation: 'field.set' as const,
    input: { field: 'priority', value, reason: 'Because.' },
  })),
  fc
    .tuple(fc.constantFrom('status-open', 'status-waiting', 'status-resolved', 'status-closed'), remark)
    .map(([statusId, more]) => ({
      operation: 'status.set' as const,
      input: { statusId, ...more },
    })),
  remark.map((input) => ({ operation: 'ticket.delete' as const, input })),
  remark.map((input) => ({ operation: 'ticket.restore' as const, input })),
);

const count = 6;

/** Which of six tickets are selected: at least one. */
export const arbitrarySelection = fc
  .array(fc.boolean(), { minLength: count, maxLength: count })
  .filter((bits) => bits.includes(true));

export function selectedOf(ids: readonly string[], bits: readonly boolean[]): string[] {
  return ids.filter((_id, index) => bits[index]);
}

/** What a person sees of a ticket, without its times, and without what was retracted. */
export function shownTicket({ fields, assignment, department, referrals, status, deletion, conversation }: Ticket) {
  return {
    ...{ fields, assignment, department },
    referrals: referrals.to.map(({ kind, id }) => `${kind} ${id}`).toSorted(),
    status: [status.statusId, status.kind],
    isDeleted: deletion.deletedMs !== null,
    entries: conversation.entries.filter(({ retracted }) => !retracted).map(({ kind, by }) => [kind, by]),
  };
}
