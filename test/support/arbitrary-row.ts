import fc from 'fast-check';
import type { Id } from '../../shared/domain/id.ts';
import { type TicketRow, ticketRow } from '../../shared/domain/ticket/row.ts';
import { emptyTicket, type Ticket } from '../../shared/domain/ticket/ticket.ts';
import { arbitraryOwnValues } from './own-fields.ts';

export interface TicketPlaces {
  readonly ids: readonly Id[];
  readonly agentIds: readonly Id[];
  readonly times: fc.Arbitrary<number>;
}

/** A ticket in some state. Half of its values also occur in other tickets. */
export function arbitraryTicket({ ids, agentIds, times: time }: TicketPlaces): fc.Arbitrary<Ticket> {
  const entry = fc.record({
    id: fc.constant('e'),
    kind: fc.constantFrom('message' as const, 'reply' as const, 'note' as const),
    by: fc.constant('agent:john'),
    timeMs: time,
    retracted: fc.boolean(),
    hasFiles: fc.boolean(),
  });
  const stated = fc.record({
    id: fc.constantFrom(...ids),
    number: fc.oneof({ weight: 9, arbitrary: fc.constant('1001') }, { weight: 1, arbitrary: fc.constant('') }),
    openedMs: time,
    summary: fc.constantFrom('', 'Printer on fire', 'Café'),
    priority: fc.constantFrom('priority-low', 'priority-high', 'priority-none'),
    state: fc.constantFrom('open' as const, 'open' as const, 'closed' as const),
    closedMs: time,
    departmentId: fc.constantFrom('department-support', 'department-sales', 'department-maintenance'),
    agentId: fc.option(fc.constantFrom(...agentIds)),
    teamId: fc.option(fc.constant('team-field')),
    referredTo: fc.option(fc.constantFrom(...agentIds)),
    manualMs: fc.option(time),
    response: fc.option(fc.record({ startMs: time, graceMs: fc.constantFrom(60_000, 3_600_000), dueMs: time })),
    entries: fc.array(entry, { maxLength: 2 }),
    custom: arbitraryOwnValues(time),
  });
  return stated.map((known) => {
    const empty = emptyTicket(known.id);
    const { state, referredTo } = known;
    const statusId = state === 'open' ? 'status-open' : 'status-closed';
    return {
      ...empty,
      intake: { number: known.number, openedMs: known.openedMs, openedBy: 'agent:john' },
      fields: { ...empty.fields, summary: known.summary, priority: known.priority },
      custom: known.custom,
      status: { ...empty.status, statusId, state, closedMs: state === 'closed' ? known.closedMs : null },
      department: { departmentId: known.departmentId },
      assignment: { agentId: known.agentId, teamId: known.teamId },
      referrals: { to: referredTo === null ? [] : [{ kind: 'agent' as const, id: referredTo }] },
      due: { plan: null, manualMs: known.manualMs, ...(known.response && { response: known.response }) },
      conversation: { entries: known.entries },
    };
  });
}

export function arbitraryRow(places: TicketPlaces): fc.Arbitrary<TicketRow> {
  return arbitraryTicket(places).map(ticketRow);
}
