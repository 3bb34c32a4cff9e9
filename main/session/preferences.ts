import { join } from 'node:path';
import * as z from 'zod';
import { type Preferences, preferences, startingPreferences } from '../../shared/bridge/preferences.ts';
import type { Id } from '../../shared/domain/id.ts';
import type { Disk } from '../platform/disk.ts';
import type { OnDocumentFault } from '../platform/document-fault.ts';
import { type OpenDocument, openDocument } from '../platform/open-document.ts';

/** Some preferences; the others stay. */
export type PreferencesPart = { readonly [Name in keyof Preferences]?: Preferences[Name] | undefined };

export interface PreferencesStore {
  readonly of: (agentId: Id) => Promise<Preferences>;
  /** As far as they were read before: an agent who is signed in has been asked about. */
  readonly known: (agentId: Id) => Preferences;
  readonly change: (agentId: Id, part: PreferencesPart) => Promise<void>;
}

/** Read field by field: a value of another version gets its default. */
const schema = z.object({
  theme: preferences.shape.theme.catch(startingPreferences.theme),
  density: preferences.shape.density.catch(startingPreferences.density),
  afterSending: preferences.shape.afterSending.catch(startingPreferences.afterSending),
  singleKeys: preferences.shape.singleKeys.catch(startingPreferences.singleKeys),
  notifyAssigned: preferences.shape.notifyAssigned.catch(startingPreferences.notifyAssigned),
  notifyReplied: preferences.shape.notifyReplied.catch(startingPreferences.notifyReplied),
  notifyDue: preferences.shape.notifyDue.catch(startingPreferences.notifyDue),
});

const folderName = 'preferences';

/** `preferences/<agent>.json` of a desk. Each is read when it is first asked for. */
export function createPreferences(disk: Disk, deskFolder: string, onFault: OnDocumentFault): PreferencesStore {
  const folder = join(deskFolder, folderName);
  const opening = new Map<Id, Promise<OpenDocument<Preferences>>>();
  const opened = new Map<Id, OpenDocument<Preferences>>();

  async function open(agentId: Id): Promise<OpenDocument<Preferences>> {
    const path = join(folder, `${agentId}.json`);
    const document =
      opening.get(agentId) ??
      openDocument({ ...{ disk, path, schema, onFault }, fallback: startingPreferences, inDesk: true });
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

  return {
    of: async (agentId) => (await open(agentId)).data(),
    known: (agentId) => opened.get(agentId)?.data() ?? startingPreferences,
    change: async (agentId, part) => {
      const document = await open(agentId);
      // The folder of a desk that was removed is not created again: this fails then.
      await disk.list(deskFolder);
      await disk.makeFolder(folder);
      await document.change((present) => schema.parse({ ...present, ...definedOf(part) }));
    },
  };
}

function definedOf(part: PreferencesPart): object {
  return Object.fromEntries(Object.entries(part).filter(([, value]) => value !== undefined));
}
