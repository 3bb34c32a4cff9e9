import type { Changes } from '../../shared/bridge/changes.ts';
import type { Topic } from '../../shared/bridge/contract/topics.ts';
import { type AgentAccess, canSee } from '../../shared/domain/access.ts';
import type { Id } from '../../shared/domain/id.ts';
import { actorAgentId } from '../../shared/domain/principal.ts';
import { isRecordKind } from '../../shared/domain/records/registry.ts';
import type { EngineChanges, TicketChange } from '../engine/ports.ts';

/** What an agent was able to see before a batch, and is after it. */
export interface SeenBy {
  readonly before: AgentAccess;
  readonly after: AgentAccess;
}

/** What a batch has led to, whoever looks at it. */
export interface BatchNews {
  readonly tickets: readonly TicketChange[];
  readonly topics: readonly Topic[];
  /** Whose keys led to something in it. */
  readonly askedBy: ReadonlySet<Id>;
}

export function newsOf({
  tickets,
  records,
  commits,
}: Pick<EngineChanges, 'tickets' | 'records' | 'commits'>): BatchNews {
  const kinds = new Set(records.map(({ kind }) => kind));
  return {
    tickets: [...asOne(tickets).values()],
    topics: [...kinds].filter(isRecordKind).map((kind): Topic => `record:${kind}`),
    askedBy: new Set(commits.map(({ actor }) => actorAgentId(actor)).filter((id) => id !== undefined)),
  };
}

/** A ticket that changed more than once in a batch was seen only as it was before the first time, and is after the last. */
function asOne(tickets: readonly TicketChange[]): ReadonlyMap<Id, TicketChange> {
  const changes = new Map<Id, TicketChange>();
  for (const change of tickets) {
    const earlier = changes.get(change.after.id);
    changes.set(change.after.id, earlier ? { before: earlier.before, after: change.after } : change);
  }
  return changes;
}

/** What an agent is told of a batch: the id of a ticket only where they see it now, or did before. */
export function newsFor(
  { tickets, topics, askedBy }: BatchNews,
  { before, after }: SeenBy,
): Pick<Changes, 'tickets' | 'removed' | 'topics'> {
  const isSeen = (change: TicketChange) => canSee(after, change.after);
  const wasSeen = (change: TicketChange) => change.before !== undefined && canSee(before, change.before);
  return {
    tickets: tickets.filter(isSeen).map((change) => change.after.id),
    removed: tickets.filter((change) => wasSeen(change) && !isSeen(change)).map((change) => change.after.id),
    topics: askedBy.has(after.agentId) ? [...topics, 'sent'] : topics,
  };
}
