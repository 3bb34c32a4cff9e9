import { join } from 'node:path';
import * as z from 'zod';
import type { Id } from '../../shared/domain/id.ts';
import type { Disk } from '../platform/disk.ts';
import type { OnDocumentFault } from '../platform/document-fault.ts';
import { type OpenDocument, openDocument } from '../platform/open-document.ts';

/** Which lines of their inbox each agent has read on this device. */
export interface ReadMarks {
  readonly of: (agentId: Id) => Promise<ReadonlySet<string>>;
  readonly add: (agentId: Id, ids: readonly string[]) => Promise<void>;
}

const schema = z.object({ read: z.array(z.string()) });

type Marks = z.infer<typeof schema>;

/** More than an inbox has lines: what is forgotten is no longer shown. */
const mostKept = 1_000;

const folderName = 'inbox';

/** `inbox/<agent>.json` of a desk. Each is read when it is first asked for; without it, everything is unread. */
export function createReadMarks(disk: Disk, deskFolder: string, onFault: OnDocumentFault): ReadMarks {
  const folder = join(deskFolder, folderName);
  const opening = new Map<Id, Promise<OpenDocument<Marks>>>();

  async function openRepaired(path: string): Promise<OpenDocument<Marks>> {
    const document = await openDocument({ disk, path, schema, fallback: { read: [] }, onFault, inDesk: true });
    await document.repair();
    return document;
  }

  async function open(agentId: Id): Promise<OpenDocument<Marks>> {
    const path = join(folder, `${agentId}.json`);
    const document = opening.get(agentId) ?? openRepaired(path);
    opening.set(agentId, document);
    try {
      return await document;
    } catch (error) {
      opening.delete(agentId);
      throw error;
    }
  }

  return {
    of: async (agentId) => new Set((await open(agentId)).data().read),
    add: async (agentId, ids) => {
      const document = await open(agentId);
      // The folder of a desk that was removed is not created again: this fails then.
      await disk.list(deskFolder);
      await disk.makeFolder(folder);
      await document.change(({ read }) => ({ read: [...new Set([...read, ...ids])].slice(-mostKept) }));
    },
  };
}
