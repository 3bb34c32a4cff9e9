import type { StampedEvent } from '../event.ts';
import type { Actor } from '../principal.ts';
import { type Assignees, nobody, sameAssignees } from './assignment.ts';
import type { Status } from './status.ts';

/** When something happened to a ticket, and by whom. */
export interface Moment {
  readonly timeMs: number;
  readonly by: Actor;
}

/** Since when a ticket is assigned to anybody, ended (resolved or closed), and closed. */
export interface Reached {
  readonly assigned?: Moment;
  readonly ended?: Moment;
  readonly closed?: Moment;
}

/** The parts of a ticket on which this depends. */
export interface Progressing {
  readonly assignment: Assignees;
  readonly status: Status;
}

type Milestone = keyof Reached;

const holds: Readonly<Record<Milestone, (ticket: Progressing) => boolean>> = {
  assigned: ({ assignment }) => !sameAssignees(assignment, nobody),
  ended: ({ status }) => status.state === 'closed',
  closed: ({ status }) => status.kind === 'closed',
};

const milestones: readonly Milestone[] = ['assigned', 'ended', 'closed'];

/** What a ticket has reached after one more event. An end that an undo restores keeps its time and its author. */
export function reachedAfter(
  present: Reached,
  before: Progressing,
  after: Progressing,
  { timeMs, actor }: Pick<StampedEvent, 'timeMs' | 'actor'>,
): Reached {
  if (before.assignment === after.assignment && before.status === after.status) return present;
  const begun = milestones.filter((name) => holds[name](after) && !holds[name](before));
  const { closedMs, endedMs } = after.status;
  const isRestored = ({ timeMs: knownMs }: Moment) => knownMs === closedMs || knownMs === endedMs;
  const anew = begun.filter((name) => {
    const known = name === 'assigned' ? undefined : present[name];
    return known === undefined || !isRestored(known);
  });
  if (anew.length === 0) return present;
  return { ...present, ...Object.fromEntries(anew.map((name) => [name, { timeMs, by: actor }])) };
}

/** The same without what does not hold now, because the ticket was released or reopened since. */
export function reachedNow({ reached, ...ticket }: Progressing & { readonly reached: Reached }): Reached {
  return Object.fromEntries(Object.entries(reached).filter(([name]) => holds[name as Milestone](ticket)));
}
