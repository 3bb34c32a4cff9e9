import { join } from 'node:path';
import * as z from 'zod';
import { type Id, idSchema } from '../../../shared/domain/id.ts';
import type { Disk } from '../../platform/disk.ts';
import type { OnDocumentFault } from '../../platform/document-fault.ts';
import { type OpenDocument, openDocument } from '../../platform/open-document.ts';

/** The latest searches of each agent on this device, the latest first. */
export interface RecentSearches {
  readonly of: (agentId: Id) => Promise<readonly string[]>;
  readonly add: (agentId: Id, text: string) => Promise<void>;
  /** Removes one search, or all. */
  readonly forget: (agentId: Id, text: string | null) => Promise<void>;
}

const schema = z.object({
  agents: z.array(z.object({ agentId: idSchema, searches: z.array(z.string()) })),
});

type Data = z.infer<typeof schema>;

const mostKept = 20;

/** `recent-searches.json` of a desk: read when it is first asked for, so that opening the desk does not wait for it. */
export function createRecentSearches(disk: Disk, folder: string, onFault: OnDocumentFault): RecentSearches {
  let opening: Promise<OpenDocument<Data>> | undefined;

  async function opened(): Promise<OpenDocument<Data>> {
    const path = join(folder, 'recent-searches.json');
    opening ??= openDocument({ disk, path, schema, fallback: { agents: [] }, onFault, inDesk: true });
    try {
      return await opening;
    } catch (error) {
      opening = undefined;
      throw error;
    }
  }

  async function change(agentId: Id, become: (searches: readonly string[]) => readonly string[]): Promise<void> {
    const document = await opened();
    await document.change((data) => {
      const others = data.agents.filter((one) => one.agentId !== agentId);
      const searches = [...become(searchesOf(data, agentId))];
      return { agents: searches.length > 0 ? [...others, { agentId, searches }] : others };
    });
  }

  return {
    of: async (agentId) => searchesOf((await opened()).data(), agentId),
    add: async (agentId, text) => {
      const added = text.trim().replace(/\s+/g, ' ');
      if (added === '') return;
      await change(agentId, (searches) => [added, ...searches.filter((one) => one !== added)].slice(0, mostKept));
    },
    forget: (agentId, text) => change(agentId, (searches) => searches.filter((one) => text !== null && one !== text)),
  };
}

function searchesOf({ agents }: Data, agentId: Id): readonly string[] {
  return agents.find((one) => one.agentId === agentId)?.searches ?? [];
}
