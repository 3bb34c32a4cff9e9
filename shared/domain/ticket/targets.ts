import type { StatusKind } from '../ticket-state.ts';
import { type Due, pauseOf, responsePauseOf } from './due.ts';
import { firstReplyMs } from './first-reply.ts';
import type { Ticket } from './ticket.ts';

/** What a ticket can be due for: the first reply of an agent, or to be resolved. */
export type DueTarget = 'response' | 'resolution';

/** The targets of a ticket that are not met: what is due, and when. */
export interface Targets {
  /** When the first reply is due; null if it was given, if the plan has no target for it, and while its clock stands still. */
  readonly responseDueMs: number | null;
  readonly responseSoonMs: number | null;
  /** When the ticket is due to be resolved; null while that clock stands still. */
  readonly resolutionDueMs: number | null;
  readonly resolutionSoonMs: number | null;
  /** The earlier of both: when the ticket is due. */
  readonly dueMs: number | null;
  /** What is left of it while the clock stands still. */
  readonly pausedLeftMs: number | null;
  /** Which of both that is; null if the ticket has only one target, so that nobody has to be told. */
  readonly dueTarget: DueTarget | null;
}

export function targetsOf({ due, status, conversation }: Pick<Ticket, 'due' | 'status' | 'conversation'>): Targets {
  const { kind, state } = status;
  const { plan, response } = due;
  const isOwed = response !== undefined && state === 'open' && firstReplyMs(conversation) === null;
  const responsePause = isOwed ? responsePauseOf(due, kind) : undefined;
  const responseDueMs = isOwed && !responsePause ? response.dueMs : null;
  const resolutionDueMs = dueMsOf(due, kind);
  const dueMs = earlier(responseDueMs, resolutionDueMs);
  const responseLeftMs = responsePause?.remainingMs ?? null;
  const pausedLeftMs = dueMs === null ? earlier(responseLeftMs, pausedLeftMsOf(due, kind)) : null;
  const isResponse =
    dueMs === null ? pausedLeftMs !== null && pausedLeftMs === responseLeftMs : dueMs === responseDueMs;
  return {
    responseDueMs,
    responseSoonMs: responseDueMs === null ? null : responseDueMs - leadMsOf(response?.graceMs, plan?.warnMs),
    resolutionDueMs,
    resolutionSoonMs: soonMsOf(due, kind),
    dueMs,
    pausedLeftMs,
    dueTarget: !response ? null : isResponse ? 'response' : 'resolution',
  };
}

export interface UnmetTarget {
  readonly target: DueTarget;
  readonly dueMs: number;
  readonly soonMs: number;
}

/** The targets whose clocks run. */
export function unmetTargets(targets: Targets): readonly UnmetTarget[] {
  const { responseDueMs, responseSoonMs, resolutionDueMs, resolutionSoonMs } = targets;
  return [
    ...unmet('response', responseDueMs, responseSoonMs),
    ...unmet('resolution', resolutionDueMs, resolutionSoonMs),
  ];
}

/** From when on the ticket is due soon, for the target that is due first; null while no clock runs. */
export function dueSoonMs({ dueTarget, responseSoonMs, resolutionSoonMs }: Targets): number | null {
  return dueTarget === 'response' ? responseSoonMs : resolutionSoonMs;
}

function unmet(target: DueTarget, dueMs: number | null, soonMs: number | null): UnmetTarget[] {
  return dueMs === null || soonMs === null ? [] : [{ target, dueMs, soonMs }];
}

function earlier(a: number | null, b: number | null): number | null {
  return a === null || b === null ? (a ?? b) : Math.min(a, b);
}

/**
 * When the ticket is due to be resolved, in milliseconds since 1970: the hand-set time, else the plan's, which stands
 * still while the ticket waits for its requester.
 */
export function dueMsOf(due: Due, kind: StatusKind = 'open'): number | null {
  return due.manualMs ?? (pauseOf(due, kind) ? null : (due.plan?.dueMs ?? null));
}

/** How much counted time is left when the clock runs again; null while it runs, and for a due time set by hand. */
function pausedLeftMsOf(due: Due, kind: StatusKind): number | null {
  return due.manualMs === null ? (pauseOf(due, kind)?.remainingMs ?? null) : null;
}

/** When the ticket is soon due to be resolved. */
export function soonMsOf(due: Due, kind: StatusKind = 'open'): number | null {
  const dueMs = dueMsOf(due, kind);
  const graceMs = due.manualMs === null ? due.plan?.graceMs : undefined;
  return dueMs === null ? null : dueMs - leadMsOf(graceMs, due.plan?.warnMs);
}

const longestWarningMs = 30 * 60_000;

/**
 * How long before a target it is due soon: as the plan says, unless that is not less than the whole grace. Otherwise half
 * an hour, but not before only a tenth of the grace is left. A time set by hand has no grace.
 */
function leadMsOf(graceMs = Infinity, warnMs = Infinity): number {
  return warnMs < graceMs ? warnMs : Math.min(longestWarningMs, graceMs / 10);
}
