import * as z from 'zod';
import type { Claim } from '../claim.ts';
import type { Draft, EventId, StampedEvent } from '../event.ts';
import { eventId } from '../event.ts';
import type { Id } from '../id.ts';
import { instantMs, lastInstantMs } from '../instant.ts';
import { type Refusal, refuse } from '../operation.ts';
import type { StatusKind, TicketState } from '../ticket-state.ts';
import { event, type Inverse } from './aspect.ts';
import { changeReason } from './change-reason.ts';
import { ticketDraft } from './draft.ts';
import { type Due, pausedAgain, pausedSchema, pauseOf } from './due.ts';
import type { Ticket } from './ticket.ts';

/** Why a ticket waits for its requester, and until when; then it returns to the agents. */
export interface WaitingPlan {
  readonly untilMs: number | null;
  readonly reason: string;
}

/** The plan of the present waiting, named after the event that made it. */
export interface Waiting extends WaitingPlan {
  readonly plan: EventId;
}

/** What the status of a ticket holds of its waiting. Every other status that is set ends it. */
export interface WaitingPart {
  readonly kind: StatusKind;
  readonly state: TicketState;
  readonly statusId: string;
  readonly waiting?: Waiting;
  /** The waiting that has just ended at its date, and the commit that ended it. */
  readonly ended?: { readonly sum: string; readonly plan: EventId; readonly statusId: string };
  /** The commits that would have ended a waiting, if it had not been changed by somebody whom they had not seen. */
  readonly missed?: readonly string[];
}

const planSchema = z.object({ untilMs: instantMs.nullable(), reason: z.string() });

const planned = z.object({
  to: planSchema.nullable(),
  from: planSchema.nullable(),
  /** The status that waits. */
  statusId: z.string(),
  /** Whether the status changes in the same commit: to this one, or from it. */
  withStatus: z.literal(true).optional(),
  /** The plan that it replaces: if another device has ended that by then, the waiting continues. */
  replaces: z.string().optional(),
  /** The clock that stands still as it was planned; it does so again if the waiting continues. */
  pause: pausedSchema.extend({ startMs: instantMs }).optional(),
});

type Planned = z.infer<typeof planned>;

const ended = z.object({ plan: z.string() });

/** The plan of a waiting, as an agent enters it. */
export const waitingInput = z.strictObject({
  untilMs: z.int().min(0, 'due.past').max(lastInstantMs, 'due.too-far').nullable().default(null),
  reason: changeReason.default(''),
});

/** The plan as a form showed it, in which what is missing is empty. */
export const shownPlan = z.strictObject({ untilMs: z.int().nullable(), reason: z.string() });

/** Null if nothing was entered. */
export function enteredPlan({ untilMs, reason }: WaitingPlan): WaitingPlan | null {
  return untilMs === null && reason === '' ? null : { untilMs, reason };
}

/** The plan that comes with a status; null if there is none. Only a status of kind waiting has one. */
export function planFor(
  { kind }: { readonly kind: StatusKind },
  entered: WaitingPlan | undefined,
  nowMs: number,
): WaitingPlan | Refusal | null {
  const plan = entered ? enteredPlan(entered) : null;
  if (!plan) return null;
  if (kind !== 'waiting') return refuse('waiting.none');
  return plan.untilMs !== null && plan.untilMs <= nowMs ? refuse('due.past') : plan;
}

function isSamePlan(a: WaitingPlan | null | undefined, b: WaitingPlan | null | undefined): boolean {
  return (a?.untilMs ?? null) === (b?.untilMs ?? null) && (a?.reason ?? '') === (b?.reason ?? '');
}

/**
 * The present plan with what was changed in the one that was shown. Refused if somebody else has changed the same part
 * to something else.
 */
export function planOnto(
  waiting: WaitingPlan | undefined,
  entered: WaitingPlan,
  shown: WaitingPlan,
): WaitingPlan | Refusal {
  const present = { untilMs: waiting?.untilMs ?? null, reason: waiting?.reason ?? '' };
  const isEntered = (part: keyof WaitingPlan) => entered[part] !== shown[part];
  const isMoved = (part: keyof WaitingPlan) => present[part] !== shown[part] && present[part] !== entered[part];
  if ((['untilMs', 'reason'] as const).some((part) => isEntered(part) && isMoved(part)))
    return { ...refuse('waiting.moved'), code: 'stale' };
  return {
    untilMs: isEntered('untilMs') ? entered.untilMs : present.untilMs,
    reason: isEntered('reason') ? entered.reason : present.reason,
  };
}

/** The events of the waiting; the aspect of the status has them, because whatever sets a status ends the waiting. */
export function waitingEvents<Slice extends WaitingPart>() {
  return {
    'waiting.planned': event<Slice, Planned>({
      data: planned,
      apply: (slice, { to, replaces }, event) => {
        const waiting = to && { ...to, plan: eventId(event) };
        const { waiting: _before, ended, ...rest } = slice;
        if (slice.kind === 'waiting') return { ...(rest as Slice), ...(waiting && { waiting }) };
        if (!ended || ended.plan !== replaces) return slice;
        return { ...(rest as Slice), statusId: ended.statusId, kind: 'waiting', ...(waiting && { waiting }) };
      },
      claims: claimsOf,
      // A plan alone says that the ticket waits on.
      sets: ({ withStatus }) => (withStatus ? ['waiting'] : ['waiting', 'status']),
      invert: inverseOf,
      follows: ['status.set'],
    }),
    'waiting.ended': event<Slice, z.infer<typeof ended>>({
      data: ended,
      apply: (slice, { plan }, { commit: { sum } }) => {
        const { waiting, ...rest } = slice;
        if (waiting?.plan !== plan) return { ...slice, missed: [...(slice.missed ?? []), sum] };
        return { ...(rest as Slice), ended: { sum, plan, statusId: slice.statusId } };
      },
    }),
  };
}

/** A plan for a ticket that waits says that it waits on; what comes with a status is claimed by that. */
function claimsOf({ to, statusId, withStatus }: Planned): readonly Claim[] {
  if (withStatus && !to) return [];
  const plan = { about: 'waiting', value: to ? `${to.untilMs ?? ''} ${to.reason}` : '' };
  return to && !withStatus ? [plan, { about: 'status', value: statusId }] : [plan];
}

function inverseOf(planned: Planned, present: WaitingPart, stays: readonly string[]): Inverse | undefined {
  const { to, from, statusId, withStatus, pause } = planned;
  // A plan that ended with its waiting comes back only with that.
  if (present.kind !== 'waiting') return to ? { stays: 'waiting' } : undefined;
  const isLeft = withStatus && stays.includes('status');
  if (isLeft || present.statusId !== statusId || !isSamePlan(present.waiting, to)) return { stays: 'waiting' };
  const data = { ...planData(present, from), ...(withStatus && { withStatus }), ...(pause && { pause }) };
  return { type: 'waiting.planned', data, takes: ['ticket.create'] };
}

function planData({ waiting, statusId }: WaitingPart, to: WaitingPlan | null): Planned {
  const from = waiting ? { untilMs: waiting.untilMs, reason: waiting.reason } : null;
  return { to, from, statusId, ...(waiting && { replaces: waiting.plan }) };
}

/** Whether an event belongs to a commit that would have ended a waiting that had been changed: none of it counts. */
export function isMissed({ missed }: WaitingPart, { commit }: Pick<StampedEvent, 'commit'>): boolean {
  return missed?.includes(commit.sum) ?? false;
}

/** What stays when a status is set. Only somebody who had not seen it sets the same one again: its plan stays. */
export function keptOfWaiting(
  { statusId, waiting, ended, missed }: WaitingPart,
  next: Pick<WaitingPart, 'kind' | 'statusId'>,
  { commit }: Pick<StampedEvent, 'commit'>,
) {
  const isSame = next.kind === 'waiting' && next.statusId === statusId;
  return {
    ...(isSame && waiting && { waiting }),
    ...(ended?.sum === commit.sum && { ended }),
    ...(missed && { missed }),
  };
}

/** The clock after an event: if a waiting that another device has ended continues, it stands still again. */
export function clockAfter(
  before: WaitingPart,
  { status, due }: Pick<Ticket, 'status' | 'due'>,
  { type, data }: Pick<StampedEvent, 'type' | 'data'>,
): Due {
  if (type !== 'waiting.planned' || before.kind === 'waiting' || status.kind !== 'waiting') return due;
  const { pause } = data as Planned;
  if (!pause) return due;
  const { startMs, ...paused } = pause;
  return pausedAgain(due, paused, startMs);
}

/** The date until which a ticket waits; null if it does not wait, or if it has none. */
export function waitsUntilMs({ kind, waiting }: WaitingPart): number | null {
  return kind === 'waiting' ? (waiting?.untilMs ?? null) : null;
}

/** The plan of a waiting that begins with a new status in the same commit. */
export function newPlanDrafts({ id }: Pick<Ticket, 'id'>, statusId: Id, plan: WaitingPlan | null): Draft[] {
  return plan ? [ticketDraft(id, 'waiting.planned', { to: plan, from: null, statusId, withStatus: true })] : [];
}

/** Another plan for a ticket that waits; none ends it. */
export function planDrafts(
  { id, status, due }: Pick<Ticket, 'id' | 'status' | 'due'>,
  to: WaitingPlan | null,
): Draft[] {
  if (isSamePlan(status.waiting, to)) return [];
  const paused = pauseOf(due, status.kind);
  const pause = paused && due.plan && { pause: { ...paused, startMs: due.plan.startMs } };
  return [ticketDraft(id, 'waiting.planned', { ...planData(status, to), ...pause })];
}

/** Whatever else sets a status ends the waiting and its plan, so that an undo has both. */
export function leaveWaiting({ id, status }: Pick<Ticket, 'id' | 'status'>): Draft[] {
  if (!status.waiting) return [];
  return [ticketDraft(id, 'waiting.planned', { ...planData(status, null), withStatus: true })];
}
