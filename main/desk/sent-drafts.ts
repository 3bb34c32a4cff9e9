import type { DraftContent } from '../../shared/bridge/draft.ts';
import type { StampedEvent } from '../../shared/domain/event.ts';
import type { Id } from '../../shared/domain/id.ts';
import { type Actor, actorAgentId, agentActor, agentPrincipal } from '../../shared/domain/principal.ts';
import type { SavedContent } from '../drafts/agent-draft.ts';
import type { DraftRef } from '../drafts/draft-names.ts';
import type { Drafts } from '../drafts/drafts.ts';
import { keyAfter, whatIsLeft } from '../drafts/what-is-left.ts';
import type { Engine } from '../engine/engine.ts';
import type { Committed } from '../engine/repeated.ts';

interface SentUnder {
  readonly all: readonly Committed[];
  readonly nextKey: string;
}

/** Ensures that text is either sent or a draft: never both, and never neither. */
export interface SentDrafts {
  /** Removes the sent part from the draft; newer text becomes a draft under the next key. */
  readonly settle: (actor: Actor, key: string, events: readonly StampedEvent[]) => Promise<void>;
  /** A crash after sending can leave drafts whose text is already in a thread; this removes them. */
  readonly settleLeftBehind: () => Promise<void>;
  /** What went out under a key, and after it under those of the newer words; `nextKey` is the first of them not used yet. */
  readonly sentUnder: (agentId: Id, key: string) => Promise<SentUnder>;
  /**
   * Saves a draft and returns what was saved. If its key has been used, the text would be deleted at the next start:
   * newer text is saved under the next key, and nothing if there is none.
   */
  readonly save: (agentId: Id, draft: DraftRef, content: DraftContent) => Promise<SavedContent | null>;
}

export function createSentDrafts(
  drafts: Drafts,
  engine: Pick<Engine, 'knowsKey' | 'committed' | 'records'>,
  onError: (error: unknown) => void,
): SentDrafts {
  const usedBy = (agentId: Id) => (key: string) => engine.knowsKey(agentPrincipal(agentId), key);

  async function settle(actor: Actor, key: string, events: readonly StampedEvent[]): Promise<void> {
    const agentId = actorAgentId(actor);
    if (agentId === undefined) return;
    await drafts.settle(agentId, key, (draft) => whatIsLeft(draft, events, engine.records));
    // Another window may have sent the newer text as well.
    const next = keyAfter(key);
    if (usedBy(agentId)(next)) await settle(actor, next, await eventsUnder(agentId, next));
  }

  /** A commit that cannot be read any more keeps nobody’s words: then all of them count as newer. */
  async function eventsUnder(agentId: Id, key: string): Promise<readonly StampedEvent[]> {
    try {
      return (await engine.committed(agentPrincipal(agentId), key))?.events ?? [];
    } catch (error) {
      onError(error);
      return [];
    }
  }

  return {
    settle,
    settleLeftBehind: async () => {
      for (const [agentId, key] of drafts.keys()) {
        if (!usedBy(agentId)(key)) continue;
        const events = await eventsUnder(agentId, key);
        // A disk error here must not keep anybody from opening the desk.
        await settle(agentActor(agentId), key, events).catch(onError);
      }
    },
    sentUnder: async (agentId, key) => {
      const all: Committed[] = [];
      let nextKey = key;
      for (; usedBy(agentId)(nextKey); nextKey = keyAfter(nextKey)) {
        const committed = await engine.committed(agentPrincipal(agentId), nextKey);
        if (committed) all.push(committed);
      }
      return { all, nextKey };
    },
    save: async (agentId, draft, content) => {
      const { key } = content;
      const isUsed = usedBy(agentId);
      if (!isUsed(key)) {
        await drafts.save(agentId, draft, content);
        return content;
      }
      let left: SavedContent | null = content;
      while (left && isUsed(left.key)) {
        left = whatIsLeft({ slot: draft.slot, content: left }, await eventsUnder(agentId, left.key), engine.records);
      }
      const kept = await drafts.get(agentId, draft);
      if (left) await drafts.save(agentId, draft, left);
      else if (kept?.key === key || kept?.follows?.key === key) await drafts.drop(agentId, draft);
      return left;
    },
  };
}
