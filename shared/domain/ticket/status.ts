import * as z from 'zod';
import type { Claim } from '../claim.ts';
import type { StampedEvent } from '../event.ts';
import { idSchema } from '../id.ts';
import { instantMs } from '../instant.ts';
import { operation, refuse } from '../operation.ts';
import { actorOf, systemPrincipal } from '../principal.ts';
import { currentId } from '../records/current-record.ts';
import { inUse } from '../records/desk-records.ts';
import { usualStatus } from '../records/statuses.ts';
import { kindOfEarlier, type StatusKind, stateOf, statusKind, type TicketState, ticketState } from '../ticket-state.ts';
import { aspect, event, type Inverse } from './aspect.ts';
import { statusDrafts } from './closing.ts';
import { remark, withNote } from './note.ts';
import { pastOf, statusDraft } from './status-draft.ts';
import { keptOfWaiting, newPlanDrafts, planFor, type WaitingPart, waitingEvents, waitingInput } from './waiting.ts';

export interface Status extends WaitingPart {
  readonly closedMs: number | null;
  readonly reopenedMs: number | null;
  /** How often it was reopened; absent if never. */
  readonly reopenings?: number;
  /** When it was closed, if its closed status has changed since: that is when its clocks ended. */
  readonly endedMs?: number | undefined;
}

const atIntake: Status = { statusId: '', kind: 'open', state: 'open', closedMs: null, reopenedMs: null };

const times = z.object({
  closedMs: instantMs.nullable(),
  reopenedMs: instantMs.nullable(),
  endedMs: instantMs.optional(),
});
type Times = z.infer<typeof times>;

/** The first release wrote `status.changed`, which does not contain the kind. */
const changed = z.object({
  statusId: z.string(),
  state: ticketState,
  from: times.extend({ statusId: z.string(), state: ticketState }).nullable(),
  /** The times before the event that is undone; if missing, the ticket counts as closed or reopened now. */
  restored: times.optional(),
});

/** How a requester confirmed that their problem is solved. */
export const confirmedHow = z.enum(['phone', 'walk-in', 'message'], 'choice.required');

const set = changed.extend({
  kind: statusKind,
  /** If the requester confirmed it; missing in commits of earlier releases. */
  confirmed: confirmedHow.optional(),
  from: times.extend({ statusId: z.string(), kind: statusKind, state: ticketState }).nullable(),
});

interface Change {
  readonly statusId: string;
  readonly kind: StatusKind;
  readonly from: Status | null;
  readonly restored?: Times | undefined;
}

/** Both event types have this meaning. The state follows from the kind, whatever else an event says. */
function statusChange({ statusId, kind, from, restored }: z.infer<typeof set>): Change {
  return { statusId, kind, from: from && { ...from, state: stateOf(from.kind) }, restored };
}

function earlierStatusChange({ statusId, state, from, restored }: z.infer<typeof changed>): Change {
  const kind = kindOfEarlier(statusId, state);
  return { statusId, kind, from: from && { ...from, kind: kindOfEarlier(from.statusId, from.state) }, restored };
}

/** The state that an event gives its ticket, whose data has been checked; undefined if it gives none. */
export function stateGivenBy({ type, data }: Pick<StampedEvent, 'type' | 'data'>): TicketState | undefined {
  if (type === 'status.set') return stateOf((data as z.infer<typeof set>).kind);
  if (type !== 'status.changed') return undefined;
  const { statusId, state } = data as z.infer<typeof changed>;
  return stateOf(kindOfEarlier(statusId, state));
}

function after(slice: Status, change: Change, event: StampedEvent): Status {
  const { timeMs } = event;
  const { statusId, kind, from, restored } = change;
  const state = stateOf(kind);
  const isReopening = state === 'open' && from?.state === 'closed';
  const { closedMs, endedMs = closedMs } = slice;
  const hadEnded = state === 'closed' && slice.state === 'closed' && endedMs !== null;
  const times = restored ?? {
    closedMs: state === 'closed' ? timeMs : null,
    reopenedMs: isReopening ? timeMs : slice.reopenedMs,
    ...(hadEnded && { endedMs }),
  };
  const reopenings = reopeningsAfter(slice, state, times.reopenedMs);
  return {
    statusId,
    kind,
    state,
    ...times,
    ...(reopenings > 0 && { reopenings }),
    ...keptOfWaiting(slice, change, event),
  };
}

/** The time of the last reopening changes with each one, and when one is undone or redone. */
function reopeningsAfter({ reopenedMs, reopenings = 0 }: Status, state: TicketState, nextMs: number | null): number {
  if (nextMs === null) return 0;
  if (nextMs === reopenedMs) return reopenings;
  return state === 'open' ? reopenings + 1 : Math.max(0, reopenings - 1);
}

/** What the desk itself sets at a date contradicts nobody. */
function claimsOf({ statusId, kind }: Change, { actor }: Pick<StampedEvent, 'actor'>): readonly Claim[] {
  if (actor === actorOf(systemPrincipal)) return [];
  const claim = { about: 'status', value: statusId };
  return stateOf(kind) === 'closed' ? [claim, { about: 'close-or-reply', value: 'closed' }] : [claim];
}

function inverseOf({ statusId, from }: Change, present: Status): Inverse {
  if (!from || present.statusId !== statusId) return { stays: 'status' };
  const { closedMs, reopenedMs, endedMs, statusId: was, kind, state } = from;
  const before = { statusId: was, kind, state };
  const restored = { closedMs, reopenedMs, ...(endedMs !== undefined && { endedMs }) };
  const data: z.infer<typeof set> = { ...before, from: pastOf(present), restored };
  return { type: 'status.set', data, takes: [permissionFor(before.state)] };
}

export const status = aspect(atIntake, {
  'status.set': event<Status, z.infer<typeof set>>({
    data: set,
    apply: (slice, data, event) => after(slice, statusChange(data), event),
    claims: (data, event) => claimsOf(statusChange(data), event),
    sets: () => ['status'],
    invert: (data, present) => inverseOf(statusChange(data), present),
  }),
  'status.changed': event<Status, z.infer<typeof changed>>({
    data: changed,
    apply: (slice, data, event) => after(slice, earlierStatusChange(data), event),
    claims: (data, event) => claimsOf(earlierStatusChange(data), event),
    sets: () => ['status'],
    invert: (data, present) => inverseOf(earlierStatusChange(data), present),
  }),
  ...waitingEvents<Status>(),
});

export const setStatus = operation({
  name: 'status.set',
  input: z.strictObject({ ticketId: idSchema, statusId: idSchema, remark, waiting: waitingInput.optional() }),
  needs: ({ ticketId }) => ({ tickets: [ticketId] }),
  requires: ({ statusId }, records) => [permissionFor(records.get('status', statusId)?.state)],
  alsoFor: ['rule'],
  decide: (world, { ticketId, statusId, remark, waiting }, nowMs) => {
    const ticket = world.ticket(ticketId);
    const chosen = inUse(world.records, 'status', statusId);
    if (!chosen) return refuse('status.unknown');
    if (currentId(world.records, 'status', ticket.status.statusId) === statusId)
      return refuse('status.unchanged', { name: chosen.name });
    const plan = planFor(chosen, waiting, nowMs);
    if (plan && 'refused' in plan) return plan;
    const changes = [...statusDrafts(world, ticket, chosen, nowMs), ...newPlanDrafts(ticket, statusId, plan)];
    return withNote(world, ticket, changes, remark);
  },
});

/** The requester says that a resolved ticket is solved, which closes it. */
export const confirm = operation({
  name: 'status.confirm',
  input: z.strictObject({ ticketId: idSchema, how: confirmedHow }),
  needs: ({ ticketId }) => ({ tickets: [ticketId] }),
  requires: () => ['ticket.close'],
  alsoFor: ['rule'],
  decide: ({ ticket, records }, { ticketId, how }) => {
    const { status } = ticket(ticketId);
    if (status.kind !== 'resolved') return refuse('confirmation.not-resolved');
    const closed = usualStatus(records, 'closed');
    return closed ? [statusDraft(ticketId, closed, status, how)] : refuse('status.unknown');
  },
});

export const statusOperations = [setStatus, confirm] as const;

/** Closing needs its own permission; reopening needs the permission to create tickets. */
export function permissionFor(state: TicketState | undefined): 'ticket.close' | 'ticket.create' {
  return state === 'open' ? 'ticket.create' : 'ticket.close';
}
