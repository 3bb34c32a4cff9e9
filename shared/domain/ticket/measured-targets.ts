import { responsePauseOf } from './due.ts';
import { firstReplyMs } from './first-reply.ts';
import { type DueTarget, dueMsOf, targetsOf } from './targets.ts';
import type { Ticket } from './ticket.ts';

/** What became of a target: it was met in time or missed, its ticket was closed before it was due, or it is still open. */
export type TargetOutcome = 'open' | 'met' | 'missed' | 'unneeded';

export interface MeasuredTarget {
  readonly target: DueTarget;
  readonly dueMs: number;
  /** The plan’s grace; null for a time set by hand. */
  readonly graceMs: number | null;
  readonly outcome: TargetOutcome;
  /** How early it was met, or how late. */
  readonly byMs: number;
}

type Measured = Pick<Ticket, 'due' | 'status' | 'conversation'>;

/** What became of the targets of a closed ticket together. */
export type ClosedOutcome = 'met' | 'missed';

/** Null while the ticket is open, and if it had no target. One that was missed counts before one that was met. */
export function closedOutcome(ticket: Measured): ClosedOutcome | null {
  if (ticket.status.state !== 'closed') return null;
  const outcomes = measuredTargets(ticket).map(({ outcome }) => outcome);
  if (outcomes.includes('missed')) return 'missed';
  return outcomes.includes('met') ? 'met' : null;
}

/** The targets of a ticket, the first reply first. The resolution is left out while its clock stands still. */
export function measuredTargets(ticket: Measured): readonly MeasuredTarget[] {
  return [...responseOf(ticket), ...resolutionOf(ticket)];
}

function responseOf(ticket: Measured): MeasuredTarget[] {
  const { due, status } = ticket;
  if (!due.response) return [];
  const { dueMs, graceMs } = due.response;
  const repliedMs = firstReplyMs(ticket.conversation);
  const endedMs = endOf(ticket);
  const common = { target: 'response', dueMs, graceMs } as const;
  if (repliedMs === null || (endedMs !== null && endedMs < repliedMs)) {
    if (endedMs === null)
      return targetsOf(ticket).responseDueMs === null ? [] : [{ ...common, outcome: 'open', byMs: 0 }];
    return [{ ...common, ...(endedMs <= dueMs ? { outcome: 'unneeded', byMs: 0 } : against(dueMs, endedMs)) }];
  }
  const paused = responsePauseOf(due, status.kind);
  const stoppedMs = due.paused?.sinceMs ?? repliedMs;
  // A reply while the clock stands still counts as given when it stopped.
  return [{ ...common, ...against(dueMs, paused && dueMs > stoppedMs ? Math.min(repliedMs, stoppedMs) : repliedMs) }];
}

function resolutionOf(ticket: Measured): MeasuredTarget[] {
  const { due, status } = ticket;
  const endedMs = endOf(ticket);
  const { passed, manualMs, plan } = due;
  const isPassed = passed !== undefined && endedMs !== null && passed.closedMs >= (status.reopenedMs ?? -Infinity);
  const byHandMs = manualMs ?? (isPassed ? passed.dueMs : null);
  const dueMs = byHandMs ?? dueMsOf(due, status.kind);
  if (dueMs === null) return [];
  const common = { target: 'resolution', dueMs, graceMs: byHandMs === null ? (plan?.graceMs ?? null) : null } as const;
  return [{ ...common, ...(endedMs === null ? { outcome: 'open', byMs: 0 } : against(dueMs, endedMs)) }];
}

/** When the clocks of a closed ticket ended. */
function endOf({ status }: Pick<Ticket, 'status'>): number | null {
  return status.state === 'closed' ? (status.endedMs ?? status.closedMs) : null;
}

function against(dueMs: number, ms: number): Pick<MeasuredTarget, 'outcome' | 'byMs'> {
  return ms <= dueMs ? { outcome: 'met', byMs: dueMs - ms } : { outcome: 'missed', byMs: ms - dueMs };
}
