import { join } from 'node:path';
import * as z from 'zod';
import type { Id } from '../../shared/domain/id.ts';
import { type Disk, isSystemError } from '../platform/disk.ts';
import type { OnDocumentFault } from '../platform/document-fault.ts';
import { type OpenDocument, openDocument } from '../platform/open-document.ts';

/** What an agent has read in their inbox on this device. */
export interface ReadOnDevice {
  readonly ids: ReadonlySet<string>;
  /** When they first signed in here; undefined if that was in an earlier release, or is no longer known. */
  readonly sinceMs: number | undefined;
}

/** What each agent has read in their inbox on this device. */
export interface ReadMarks {
  /** Notes a sign-in, if it is the agent's first one on this device. */
  readonly begin: (agentId: Id, nowMs: number) => void;
  readonly of: (agentId: Id) => Promise<ReadOnDevice>;
  readonly add: (agentId: Id, ids: readonly string[]) => Promise<void>;
}

const schema = z.object({ read: z.array(z.string()), sinceMs: z.number().optional() });

type Marks = z.infer<typeof schema>;

/** Twice as many as an inbox is made from: what is forgotten is no longer shown. */
const mostKept = 4_000;

const folderName = 'inbox';

/** `inbox/<agent>.json` of a desk. Each is read when it is first asked for; if it is damaged, everything is unread. */
export function createReadMarks(
  disk: Disk,
  deskFolder: string,
  onFault: OnDocumentFault,
  onError: (error: unknown) => void,
): ReadMarks {
  const folder = join(deskFolder, folderName);
  const opening = new Map<Id, Promise<OpenDocument<Marks>>>();
  /** The notes of the last sign-ins. */
  const beginning = new Map<Id, Promise<void>>();

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

  async function change(document: OpenDocument<Marks>, next: (present: Marks) => Marks): Promise<void> {
    // The folder of a desk that was removed is not created again: this fails then.
    await disk.list(deskFolder);
    await disk.makeFolder(folder);
    await document.change(next);
  }

  async function noteFirst(agentId: Id, nowMs: number): Promise<void> {
    const document = await open(agentId);
    if (document.state() === 'missing') await change(document, (present) => ({ ...present, sinceMs: nowMs }));
  }

  return {
    begin: (agentId, nowMs) => {
      // If the disk refuses it, everything is unread, and the next sign-in counts as the first one.
      beginning.set(
        agentId,
        noteFirst(agentId, nowMs).catch((error: unknown) => {
          if (!isSystemError(error)) onError(error);
        }),
      );
    },
    of: async (agentId) => {
      await beginning.get(agentId);
      const { read, sinceMs } = (await open(agentId)).data();
      return { ids: new Set(read), sinceMs };
    },
    add: async (agentId, ids) => {
      await beginning.get(agentId);
      await change(await open(agentId), ({ read, ...present }) => ({
        ...present,
        read: [...new Set([...read, ...ids])].slice(-mostKept),
      }));
    },
  };
}
