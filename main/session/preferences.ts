import { join } from 'node:path';
import * as z from 'zod';
import { type Preferences, preferences, startingPreferences } from '../../shared/bridge/preferences.ts';
import { type Order, orderSchema } from '../../shared/domain/conditions/order-schema.ts';
import { type Id, idSchema } from '../../shared/domain/id.ts';
import { type Disk, quietly } from '../platform/disk.ts';
import { type OnDocumentFault, unreadableFault } from '../platform/document-fault.ts';
import { type OpenDocument, openDocument } from '../platform/open-document.ts';

/** Some preferences; the others stay. */
export type PreferencesPart = { readonly [Name in keyof Preferences]?: Preferences[Name] | undefined };

/** How an agent sorts queues on this device, by the ids of the queues. */
export type QueueOrders = Readonly<Record<Id, Order>>;

interface Stored extends Preferences {
  readonly queueOrders: QueueOrders;
}

export interface PreferencesStore {
  readonly of: (agentId: Id) => Promise<Preferences>;
  /** As far as they were read before: an agent who is signed in has been asked about. */
  readonly known: (agentId: Id) => Preferences;
  readonly change: (agentId: Id, part: PreferencesPart) => Promise<void>;
  /** None if they cannot be read, which is reported: queues are then sorted as for everybody. */
  readonly queueOrders: (agentId: Id) => Promise<QueueOrders>;
  /** As far as they were read before. */
  readonly knownQueueOrders: (agentId: Id) => QueueOrders;
  readonly changeQueueOrders: (agentId: Id, next: (present: QueueOrders) => QueueOrders) => Promise<void>;
}

/** Read field by field: a value of another version gets its default. */
const schema = z.object({
  theme: preferences.shape.theme.catch(startingPreferences.theme),
  density: preferences.shape.density.catch(startingPreferences.density),
  afterSending: preferences.shape.afterSending.catch(startingPreferences.afterSending),
  thread: preferences.shape.thread.catch(startingPreferences.thread),
  singleKeys: preferences.shape.singleKeys.catch(startingPreferences.singleKeys),
  notifyAssigned: preferences.shape.notifyAssigned.catch(startingPreferences.notifyAssigned),
  notifyReplied: preferences.shape.notifyReplied.catch(startingPreferences.notifyReplied),
  notifyMentioned: preferences.shape.notifyMentioned.catch(startingPreferences.notifyMentioned),
  notifyNoted: preferences.shape.notifyNoted.catch(startingPreferences.notifyNoted),
  notifyStatus: preferences.shape.notifyStatus.catch(startingPreferences.notifyStatus),
  notifyDue: preferences.shape.notifyDue.catch(startingPreferences.notifyDue),
  queueOrders: z.record(idSchema, orderSchema).catch({}),
});

const fallback: Stored = { ...startingPreferences, queueOrders: {} };

function own({ queueOrders: _beside, ...rest }: Stored): Preferences {
  return rest;
}

const folderName = 'preferences';

/** `preferences/<agent>.json` of a desk. Each is read when it is first asked for. */
export function createPreferences(disk: Disk, deskFolder: string, onFault: OnDocumentFault): PreferencesStore {
  const folder = join(deskFolder, folderName);
  const opening = new Map<Id, Promise<OpenDocument<Stored>>>();
  const opened = new Map<Id, OpenDocument<Stored>>();
  const pathOf = (agentId: Id) => join(folder, `${agentId}.json`);

  async function open(agentId: Id): Promise<OpenDocument<Stored>> {
    const document =
      opening.get(agentId) ??
      openDocument({ ...{ disk, path: pathOf(agentId), schema, onFault }, fallback, inDesk: true });
    opening.set(agentId, document);
    try {
      const open = await document;
      opened.set(agentId, open);
      return open;
    } catch (error) {
      opening.delete(agentId);
      throw error;
    }
  }

  async function change(agentId: Id, next: (present: Stored) => object): Promise<void> {
    const document = await open(agentId);
    // The folder of a desk that was removed is not created again: this fails then.
    await disk.list(deskFolder);
    await disk.makeFolder(folder);
    await document.change((present) => schema.parse({ ...present, ...next(present) }));
  }

  return {
    of: async (agentId) => own((await open(agentId)).data()),
    known: (agentId) => own(opened.get(agentId)?.data() ?? fallback),
    change: (agentId, part) => change(agentId, () => definedOf(part)),
    queueOrders: async (agentId) => {
      const document = await quietly(
        () => open(agentId),
        () => onFault(unreadableFault(pathOf(agentId))),
      );
      return (document?.data() ?? fallback).queueOrders;
    },
    knownQueueOrders: (agentId) => (opened.get(agentId)?.data() ?? fallback).queueOrders,
    changeQueueOrders: (agentId, next) => change(agentId, ({ queueOrders }) => ({ queueOrders: next(queueOrders) })),
  };
}

function definedOf(part: PreferencesPart): object {
  return Object.fromEntries(Object.entries(part).filter(([, value]) => value !== undefined));
}
