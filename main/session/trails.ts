import { join } from 'node:path';
import * as z from 'zod';
import { longestAddress, mostPinned, mostRecent, type Place } from '../../shared/bridge/trail.ts';
import { type Id, idSchema } from '../../shared/domain/id.ts';
import type { Disk } from '../platform/disk.ts';
import type { OnDocumentFault } from '../platform/document-fault.ts';
import { type OpenDocument, openDocument } from '../platform/open-document.ts';

const address = z.string().max(longestAddress);

const schema = z.object({
  place: z.object({ address, ticketId: idSchema.nullable(), list: address }).nullable().catch(null),
  recent: z.array(z.object({ ticketId: idSchema, address })).catch([]),
  pinned: z.array(z.object({ ticketId: idSchema, address, seen: z.int().min(0) })).catch([]),
});

/** Where an agent was and what they pinned on this device. */
export type Trail = Readonly<z.infer<typeof schema>>;

export interface Visited {
  readonly ticketId: Id;
  readonly address: string;
}

export interface Trails {
  readonly of: (agentId: Id) => Promise<Trail>;
  readonly change: (agentId: Id, become: (trail: Trail) => Trail) => Promise<void>;
}

const noTrail: Trail = { place: null, recent: [], pinned: [] };

/** Pinned tickets out of the agent’s sight come back with it, as long as there is room for them. */
const mostKept = 3 * mostPinned;

const folderName = 'trails';

/** `trails/<agent>.json` of a desk. Each is read when it is first asked for. */
export function createTrails(disk: Disk, deskFolder: string, onFault: OnDocumentFault): Trails {
  const folder = join(deskFolder, folderName);
  const opening = new Map<Id, Promise<OpenDocument<Trail>>>();

  async function open(agentId: Id): Promise<OpenDocument<Trail>> {
    const path = join(folder, `${agentId}.json`);
    const document =
      opening.get(agentId) ?? openDocument({ ...{ disk, path, schema, onFault }, fallback: noTrail, inDesk: true });
    opening.set(agentId, document);
    try {
      return await document;
    } catch (error) {
      opening.delete(agentId);
      throw error;
    }
  }

  return {
    of: async (agentId) => (await open(agentId)).data(),
    change: async (agentId, become) => {
      const document = await open(agentId);
      // The folder of a desk that was removed is not created again: this fails then.
      await disk.list(deskFolder);
      await disk.makeFolder(folder);
      await document.change((present) => schema.parse(become(present)));
    },
  };
}

/** The agent is at a place, and opened tickets on the way, the latest last. */
export function visited(trail: Trail, place: Place, opened: readonly Visited[]): Trail {
  const latest = opened.toReversed();
  const first = latest.filter(({ ticketId }, index) => latest.findIndex((one) => one.ticketId === ticketId) === index);
  const others = trail.recent.filter(({ ticketId }) => !first.some((one) => one.ticketId === ticketId));
  return { ...trail, place, recent: [...first, ...others].slice(0, mostRecent) };
}

/** `seen` is how much others have done on the ticket so far. */
export function pinned(trail: Trail, { ticketId, address: at }: Visited, seen: number): Trail {
  if (trail.pinned.some((one) => one.ticketId === ticketId)) return trail;
  return { ...trail, pinned: [...trail.pinned, { ticketId, address: at, seen }].slice(-mostKept) };
}

export function unpinned(trail: Trail, ticketId: Id): Trail {
  return { ...trail, pinned: trail.pinned.filter((one) => one.ticketId !== ticketId) };
}

/** Moves a tab among those that are shown; the others keep their places. */
export function moved(trail: Trail, ticketId: Id, to: number, isShown: (ticketId: Id) => boolean): Trail {
  const shown = trail.pinned.filter((one) => isShown(one.ticketId));
  const wanted = shown.find((one) => one.ticketId === ticketId);
  if (!wanted) return trail;
  const order = shown.filter((one) => one !== wanted).toSpliced(to, 0, wanted);
  let next = 0;
  const filled = trail.pinned.map((one) => {
    if (!isShown(one.ticketId)) return one;
    next += 1;
    return order[next - 1] ?? one;
  });
  return { ...trail, pinned: filled };
}

export function looked(trail: Trail, ticketId: Id, seen: number): Trail {
  return { ...trail, pinned: trail.pinned.map((one) => (one.ticketId === ticketId ? { ...one, seen } : one)) };
}
