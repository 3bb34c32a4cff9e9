import { basename, join } from 'node:path';
import { type DraftSlot, draftSlot, type KeptContent, type KeptDraft, keptContent } from '../../shared/bridge/draft.ts';
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

/** Unsent words, on this device only: one file per agent, ticket and tab. A save is on the disk before it is answered. */
export interface Drafts {
  readonly get: (agentId: Id, slot: DraftSlot) => Promise<SavedContent | null>;
  readonly save: (agentId: Id, slot: DraftSlot, content: SavedContent) => Promise<void>;
  readonly drop: (agentId: Id, slot: DraftSlot) => Promise<void>;
  /**
   * What was sent under this key is no draft any more, wherever it lies: `left` says what of it is, under another key.
   * Saves that are under way count as well.
   */
  readonly settle: (agentId: Id, key: string, left: (draft: OwnDraft) => SavedContent | null) => Promise<void>;
  /** Whose drafts there are under which keys. */
  readonly keys: () => readonly (readonly [agentId: Id, key: string])[];
  /** All of an agent’s drafts, in no order. */
  readonly list: (agentId: Id) => readonly KeptDraft[];
  /** The files that drafts name; nothing where one cannot be read, or was set aside, and may name any. */
  readonly files: () => Promise<ReadonlySet<Id> | undefined>;
  /** What was found damaged of an agent’s drafts, by where each belongs, until it is dropped or sent. */
  readonly damages: (agentId: Id) => readonly DraftDamage[];
  /** Hears whose drafts are others now. */
  readonly onChange: (listener: (agentId: Id) => void) => void;
}

/** Words, and what was sent of them already. */
export type SavedContent = Omit<KeptContent, 'savedMs'>;

export interface DraftDamage {
  readonly slot: DraftSlot;
  readonly faults: readonly DocumentFault[];
}

export interface OwnDraft extends KeptDraft {
  readonly content: SavedContent;
}

interface Owned extends OwnDraft {
  readonly agentId: Id;
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
  const drafts = new Map<string, Owned>();
  const listeners: ((agentId: Id) => void)[] = [];
  /** Writes of one draft follow each other; an older one never overtakes a newer one. */
  const writes = createKeyedSerialQueue();
  const faults = createDocumentFaults();
  faults.onNews(onFault);
  for (const name of draftNames(await listIfThere(disk, path))) {
    const owner = ownerOf(name);
    if (!owner) continue;
    // A draft that cannot be read keeps nobody from the desk.
    const read = await quietly(fileOf(name).read, () => faults.note(unreadableFault(pathOf(name))));
    if (!read) continue;
    const { savedMs = null, ...content } = read;
    drafts.set(name, { ...owner, content, savedMs });
  }

  function pathOf(name: string): string {
    return join(path, `${name}.json`);
  }

  function fileOf(name: string): JsonDocument<KeptContent> {
    return jsonDocument(disk, pathOf(name), faults.note, keptContent);
  }

  function save(agentId: Id, slot: DraftSlot, content: SavedContent): Promise<void> {
    const name = nameOf(agentId, slot);
    return writes.run(name, () => write(name, { agentId, slot, content, savedMs: nowMs() }));
  }

  async function write(name: string, draft: Owned & { readonly savedMs: number }): Promise<void> {
    await fileOf(name).write({ ...draft.content, savedMs: draft.savedMs });
    drafts.set(name, draft);
    tell(draft.agentId);
  }

  async function remove(agentId: Id, name: string): Promise<void> {
    await fileOf(name).remove();
    const wasThere = drafts.delete(name);
    const wasDamaged = faults.all().some(({ document }) => document === pathOf(name));
    faults.forget(pathOf(name));
    if (wasThere || wasDamaged) tell(agentId);
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

  function damagesOf(agentId: Id): DraftDamage[] {
    const damages = new Map<string, DraftDamage>();
    for (const fault of faults.all()) {
      const name = basename(fault.document, '.json');
      const owner = ownerOf(name);
      if (owner?.agentId !== agentId) continue;
      damages.set(name, { slot: owner.slot, faults: [...(damages.get(name)?.faults ?? []), fault] });
    }
    return [...damages.values()];
  }

  function tell(agentId: Id): void {
    for (const listener of listeners) listener(agentId);
  }

  function ownedBy(agentId: Id): (readonly [name: string, draft: Owned])[] {
    return [...drafts].filter(([, draft]) => draft.agentId === agentId);
  }

  return {
    get: async (agentId, slot) => {
      const name = nameOf(agentId, slot);
      await writes.idle(name); // After a write that failed, the last good one counts.
      return drafts.get(name)?.content ?? null;
    },
    save,
    drop: (agentId, slot) => {
      const name = nameOf(agentId, slot);
      return writes.run(name, () => remove(agentId, name));
    },
    settle,
    keys: () => [...drafts.values()].map(({ agentId, content }) => [agentId, content.key] as const),
    list: (agentId) => ownedBy(agentId).map(([, { slot, content, savedMs }]) => ({ slot, content, savedMs })),
    files: async () => {
      const names = await listIfThere(disk, path);
      const isKnown = (name: string) => suffix.test(name) && drafts.has(name.replace(suffix, ''));
      // A draft is on its way: it is known to all a moment later.
      if (!names.every(isKnown)) return undefined;
      return new Set([...drafts.values()].flatMap(({ content }) => content.files.map(({ fileId }) => fileId)));
    },
    damages: damagesOf,
    onChange: (listener) => void listeners.push(listener),
  };
}

function nameOf(agentId: Id, slot: DraftSlot): string {
  return slot.tab === 'intake' ? `${agentId}.intake` : `${agentId}.${slot.ticketId}.${slot.tab}`;
}

/** Whose draft a file is, and where it belongs; nothing for a file of somebody else’s making. */
function ownerOf(name: string): Pick<Owned, 'agentId' | 'slot'> | undefined {
  const [agentId = '', ticketId, tab] = name.split('.');
  const slot = draftSlot.safeParse(tab === undefined ? { tab: ticketId } : { tab, ticketId });
  return slot.success && nameOf(agentId, slot.data) === name ? { agentId, slot: slot.data } : undefined;
}

const suffix = /\.json(\.new|\.previous)?$/;

/** The drafts in a folder, each once, whichever generation of its file is there. */
function draftNames(names: readonly string[]): string[] {
  return [...new Set(names.filter((name) => suffix.test(name)).map((name) => name.replace(suffix, '')))];
}
