import { basename, join } from 'node:path';
import {
  type DraftId,
  type DraftSlot,
  type KeptContent,
  type KeptDraft,
  keptContent,
} from '../../shared/bridge/draft.ts';
import type { Id } from '../../shared/domain/id.ts';
import { createKeyedSerialQueue } from '../../shared/lib/serial-queue.ts';
import { type Disk, listIfThere, quietly } from '../platform/disk.ts';
import {
  createDocumentFaults,
  type DocumentFault,
  type OnDocumentFault,
  unreadableFault,
} from '../platform/document-fault.ts';
import { freeFolder } from '../platform/generations.ts';
import { type JsonDocument, jsonDocument } from '../platform/json-document.ts';
import type { AgentDraft, OwnDraft, SavedContent } from './agent-draft.ts';
import { type DraftRef, documentNames, documentOf, draftName, isSameSlot, parseDraftName } from './draft-names.ts';
import { readDrafts } from './read-drafts.ts';

/**
 * Unsent text, stored on this device only: one file per draft, any number of drafts per agent and slot. A save resolves
 * once it is on the disk.
 */
export interface Drafts {
  readonly get: (agentId: Id, draft: DraftRef) => Promise<SavedContent | null>;
  /** The drafts of a slot in no particular order. Waits for pending writes in that slot. */
  readonly inSlot: (agentId: Id, slot: DraftSlot) => Promise<readonly OwnDraft[]>;
  readonly save: (agentId: Id, draft: DraftRef, content: SavedContent) => Promise<void>;
  readonly drop: (agentId: Id, draft: DraftRef) => Promise<void>;
  /** Changes the id of a draft and returns its content; null if it no longer exists, or the disk refused the change. */
  readonly rename: (agentId: Id, draft: DraftRef, to: DraftId) => Promise<SavedContent | null>;
  /**
   * Removes the sent text from every draft with this key, including drafts that are still being saved. `unsent` returns
   * the part of a draft that stays, under another key.
   */
  readonly removeSent: (
    agentId: Id,
    key: string,
    unsent: (draft: OwnDraft) => SavedContent | null,
  ) => Promise<{ readonly hadDrafts: boolean }>;
  /** The author and the key of every draft. */
  readonly keys: () => readonly (readonly [agentId: Id, key: string])[];
  /** All of an agent’s drafts, in no particular order. */
  readonly list: (agentId: Id) => readonly KeptDraft[];
  /** The files that drafts name; undefined if a draft is unreadable or was set aside, because it may name any file. */
  readonly files: () => Promise<ReadonlySet<Id> | undefined>;
  /** The damage found in each of an agent’s drafts, until the draft is discarded or sent. */
  readonly damages: (agentId: Id) => readonly DraftDamage[];
  /** Calls the listener with the agent whose drafts have changed. */
  readonly onChange: (listener: (agentId: Id) => void) => void;
}

export interface DraftDamage extends DraftRef {
  readonly faults: readonly DocumentFault[];
}

export async function openDrafts(
  disk: Disk,
  folder: string,
  onFault: OnDocumentFault,
  nowMs: () => number,
): Promise<Drafts> {
  const path = join(folder, 'drafts');
  await freeFolder(disk, path, onFault);
  await disk.makeFolder(path);
  const listeners: ((agentId: Id) => void)[] = [];
  /** Writes of one draft run in order, so that an older one never replaces a newer one. */
  const writes = createKeyedSerialQueue();
  const faults = createDocumentFaults();
  faults.onNews(onFault);
  const names = documentNames(await listIfThere(disk, path));
  const { drafts, copies, aliases } = await readDrafts(names, read);

  async function read(name: string): Promise<KeptContent | null> {
    // An unreadable draft must not keep the desk from opening.
    const content = await quietly(fileOf(name).read, () => faults.note(unreadableFault(pathOf(name))));
    if (content) return content;
    // An interrupted first save was never confirmed, and no other draft will have this name.
    if (!faults.all().some(({ document }) => document === pathOf(name)))
      await quietly(fileOf(name).remove, () => undefined);
    return null;
  }

  function pathOf(name: string): string {
    return join(path, `${name}.json`);
  }

  function fileOf(name: string): JsonDocument<KeptContent> {
    return jsonDocument(disk, pathOf(name), faults.note, keptContent);
  }

  async function write(name: string, draft: AgentDraft): Promise<void> {
    await fileOf(name).write(keptOf(draft));
    drafts.set(name, draft);
    // The text is on the disk. A copy that cannot be removed now is recognized as a copy at the next start.
    await quietly(
      () => removeCopies(name),
      () => undefined,
    );
    emit(draft.agentId);
  }

  async function remove(agentId: Id, name: string): Promise<void> {
    await removeFiles(name);
    const wasThere = drafts.delete(name);
    const faulty = faults.all().filter(({ document }) => draftOf(document) === name);
    for (const { document } of faulty) faults.forget(document);
    if (wasThere || faulty.length > 0) emit(agentId);
  }

  /** Removes copies first: a copy without its draft would look like a draft. */
  async function removeFiles(name: string): Promise<void> {
    await removeCopies(name);
    await fileOf(name).remove();
  }

  async function removeCopies(name: string): Promise<void> {
    for (const [copy, of] of copies) {
      if (of !== name) continue;
      await fileOf(copy).remove();
      copies.delete(copy);
    }
  }

  async function rename(agentId: Id, draft: DraftRef, to: DraftId): Promise<SavedContent | null> {
    const [from, next] = [draftName(agentId, draft), draftName(agentId, { ...draft, draftId: to })];
    // Both names are in the queue from now on, so `removeSent` finds the draft under either of them.
    return writes.run(next, () => writes.run(from, () => move(from, next, to)));
  }

  async function move(from: string, next: string, to: DraftId): Promise<SavedContent | null> {
    const found = drafts.get(from);
    if (!found) return null;
    const isMoved = await quietly(
      async () => {
        await fileOf(next).write(keptOf(found));
        await removeFiles(from);
        return true;
      },
      () => copies.set(next, from),
    );
    if (!isMoved) return null;
    drafts.delete(from);
    drafts.set(next, { ...found, draftId: to });
    for (const [document, name] of [...aliases, [from, from] as const]) if (name === from) aliases.set(document, next);
    emit(found.agentId);
    return found.content;
  }

  async function removeSent(
    agentId: Id,
    key: string,
    unsent: (draft: OwnDraft) => SavedContent | null,
  ): Promise<{ hadDrafts: boolean }> {
    const theirs = [...new Set([...drafts.keys(), ...writes.keys()])].filter((name) => name.startsWith(`${agentId}.`));
    const removals = theirs.map((name) =>
      writes.run(name, async () => {
        const draft = drafts.get(name);
        if (draft?.agentId !== agentId || draft.content.key !== key) return;
        const content = unsent(draft);
        if (content) await write(name, { ...draft, content, savedMs: draft.savedMs ?? nowMs() });
        else await remove(agentId, name);
      }),
    );
    await Promise.all(removals);
    return { hadDrafts: theirs.length > 0 };
  }

  /** The name of the draft that a faulty document belongs to. */
  function draftOf(document: string): string {
    const name = basename(document, '.json');
    return aliases.get(name) ?? name;
  }

  function damagesOf(agentId: Id): DraftDamage[] {
    const damages = new Map<string, DraftDamage>();
    for (const fault of faults.all()) {
      const name = draftOf(fault.document);
      const named = parseDraftName(name);
      if (named?.agentId !== agentId || named.draftId === undefined) continue;
      const { slot, draftId } = named;
      damages.set(name, { slot, draftId, faults: [...(damages.get(name)?.faults ?? []), fault] });
    }
    return [...damages.values()];
  }

  function emit(agentId: Id): void {
    for (const listener of listeners) listener(agentId);
  }

  function ownedBy(agentId: Id): AgentDraft[] {
    return [...drafts.values()].filter((draft) => draft.agentId === agentId);
  }

  return {
    get: async (agentId, draft) => {
      const name = draftName(agentId, draft);
      await writes.idle(name); // After a failed write, the last successful one counts.
      return drafts.get(name)?.content ?? null;
    },
    inSlot: async (agentId, slot) => {
      const isThere = (name: string) => {
        const named = parseDraftName(name);
        return named?.agentId === agentId && isSameSlot(named.slot, slot);
      };
      await Promise.all(writes.keys().filter(isThere).map(writes.idle));
      return ownedBy(agentId).filter((draft) => isSameSlot(draft.slot, slot));
    },
    save: (agentId, draft, content) => {
      const name = draftName(agentId, draft);
      const { slot, draftId } = draft;
      return writes.run(name, () => write(name, { agentId, slot, draftId, content, savedMs: nowMs() }));
    },
    drop: (agentId, draft) => {
      const name = draftName(agentId, draft);
      return writes.run(name, () => remove(agentId, name));
    },
    rename,
    removeSent,
    keys: () => [...drafts.values()].map(({ agentId, content }) => [agentId, content.key] as const),
    list: (agentId) =>
      ownedBy(agentId).map(({ slot, draftId, content, savedMs }) => ({ slot, draftId, content, savedMs })),
    files: async () => {
      const isKnown = (file: string) => {
        const name = documentOf(file);
        return name !== undefined && drafts.has(copies.get(name) ?? name);
      };
      // A file without a known draft is unreadable, or a draft that is being written for the first time.
      if (!(await listIfThere(disk, path)).every(isKnown)) return undefined;
      return new Set([...drafts.values()].flatMap(({ content }) => content.files.map(({ fileId }) => fileId)));
    },
    damages: damagesOf,
    onChange: (listener) => void listeners.push(listener),
  };
}

function keptOf({ content, savedMs }: OwnDraft): KeptContent {
  return { ...content, ...(savedMs === null ? {} : { savedMs }) };
}
