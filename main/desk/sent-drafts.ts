import type { DraftContent } from '../../shared/bridge/draft.ts';
import type { StampedEvent } from '../../shared/domain/event.ts';
import type { Id } from '../../shared/domain/id.ts';
import { type Actor, actorAgentId, agentActor, agentPrincipal } from '../../shared/domain/principal.ts';
import type { SavedContent } from '../drafts/agent-draft.ts';
import type { DraftRef } from '../drafts/draft-names.ts';
import type { Drafts } from '../drafts/drafts.ts';
import { followingKey, unsentPart } from '../drafts/unsent-part.ts';
import type { Engine } from '../engine/engine.ts';
import type { Committed } from '../engine/repeated.ts';

interface SentUnder {
  readonly all: readonly Committed[];
  readonly nextKey: string;
}

/** Ensures that text is either sent or a draft: never both, and never neither. */
export interface SentDrafts {
  /** Removes the sent text from the agent's drafts; newer text becomes a draft under the next key. */
  readonly removeSent: (actor: Actor, key: string, events: readonly StampedEvent[]) => Promise<void>;
  /** Removes drafts whose text is already in a thread; a crash right after sending can leave some. */
  readonly removeSentLeftovers: () => Promise<void>;
  /** The commits under a key and under the keys that follow it; `nextKey` is the first unused one. */
  readonly sentUnder: (agentId: Id, key: string) => Promise<SentUnder>;
  /**
   * Saves a draft and returns what was saved. If its key has been used, the text would be deleted at the next start:
   * only newer text is saved, under the next key, and the result is null if there is none.
   */
  readonly save: (agentId: Id, draft: DraftRef, content: DraftContent) => Promise<SavedContent | null>;
}

export function createSentDrafts(
  drafts: Drafts,
  engine: Pick<Engine, 'knowsKey' | 'committed' | 'records'>,
  onError: (error: unknown) => void,
): SentDrafts {
  const usedBy = (agentId: Id) => (key: string) => engine.knowsKey(agentPrincipal(agentId), key);

  async function removeSent(actor: Actor, key: string, events: readonly StampedEvent[]): Promise<void> {
    const agentId = actorAgentId(actor);
    if (agentId === undefined) return;
    const { hadDrafts } = await drafts.removeSent(agentId, key, (draft) => unsentPart(draft, events, engine.records));
    if (!hadDrafts) return;
    // Another window may have sent the newer text as well.
    const next = followingKey(key);
    if (await usedBy(agentId)(next)) await removeSent(actor, next, await eventsUnder(agentId, next));
  }

  /** If the commit can no longer be read, the whole draft counts as newer, so that no text is lost. */
  async function eventsUnder(agentId: Id, key: string): Promise<readonly StampedEvent[]> {
    try {
      return (await engine.committed(agentPrincipal(agentId), key))?.events ?? [];
    } catch (error) {
      onError(error);
      return [];
    }
  }

  return {
    removeSent,
    removeSentLeftovers: async () => {
      for (const [agentId, key] of drafts.keys()) {
        if (!(await usedBy(agentId)(key))) continue;
        const events = await eventsUnder(agentId, key);
        // A disk error here must not keep the desk from opening.
        await removeSent(agentActor(agentId), key, events).catch(onError);
      }
    },
    sentUnder: async (agentId, key) => {
      const all: Committed[] = [];
      let nextKey = key;
      for (; await usedBy(agentId)(nextKey); nextKey = followingKey(nextKey)) {
        const committed = await engine.committed(agentPrincipal(agentId), nextKey);
        if (committed) all.push(committed);
      }
      return { all, nextKey };
    },
    save: async (agentId, draft, content) => {
      const { key } = content;
      const isUsed = usedBy(agentId);
      if (!(await isUsed(key))) {
        await drafts.save(agentId, draft, content);
        return content;
      }
      let left: SavedContent | null = content;
      while (left && (await isUsed(left.key))) {
        left = unsentPart({ slot: draft.slot, content: left }, await eventsUnder(agentId, left.key), engine.records);
      }
      const kept = await drafts.get(agentId, draft);
      if (left) await drafts.save(agentId, draft, left);
      else if (kept?.key === key || kept?.follows?.key === key) await drafts.drop(agentId, draft);
      return left;
    },
  };
}
