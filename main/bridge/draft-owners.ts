import { type DraftId, type DraftSlot, slotKey } from '../../shared/bridge/draft.ts';
import type { Id } from '../../shared/domain/id.ts';
import type { DraftRef } from '../drafts/draft-names.ts';

/** Where a draft went when another window took it over. */
export interface TakenDraft {
  readonly to: DraftId;
  /** A fingerprint of its content at that time. */
  readonly sum: string;
}

/** Which window writes which draft, at most one per window and slot. In memory only: it ends with the session. */
export interface DraftOwners {
  /** The window that has a draft open. */
  readonly ownerOf: (agentId: Id, draft: DraftRef) => string | undefined;
  /** The draft that a window has open in a slot. */
  readonly openAt: (windowId: string, agentId: Id, slot: DraftSlot) => DraftId | undefined;
  readonly claim: (windowId: string, agentId: Id, draft: DraftRef) => void;
  readonly release: (agentId: Id, draft: DraftRef) => void;
  readonly noteTaken: (agentId: Id, draft: DraftRef, taken: TakenDraft) => void;
  readonly takenOf: (agentId: Id, draft: DraftRef) => TakenDraft | undefined;
  /** The draft was not taken over after all, or has new content. */
  readonly forgetTaken: (agentId: Id, draft: DraftRef) => void;
  /** Releases all drafts of a window, and returns their authors. */
  readonly leave: (windowId: string) => ReadonlySet<Id>;
  readonly leaveAll: () => void;
}

interface Open {
  readonly agentId: Id;
  readonly slotKey: string;
  readonly draftId: DraftId;
}

export function createDraftOwners(): DraftOwners {
  const windows = new Map<string, readonly Open[]>();
  const taken = new Map<string, TakenDraft>();

  const nameOf = (agentId: Id, { slot, draftId }: DraftRef) => `${agentId} ${slotKey(slot)} ${draftId}`;

  function ownerOf(agentId: Id, { slot, draftId }: DraftRef): string | undefined {
    const isIt = (open: Open) => isIn(open, agentId, slot) && open.draftId === draftId;
    return [...windows].find(([, all]) => all.some(isIt))?.[0];
  }

  function openAt(windowId: string, agentId: Id, slot: DraftSlot): DraftId | undefined {
    return windows.get(windowId)?.find((open) => isIn(open, agentId, slot))?.draftId;
  }

  function free(windowId: string, agentId: Id, slot: DraftSlot): void {
    const left = (windows.get(windowId) ?? []).filter((open) => !isIn(open, agentId, slot));
    if (left.length > 0) windows.set(windowId, left);
    else windows.delete(windowId);
  }

  return {
    ownerOf,
    openAt,
    claim: (windowId, agentId, draft) => {
      const { slot, draftId } = draft;
      const owner = ownerOf(agentId, draft);
      if (owner === windowId) return;
      if (owner !== undefined) free(owner, agentId, slot);
      free(windowId, agentId, slot);
      windows.set(windowId, [...(windows.get(windowId) ?? []), { agentId, slotKey: slotKey(slot), draftId }]);
    },
    release: (agentId, draft) => {
      const owner = ownerOf(agentId, draft);
      if (owner !== undefined) free(owner, agentId, draft.slot);
    },
    noteTaken: (agentId, draft, one) => void taken.set(nameOf(agentId, draft), one),
    takenOf: (agentId, draft) => taken.get(nameOf(agentId, draft)),
    forgetTaken: (agentId, draft) => void taken.delete(nameOf(agentId, draft)),
    leave: (windowId) => {
      const agentIds = new Set(windows.get(windowId)?.map(({ agentId }) => agentId));
      windows.delete(windowId);
      return agentIds;
    },
    leaveAll: () => {
      windows.clear();
      taken.clear();
    },
  };
}

function isIn(open: Open, agentId: Id, slot: DraftSlot): boolean {
  return open.agentId === agentId && open.slotKey === slotKey(slot);
}
