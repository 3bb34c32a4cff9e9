import type { Conflict } from '../../../shared/domain/claim.ts';
import type { NaiveCommit, NaiveEvent } from './naive-line.ts';

/** Which commits (by sum) the author of a commit had applied when it was born. */
export type BornSeeing = ReadonlyMap<string, ReadonlySet<string>>;

interface Claimed {
  readonly event: NaiveEvent;
  readonly about: string;
  readonly value: string;
}

/**
 * The pairs that are still open, straight from the definition: two events claim different values for the same thing,
 * neither author had seen the other's, and nobody who had seen both has claimed the same thing since.
 */
export function openPairs(ordered: readonly NaiveEvent[], bornSeeing: BornSeeing): Conflict[] {
  const claimed = ordered.flatMap((event) => claimsOf(event).map((claim) => ({ event, ...claim })));
  const pairs: Conflict[] = [];
  for (const [place, later] of claimed.entries()) {
    for (const earlier of claimed.slice(0, place)) {
      if (earlier.about !== later.about || earlier.value === later.value || saw(later, earlier)) continue;
      const isDecided = claimed
        .slice(place + 1)
        .some((decision) => decision.about === later.about && saw(decision, earlier) && saw(decision, later));
      if (!isDecided) pairs.push({ about: later.about, earlier: nameOf(earlier.event), later: nameOf(later.event) });
    }
  }
  return pairs;

  function saw(one: Claimed, other: Claimed): boolean {
    const [by, of] = [one.event.commit.sum, other.event.commit.sum];
    return by === of || (bornSeeing.get(by)?.has(of) ?? false);
  }
}

function nameOf({ commit, index }: NaiveEvent): string {
  return `${commit.device}:${commit.seq}:${index}`;
}

/** What an event decides, written independently of the product; `about` is the subject on a conflict card. */
function claimsOf({ type, on, data }: NaiveEvent): { about: string; value: string }[] {
  if (data.broken === true) return [];
  if (!on.startsWith('ticket:')) return recordClaims(type, data);
  const { to } = data;
  switch (type) {
    case 'field.changed':
      return [{ about: String(data.field), value: String(to) }];
    case 'custom.set':
      return [{ about: `custom:${String(data.fieldId)}`, value: (to as { value: string }).value }];
    case 'status.set':
    case 'status.changed':
      return [
        { about: 'status', value: String(data.statusId) },
        ...(isClosing(data) ? [{ about: 'close-or-reply', value: 'closed' }] : []),
      ];
    case 'conversation.posted':
      return [
        ...(data.kind === 'note' ? [] : [{ about: 'close-or-reply', value: 'replied' }]),
        ...(data.kind === 'message' ? [{ about: 'deleted-or-kept', value: 'kept' }] : []),
      ];
    case 'ticket.deleted':
    case 'ticket.restored':
      return [{ about: 'deleted-or-kept', value: type === 'ticket.deleted' ? 'deleted' : 'kept' }];
    case 'assignment.changed':
      return assignmentClaims(data as unknown as Assigned);
    case 'department.changed':
      return [{ about: 'department', value: String(to) }];
    case 'due.planned':
      return [{ about: 'plan', value: String(data.planId) }];
    case 'due.set':
      return [{ about: 'due', value: String(to) }];
    case 'answered.marked': {
      const mark = data.mark as { readonly isAnswered: boolean } | null;
      return mark ? [{ about: 'answered', value: mark.isAnswered ? 'yes' : 'no' }] : [];
    }
    case 'requester.changed':
      return [{ about: 'requester', value: String(to) }];
    default:
      return [];
  }
}

/** The kind of a status says it, where an event has one. */
function isClosing({ kind, state }: NaiveEvent['data']): boolean {
  return kind === undefined ? state === 'closed' : kind === 'resolved' || kind === 'closed';
}

interface Assigned {
  readonly from: { readonly agentId: string | null; readonly teamId: string | null };
  readonly to: Assigned['from'];
}

function assignmentClaims({ from, to }: Assigned) {
  const agent = from.agentId === to.agentId ? [] : [{ about: 'assignee', value: String(to.agentId) }];
  return [...agent, ...(from.teamId === to.teamId ? [] : [{ about: 'team', value: String(to.teamId) }])];
}

function recordClaims(type: string, data: NaiveEvent['data']) {
  if (type === 'record.put') {
    return Object.entries(data.fields as object).map(([about, value]) => ({ about, value: JSON.stringify(value) }));
  }
  return type === 'record.retired' || type === 'record.restored' ? [{ about: 'retired', value: type }] : [];
}

/** A commit and each event of it has to be stamped after everything on its targets that its author had seen. */
export function stampedTooEarly(commits: readonly NaiveCommit[], bornSeeing: BornSeeing): string[] {
  return commits.flatMap((commit) => {
    const targets = new Set(commit.events.map(({ on }) => on));
    const seen = commits.filter(
      ({ sum, events }) => bornSeeing.get(commit.sum)?.has(sum) && events.some(({ on }) => targets.has(on)),
    );
    return seen.filter(({ stamp }) => stamp >= commit.stamp).map(({ sum }) => `${commit.sum} is not after ${sum}`);
  });
}
