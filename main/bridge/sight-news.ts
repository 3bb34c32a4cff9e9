import type { Changes } from '../../shared/bridge/changes.ts';
import type { Topic } from '../../shared/bridge/contract/topics.ts';
import { type AgentAccess, canSee } from '../../shared/domain/access.ts';
import type { Id } from '../../shared/domain/id.ts';
import { netChange } from '../../shared/domain/net-change.ts';
import { actorAgentId } from '../../shared/domain/principal.ts';
import { isRecordKind } from '../../shared/domain/records/registry.ts';
import type { Ticket } from '../../shared/domain/ticket/ticket.ts';
import type { Visibility } from '../../shared/domain/ticket/visibility.ts';
import type { AppliedCommit } from '../engine/ports.ts';

/** What an agent could see before a batch, and can see after it. */
export interface SeenBy {
  readonly before: AgentAccess;
  readonly after: AgentAccess;
}

/** Where a ticket was before a batch, and is after it. */
interface Moved {
  readonly id: Id;
  readonly before: Visibility | undefined;
  readonly after: Visibility;
  /** Its requesters before and after. */
  readonly requesters: readonly Id[];
}

/** The effect of a batch, the same for every window. */
export interface BatchNews {
  readonly tickets: readonly Moved[];
  readonly topics: readonly Topic[];
  /** The agents whose queues changed; null means all agents. */
  readonly queuesOf: ReadonlySet<Id | null>;
  /** The agents whose requests made these commits. */
  readonly askedBy: ReadonlySet<Id>;
}

export function newsOf(commits: readonly AppliedCommit[]): BatchNews {
  const { tickets, records } = netChange(commits);
  const kinds = new Set(records.map(({ kind }) => kind).filter((kind) => kind !== 'queue'));
  const queues = records.filter(({ kind }) => kind === 'queue');
  const askers = commits.filter(({ origin }) => origin === 'here').map(({ actor }) => actorAgentId(actor));
  return {
    tickets: tickets.map(({ before, after }) => ({
      id: after.id,
      before,
      after,
      requesters: requestersOf(before, after),
    })),
    topics: [...kinds].filter(isRecordKind).map((kind): Topic => `record:${kind}`),
    queuesOf: new Set(queues.map(({ fields: { owner } }) => (typeof owner === 'string' ? owner : null))),
    askedBy: new Set(askers.filter((id) => id !== undefined)),
  };
}

function requestersOf(before: Ticket | undefined, after: Ticket): readonly Id[] {
  const now = after.requester.personId;
  const earlier = before?.requester.personId ?? now;
  return earlier === now ? [now] : [earlier, now];
}

/**
 * The changes of a batch for one agent. They contain a ticket's id, and its requesters, only if the agent can see it now,
 * or could before.
 */
export function newsFor(
  { tickets, topics, queuesOf, askedBy }: BatchNews,
  { before, after }: SeenBy,
): Pick<Changes, 'tickets' | 'removed' | 'requesters' | 'topics'> {
  const isSeen = (change: Moved) => canSee(after, change.after);
  const wasSeen = (change: Moved) => change.before !== undefined && canSee(before, change.before);
  const seen = tickets.filter(isSeen);
  const removed = tickets.filter((change) => wasSeen(change) && !isSeen(change));
  const known = (change: Moved) => [
    ...(wasSeen(change) ? change.requesters.slice(0, 1) : []),
    ...(isSeen(change) ? change.requesters.slice(-1) : []),
  ];
  return {
    tickets: seen.map(({ id }) => id),
    removed: removed.map(({ id }) => id),
    requesters: [...new Set([...seen, ...removed].flatMap(known))],
    topics: [
      ...topics,
      // An agent's own queues, even their existence, are known to that agent only.
      ...(queuesOf.has(null) || queuesOf.has(after.agentId) ? ['record:queue' as const] : []),
      ...(askedBy.has(after.agentId) ? ['sent' as const] : []),
    ],
  };
}
