import type {
  DraftContent,
  DraftId,
  DraftSlot,
  DraftStanding,
  OpenedDraft,
  OpenedSlot,
  OtherDraft,
} from '../../shared/bridge/draft.ts';
import { done, failed, type Result } from '../../shared/bridge/result.ts';
import type { Id } from '../../shared/domain/id.ts';
import { agentPrincipal } from '../../shared/domain/principal.ts';
import type { OwnDraft } from '../drafts/agent-draft.ts';
import type { DraftRef } from '../drafts/draft-names.ts';
import type { Drafts } from '../drafts/drafts.ts';
import type { Engine } from '../engine/engine.ts';
import { idOf } from '../platform/random-ids.ts';
import { beginningOf } from './draft-beginning.ts';
import type { DraftOwners } from './draft-owners.ts';
import type { Flushing } from './flushing.ts';
import type { QueryContext } from './handlers.ts';
import { type SentPorts, waitingDraft } from './sent.ts';

export type OpenedDraftPorts = SentPorts & {
  readonly drafts: Pick<Drafts, 'get' | 'inSlot' | 'list' | 'rename'>;
  readonly engine: Pick<Engine, 'knowsKey'>;
  readonly owners: DraftOwners;
  readonly flushing: Pick<Flushing, 'flush'>;
  readonly newId: () => Id;
  /** Notifies an agent’s windows that one of their drafts has a new owner. */
  readonly draftsChanged: (agentId: Id) => void;
};

/** How long to wait for the owner's save. Unsaved text of a slower window becomes a separate draft. */
const patienceMs = 1_000;

/** Opens the draft that the window holds, or else the newest one that no other window has open. */
export async function openDraft(
  ports: OpenedDraftPorts,
  context: QueryContext,
  { slot, held }: { readonly slot: DraftSlot; readonly held?: DraftId | undefined },
): Promise<Result<OpenedSlot>> {
  const { drafts, owners, draftsChanged } = ports;
  const { windowId } = context;
  const { agentId } = context.access;
  const all = newestFirst(await drafts.inSlot(agentId, slot));
  const isFree = (draft: DraftRef) => [undefined, windowId].includes(owners.ownerOf(agentId, draft));
  const open = owners.openAt(windowId, agentId, slot);
  const mine = all.find((draft) => draft.draftId === held && isFree(draft));
  if (mine && mine.draftId !== open) {
    owners.claim(windowId, agentId, mine);
    draftsChanged(agentId);
  }
  // After a reload, the draft that the window had open takes precedence over drafts that other windows released.
  const next = mine ?? all.find(({ draftId }) => draftId === open) ?? all.find(isFree);
  const draft = mine
    ? await opened(ports, agentId, mine, mine.content)
    : next && (await handOver(ports, context, next));
  const elsewhere = await others(ports, context, { slot, draftId: draft?.draftId });
  return done({ draft: draft ?? null, elsewhere });
}

/** Takes over a certain draft, after asking the window that has it open to save it. */
export async function takeDraft(
  ports: OpenedDraftPorts,
  context: QueryContext,
  { slot, draftId }: DraftRef,
): Promise<Result<OpenedDraft>> {
  const { drafts, owners, flushing } = ports;
  const { windowId } = context;
  const { agentId } = context.access;
  const owner = owners.ownerOf(agentId, { slot, draftId });
  if (owner !== undefined && owner !== windowId) await flushing.flush([owner], patienceMs);
  const all = await drafts.inSlot(agentId, slot);
  // If the window repeats the request because the answer was lost, the draft already has its new id.
  const id = all.some((one) => one.draftId === draftId) ? draftId : owners.takenOf(agentId, { slot, draftId })?.to;
  const found = all.find((one) => one.draftId === id);
  const isTheirs = found && id !== draftId && owners.ownerOf(agentId, found) !== windowId;
  if (!found || isTheirs) return failed('not-found', 'draft.gone');
  const isMine = owners.ownerOf(agentId, found) === windowId;
  const draft = isMine ? await opened(ports, agentId, found, found.content) : await handOver(ports, context, found);
  return draft ? done(draft) : failed('not-found', 'draft.gone');
}

/** Whether a window may save a draft. If another window took it over, only with content that differs from what was taken. */
export async function claimDraft(
  { drafts, engine, owners }: Pick<OpenedDraftPorts, 'owners' | 'drafts' | 'engine'>,
  { windowId, access: { agentId } }: QueryContext,
  draft: DraftRef,
  content: DraftContent,
): Promise<boolean> {
  const isTaken = () => owners.takenOf(agentId, draft)?.sum === sumOf(content);
  // Asked before anything is decided, because other windows can act until the answer is there.
  const isSent = isTaken() && (await engine.knowsKey(agentPrincipal(agentId), content.key));
  const owner = owners.ownerOf(agentId, draft);
  if (owner !== undefined && owner !== windowId) return false;
  // If the text was sent since, the save is answered with what was sent, which tells the window more.
  if (isTaken() && !isSent) return false;
  owners.forgetTaken(agentId, draft);
  const open = owners.openAt(windowId, agentId, draft.slot);
  // A page that was closed may still save; then the window keeps the draft that its new page has open.
  const isKept = drafts.list(agentId).some(({ draftId }) => draftId === open);
  if (open === draft.draftId || !isKept) owners.claim(windowId, agentId, draft);
  return true;
}

export async function standingOf(
  ports: Pick<OpenedDraftPorts, 'drafts' | 'owners'>,
  context: QueryContext,
  draft: DraftRef,
): Promise<DraftStanding> {
  const { owners } = ports;
  const { agentId } = context.access;
  const owner = owners.ownerOf(agentId, draft);
  const isTaken = owners.takenOf(agentId, draft) !== undefined || (owner !== undefined && owner !== context.windowId);
  return { isTaken, elsewhere: await others(ports, context, draft) };
}

/** Makes a window the owner of a draft, under a new id, so that late saves of the earlier owner cannot change it. */
async function handOver(
  ports: OpenedDraftPorts,
  { windowId, access: { agentId } }: QueryContext,
  from: OwnDraft,
): Promise<OpenedDraft | undefined> {
  const { drafts, owners, newId, draftsChanged } = ports;
  const to: OwnDraft = { ...from, draftId: newId() };
  // Before the first await, so that no other window gets the same draft.
  owners.release(agentId, from);
  owners.claim(windowId, agentId, to);
  owners.noteTaken(agentId, from, { to: to.draftId, sum: sumOf(from.content) });
  const content = await drafts.rename(agentId, from, to.draftId);
  if (content) {
    owners.noteTaken(agentId, from, { to: to.draftId, sum: sumOf(content) });
    return opened(ports, agentId, to, content);
  }
  // The draft was sent or discarded in the meantime, or the disk refused; in that case it keeps its id.
  owners.forgetTaken(agentId, from);
  owners.release(agentId, to);
  const kept = await drafts.get(agentId, from);
  if (!kept) return undefined;
  owners.claim(windowId, agentId, from);
  draftsChanged(agentId);
  return opened(ports, agentId, from, kept);
}

async function opened(
  ports: SentPorts,
  agentId: Id,
  { draftId }: DraftRef,
  content: OwnDraft['content'],
): Promise<OpenedDraft> {
  return { ...(await waitingDraft(ports, agentId, content)), draftId };
}

/** The drafts of a slot, except the window's own. */
async function others(
  { drafts, owners }: Pick<OpenedDraftPorts, 'drafts' | 'owners'>,
  { windowId, access: { agentId } }: QueryContext,
  { slot, draftId }: { readonly slot: DraftSlot; readonly draftId: DraftId | undefined },
): Promise<OtherDraft[]> {
  const all = newestFirst(await drafts.inSlot(agentId, slot)).filter((draft) => draft.draftId !== draftId);
  return all.map((draft) => {
    const owner = owners.ownerOf(agentId, draft);
    return {
      draftId: draft.draftId,
      savedMs: draft.savedMs,
      words: beginningOf(slot, draft.content.text),
      isOpen: owner !== undefined && owner !== windowId,
    };
  });
}

function newestFirst(drafts: readonly OwnDraft[]): readonly OwnDraft[] {
  return drafts.toSorted((a, b) => (b.savedMs ?? 0) - (a.savedMs ?? 0));
}

function sumOf({ text, files }: Pick<DraftContent, 'text' | 'files'>): string {
  return idOf(text, ...files.map(({ fileId }) => fileId));
}
