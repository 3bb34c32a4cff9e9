import type { Conflict } from '../claim.ts';
import type { StampedEvent } from '../event.ts';
import type { Id } from '../id.ts';
import { type Stamp, zeroStamp } from '../stamp.ts';
import { type Writers, writersAfter } from '../writers.ts';
import { answered, answeredOperations } from './answered.ts';
import type { EventDefinition } from './aspect.ts';
import { assignment, assignmentOperations } from './assignment.ts';
import { conversation, conversationOperations } from './conversation.ts';
import { customFieldOperations, customFields } from './custom-fields.ts';
import { deletion, deletionOperations } from './deletion.ts';
import { department, departmentOperations } from './department.ts';
import { due } from './due.ts';
import { fieldOperations, plainFields } from './fields.ts';
import { followerOperations, followers } from './followers.ts';
import { intake } from './intake.ts';
import { type Involved, involvedAfter } from './involved.ts';
import { linkOperations, links } from './links.ts';
import { type Reached, reachedAfter } from './reached.ts';
import { referralOperations, referrals } from './referrals.ts';
import { requester, requesterOperations } from './requester.ts';
import { dueOperations } from './set-due.ts';
import { status, statusOperations } from './status.ts';
import { undone } from './undone.ts';
import { clockAfter, isMissed } from './waiting.ts';
import { waitingOperations } from './waiting-operations.ts';

/** Everything a ticket consists of. A new aspect needs one file and a line here; its operations, a line below. */
export const aspects = {
  intake,
  fields: plainFields,
  custom: customFields,
  status,
  conversation,
  assignment,
  department,
  referrals,
  due,
  requester,
  answered,
  links,
  followers,
  deletion,
  undone,
} as const;

/** The operations on them. */
export const aspectOperations = [
  ...fieldOperations,
  ...customFieldOperations,
  ...statusOperations,
  ...waitingOperations,
  ...conversationOperations,
  ...assignmentOperations,
  ...departmentOperations,
  ...referralOperations,
  ...dueOperations,
  ...requesterOperations,
  ...answeredOperations,
  ...linkOperations,
  ...followerOperations,
  ...deletionOperations,
] as const;

type AspectName = keyof typeof aspects;
type Slices = { readonly [Name in AspectName]: (typeof aspects)[Name]['initial'] };

export interface Ticket extends Slices {
  readonly id: Id;
  /** The stamp of the newest event, known or not: the next commit is stamped after it. */
  readonly newest: Stamp;
  readonly conflicts: readonly Conflict[];
  /** Who took part so far: they are told what happens. */
  readonly involved: readonly Involved[];
  /** Whose each of its present values is: an undo leaves what others have set since. */
  readonly writers: Writers;
  readonly reached: Reached;
}

export function emptyTicket(id: Id): Ticket {
  const slices = Object.fromEntries(
    Object.entries(aspects).map(([name, { initial }]) => [name, initial]),
  ) as unknown as Slices; // Safe: built from the same table that the type is derived from.
  return { id, newest: zeroStamp, conflicts: [], involved: [], writers: {}, reached: {}, ...slices };
}

interface Registered {
  readonly aspect: AspectName;
  readonly definition: EventDefinition<unknown, unknown>;
}

const registered: ReadonlyMap<string, Registered> = new Map(
  Object.entries(aspects).flatMap(([name, { events }]) =>
    Object.entries<unknown>(events).map(([type, definition]): [string, Registered] => [
      type,
      // Safe: `applyTicketEvent` passes an aspect's events only that aspect's own slice.
      { aspect: name as AspectName, definition: definition as EventDefinition<unknown, unknown> },
    ]),
  ),
);

export const ticketEventTypes: readonly string[] = [...registered.keys()];

export function registeredTicketEvent(type: string): Registered | undefined {
  return registered.get(type);
}

/** Applies one more event. Total: an unknown event, and one of a commit that came too late, change only `newest`. */
export function applyTicketEvent(ticket: Ticket, event: StampedEvent): Ticket {
  const newest = ticket.newest < event.stamp ? event.stamp : ticket.newest;
  const known = registered.get(event.type);
  if (!known || isMissed(ticket.status, event)) return { ...ticket, newest };
  const slice = known.definition.apply(ticket[known.aspect], event.data, event);
  const involved = involvedAfter(ticket.involved, event);
  const writers = writersAfter(ticket.writers, known.definition.sets?.(event.data) ?? [], event);
  const after = { ...ticket, newest, involved, writers, [known.aspect]: slice };
  const reached = reachedAfter(ticket.reached, ticket, after, event);
  return { ...after, reached, due: clockAfter(ticket.status, after, event) };
}
