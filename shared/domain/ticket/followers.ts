import * as z from 'zod';
import type { Id } from '../id.ts';
import { idSchema } from '../id.ts';
import { operation, refuse } from '../operation.ts';
import type { Stamp } from '../stamp.ts';
import { aspect, event } from './aspect.ts';
import { ticketDraft } from './draft.ts';

/** An agent who wants to be told what happens to the ticket, from this stamp on. */
export interface Follower {
  readonly agentId: Id;
  readonly since: Stamp;
}

export interface Followers {
  readonly agents: readonly Follower[];
}

const nobody: Followers = { agents: [] };

const followerSchema = z.object({ agentId: z.string() });

type FollowerData = z.infer<typeof followerSchema>;

/** No claims: agents follow independently of each other, and of their own two decisions the later one counts. */
export const followers = aspect(nobody, {
  'follower.added': event<Followers, FollowerData>({
    data: followerSchema,
    apply: (slice, { agentId }, { stamp }) =>
      isFollowing(slice, agentId) ? slice : { agents: [...slice.agents, { agentId, since: stamp }] },
    sets: ({ agentId }) => [`followers/${agentId}`],
    invert: (data, present) =>
      isFollowing(present, data.agentId) ? { type: 'follower.removed', data, takes: [] } : { stays: 'followers' },
  }),
  'follower.removed': event<Followers, FollowerData>({
    data: followerSchema,
    apply: ({ agents }, { agentId }) => ({ agents: agents.filter((follower) => follower.agentId !== agentId) }),
    sets: ({ agentId }) => [`followers/${agentId}`],
    invert: (data, present) =>
      isFollowing(present, data.agentId) ? { stays: 'followers' } : { type: 'follower.added', data, takes: [] },
  }),
});

export function isFollowing({ agents }: Followers, agentId: Id): boolean {
  return agents.some((follower) => follower.agentId === agentId);
}

const input = z.strictObject({ ticketId: idSchema });

/** Reading a ticket is enough for following it: it changes nothing of the ticket for anybody else. */
export const followTicket = operation({
  name: 'ticket.follow',
  input,
  needs: ({ ticketId }) => ({ tickets: [ticketId] }),
  requires: () => [],
  decide: ({ ticket, agentId }, { ticketId }) => {
    if (agentId === null) return refuse('agent.unknown');
    if (isFollowing(ticket(ticketId).followers, agentId)) return refuse('follow.already');
    return [ticketDraft(ticketId, 'follower.added', { agentId })];
  },
});

export const unfollowTicket = operation({
  name: 'ticket.unfollow',
  input,
  needs: ({ ticketId }) => ({ tickets: [ticketId] }),
  requires: () => [],
  decide: ({ ticket, agentId }, { ticketId }) => {
    if (agentId === null) return refuse('agent.unknown');
    if (!isFollowing(ticket(ticketId).followers, agentId)) return refuse('follow.none');
    return [ticketDraft(ticketId, 'follower.removed', { agentId })];
  },
});

export const followerOperations = [followTicket, unfollowTicket] as const;
