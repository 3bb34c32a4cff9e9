import type { KeptContent } from '../../shared/bridge/draft.ts';
import { idOf } from '../platform/random-ids.ts';
import type { AgentDraft } from './agent-draft.ts';
import { draftName, isSameSlot, parseDraftName } from './draft-names.ts';

/** The drafts of a folder by name, and the other documents that belong to them. */
export interface DraftsRead {
  readonly drafts: Map<string, AgentDraft>;
  /** Older or second copies of a draft, with the draft's name. They are removed when the draft is next written. */
  readonly copies: Map<string, string>;
  /** Documents whose faults belong to a draft with another name, with that name. */
  readonly aliases: Map<string, string>;
}

/** Reads the drafts with these names; `read` returns null for an unreadable one. */
export async function readDrafts(
  names: readonly string[],
  read: (name: string) => Promise<KeptContent | null>,
): Promise<DraftsRead> {
  const drafts = new Map<string, AgentDraft>();
  const copies = new Map<string, string>();
  const aliases = new Map<string, string>();
  const found = names.flatMap((name) => {
    const named = parseDraftName(name);
    return named ? [{ name, ...named }] : [];
  });
  // Names with an id come first: a name without an id may be an older copy of one of those drafts.
  for (const { name, agentId, slot, draftId } of found.toSorted((a, b) => Number(!a.draftId) - Number(!b.draftId))) {
    const kept = await read(name);
    // Derived, so that the draft has the same id at each start until it is next written.
    const id = draftId ?? idOf('draft', name, ...(kept ? [kept.key] : []));
    const own = draftName(agentId, { slot, draftId: id });
    if (own !== name) {
      aliases.set(name, own);
      copies.set(name, own);
    }
    if (!kept || drafts.has(own)) continue;
    const { savedMs = null, ...content } = kept;
    const draft: AgentDraft = { agentId, slot, draftId: id, content, savedMs };
    const same = [...drafts].find(([, other]) => isCopy(draft, other));
    if (same) copies.set(name, same[0]);
    else drafts.set(own, draft);
  }
  return { drafts, copies, aliases };
}

/** Whether a crash left the same draft under two ids. Two separate saves would have different times. */
function isCopy(one: AgentDraft, other: AgentDraft): boolean {
  return (
    one.agentId === other.agentId &&
    one.savedMs === other.savedMs &&
    isSameSlot(one.slot, other.slot) &&
    JSON.stringify(one.content) === JSON.stringify(other.content)
  );
}
