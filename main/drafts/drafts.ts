import { join } from 'node:path';
import { Low } from 'lowdb';
import { type DraftContent, type DraftSlot, draftContent } from '../../shared/bridge/draft.ts';
import type { Id } from '../../shared/domain/id.ts';
import { type Disk, isSystemError, listIfThere } from '../platform/disk.ts';
import { durableJson, removeDurableJson } from '../platform/durable-json.ts';

/** Unsent words, on this device only: one file per agent, ticket and tab. A save is on the disk before it is answered. */
export interface Drafts {
  readonly get: (agentId: Id, slot: DraftSlot) => Promise<DraftContent | null>;
  readonly save: (agentId: Id, slot: DraftSlot, content: DraftContent) => Promise<void>;
  readonly drop: (agentId: Id, slot: DraftSlot) => Promise<void>;
  /** Drops the draft that was sent under this key, wherever it lies. */
  readonly dropSent: (agentId: Id, key: string) => Promise<void>;
  readonly countOf: (agentId: Id) => number;
}

export async function openDrafts(disk: Disk, folder: string, onDamage: (path: string) => void): Promise<Drafts> {
  const path = join(folder, 'drafts');
  await disk.makeFolder(path);
  const drafts = new Map<string, DraftContent>();
  const turns = new Map<string, Promise<unknown>>();
  for (const name of draftNames(await listIfThere(disk, path))) {
    const parsed = draftContent.safeParse(await readDraft(name));
    if (parsed.success) drafts.set(name, parsed.data);
  }

  /** A draft that cannot be read keeps nobody from the desk. */
  async function readDraft(name: string): Promise<DraftContent | null> {
    const file = fileOf(name);
    try {
      await file.read();
    } catch (error) {
      if (!isSystemError(error)) throw error;
      onDamage(join(path, name));
    }
    return file.data;
  }

  function fileOf(name: string): Low<DraftContent | null> {
    return new Low(durableJson<DraftContent | null>(disk, join(path, `${name}.json`), onDamage), null);
  }

  /** Writes of one draft follow each other; an older one never overtakes a newer one. */
  function inTurn(name: string, task: () => Promise<void>): Promise<void> {
    const result = (turns.get(name) ?? Promise.resolve()).then(task, task);
    turns.set(name, result);
    return result;
  }

  function save(agentId: Id, slot: DraftSlot, content: DraftContent): Promise<void> {
    const name = nameOf(agentId, slot);
    return inTurn(name, async () => {
      const file = fileOf(name);
      file.data = content;
      await file.write();
      drafts.set(name, content);
    });
  }

  function dropNamed(name: string): Promise<void> {
    return inTurn(name, async () => {
      await removeDurableJson(disk, join(path, `${name}.json`));
      drafts.delete(name);
    });
  }

  function namesOf(agentId: Id): string[] {
    return [...drafts.keys()].filter((name) => name.startsWith(`${agentId}.`));
  }

  return {
    get: async (agentId, slot) => {
      const name = nameOf(agentId, slot);
      await turns.get(name)?.catch(() => undefined); // Whoever saved heard of it; here the last good one counts.
      return drafts.get(name) ?? null;
    },
    save,
    drop: (agentId, slot) => dropNamed(nameOf(agentId, slot)),
    dropSent: async (agentId, key) => {
      for (const name of namesOf(agentId)) {
        if (drafts.get(name)?.key === key) await dropNamed(name);
      }
    },
    countOf: (agentId) => namesOf(agentId).length,
  };
}

function nameOf(agentId: Id, slot: DraftSlot): string {
  return slot.tab === 'intake' ? `${agentId}.intake` : `${agentId}.${slot.ticketId}.${slot.tab}`;
}

const suffix = /\.json(\.new|\.previous)?$/;

/** The drafts in a folder, each once, whichever generation of its file is there. */
function draftNames(names: readonly string[]): string[] {
  return [...new Set(names.filter((name) => suffix.test(name)).map((name) => name.replace(suffix, '')))];
}
