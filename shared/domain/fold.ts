import type { Claim } from './claim.ts';
import { decidedBy, findConflicts } from './conflicts.ts';
import { compareEvents, type StampedEvent, type Target } from './event.ts';
import type { Sees } from './frontier.ts';
import { applyRecordEvent, claimsOfRecordEvent, emptyRecord, type RecordState } from './records/record.ts';
import { ticketKind } from './ticket/kind.ts';
import { applyTicketEvent, emptyTicket, registeredTicketEvent, type Ticket } from './ticket/ticket.ts';

/** The state of a target. */
export type Folded = Ticket | RecordState;

function start(target: Target): Folded {
  return target.kind === ticketKind ? emptyTicket(target.id) : emptyRecord(target);
}

function isTicket(state: Folded): state is Ticket {
  return 'intake' in state;
}

function applyEvent(state: Folded, event: StampedEvent): Folded {
  return isTicket(state) ? applyTicketEvent(state, event) : applyRecordEvent(state, event);
}

function claimsOf(event: StampedEvent): readonly Claim[] {
  if (event.target.kind !== ticketKind) return claimsOfRecordEvent(event);
  return registeredTicketEvent(event.type)?.definition.claims?.(event.data, event) ?? [];
}

/** Folds all events of a target, in whatever order they are given. */
export function fold(target: Target, events: readonly StampedEvent[], sees: Sees): Folded {
  const steps = foldSteps(target, events, sees);
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value;
}

/** Events that are applied in one step. */
const inStep = 512;

/** The same in steps, for tickets with thousands of events. */
export function* foldSteps(
  target: Target,
  events: readonly StampedEvent[],
  sees: Sees,
): Generator<undefined, Folded, undefined> {
  const ordered = events.toSorted(compareEvents);
  let state = start(target);
  for (let at = 0; at < ordered.length; at += inStep) {
    if (at > 0) yield;
    state = ordered.slice(at, at + inStep).reduce(applyEvent, state);
  }
  return { ...state, conflicts: findConflicts(ordered, claimsOf, sees) };
}

/** Applies an event that is newer than all events of the target and whose author had seen all of them. */
export function extend(state: Folded | undefined, event: StampedEvent): Folded {
  const before = state ?? start(event.target);
  const after = applyEvent(before, event);
  return { ...after, conflicts: decidedBy(before.conflicts, claimsOf(event)) };
}
