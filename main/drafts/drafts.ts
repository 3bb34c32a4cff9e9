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
 * Unsent words, on this device only: one file per draft, and any number of drafts per agent and slot. A save is on the disk
 * before it is answered.
 */
export interface Drafts {
  readonly get: (agentId: Id, draft: DraftRef) => Promise<SavedContent | null>;
  /** The drafts of a slot in no order, once what is being written there is on the disk. */
  readonly inSlot: (agentId: Id, slot: DraftSlot) => Promise<readonly OwnDraft[]>;
  readonly save: (agentId: Id, draft: DraftRef, content: SavedContent) => Promise<void>;
  readonly drop: (agentId: Id, draft: DraftRef) => Promise<void>;
  /** Gives a draft another id. The answer is what it holds; null where it is gone, or the disk refused: then nothing changed. */
  readonly rename: (agentId: Id, draft: DraftRef, to: DraftId) => Promise<SavedContent | null>;
  /**
   * What was sent under this key is no draft any more, wherever it lies: `left` gives the part that is one, under another
   * key. Saves that are under way count as well.
   */
  readonly settle: (agentId: Id, key: string, left: (draft: OwnDraft) => SavedContent | null) => Promise<void>;
  /** Whose drafts there are under which keys. */
  readonly keys: () => readonly (readonly [agentId: Id, key: string])[];
  /** All of an agent’s drafts, in no order. */
  readonly list: (agentId: Id) => readonly KeptDraft[];
  /** The files that drafts name; undefined where one cannot be read, or was set aside, and may name any. */
  readonly files: () => Promise<ReadonlySet<Id> | undefined>;
  /** What was found damaged of an agent’s drafts, by the draft that it belongs to, until that is dropped or sent. */
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
  /** Writes of one draft follow each other; an older one never overtakes a newer one. */
  const writes = createKeyedSerialQueue();
  const faults = createDocumentFaults();
  faults.onNews(onFault);
  const names = documentNames(await listIfThere(disk, path));
  const { drafts, copies, aliases } = await readDrafts(names, read);

  async function read(name: string): Promise<KeptContent | null> {
    // A draft that cannot be read keeps nobody from the desk.
    const content = await quietly(fileOf(name).read, () => faults.note(unreadableFault(pathOf(name))));
    if (content) return content;
    // A first save that was cut off: nobody was told that it is saved, and no draft will have its name again.
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
    // The words are safe. A copy that cannot be removed now is known for one at the next start.
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

  /** Copies first: one that outlived its draft would be taken for a draft. */
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
    // Both are queued from now on: what is sent in the meantime is looked for under both names.
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

  async function settle(agentId: Id, key: string, left: (draft: OwnDraft) => SavedContent | null): Promise<void> {
    const theirs = [...new Set([...drafts.keys(), ...writes.keys()])].filter((name) => name.startsWith(`${agentId}.`));
    const settled = theirs.map((name) =>
      writes.run(name, async () => {
        const draft = drafts.get(name);
        if (draft?.agentId !== agentId || draft.content.key !== key) return;
        const content = left(draft);
        if (content) await write(name, { ...draft, content, savedMs: draft.savedMs ?? nowMs() });
        else await remove(agentId, name);
      }),
    );
    await Promise.all(settled);
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
      await writes.idle(name); // After a write that failed, the last good one counts.
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
    settle,
    keys: () => [...drafts.values()].map(({ agentId, content }) => [agentId, content.key] as const),
    list: (agentId) =>
      ownedBy(agentId).map(({ slot, draftId, content, savedMs }) => ({ slot, draftId, content, savedMs })),
    files: async () => {
      const isKnown = (file: string) => {
        const name = documentOf(file);
        return name !== undefined && drafts.has(copies.get(name) ?? name);
      };
      // A draft that is being written for the first time is known to all a moment later.
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
