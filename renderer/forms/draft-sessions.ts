import type { DraftSlot } from '../../shared/bridge/draft.ts';
import type { DraftDesk } from './draft-desk.ts';
import { slotName } from './draft-slots.ts';
import type { FileUploads } from './file-uploads.ts';
import { createLiveDraft, type DraftForm, type LiveDraft, type LiveDraftPorts } from './live-draft.ts';

export interface DraftSessionsPorts extends Pick<LiveDraftPorts<unknown>, 'timers' | 'newKey' | 'onUnavailable'> {
  readonly deskOf: (agentId: string) => DraftDesk;
  readonly newFileUploads: () => FileUploads;
  /** The signed-in agent. One agent’s text is never saved as another’s. */
  readonly agentId: () => string;
}

/** The drafts of a window: those shown by a form, and those of closed forms that are still being saved or sent. */
export interface DraftSessions {
  readonly of: <Words>(agentId: string, slot: DraftSlot, form: DraftForm<Words>) => LiveDraft<Words>;
  /** A form shows this draft; the returned function ends that. */
  readonly show: <Words>(agentId: string, draft: LiveDraft<Words>, form: DraftForm<Words>) => () => void;
  /** Saves all unsaved text of the signed-in agent; returns whether any save failed. */
  readonly flush: () => Promise<boolean>;
  readonly leave: () => void;
  readonly connected: () => void;
}

export function createDraftSessions(ports: DraftSessionsPorts): DraftSessions {
  // Each slot belongs to one form, so its drafts all have the same content type.
  const drafts = new Map<string, LiveDraft<never>>();

  function of<Words>(agentId: string, slot: DraftSlot, form: DraftForm<Words>): LiveDraft<Words> {
    const name = nameOf(agentId, slot);
    const known = drafts.get(name) as LiveDraft<Words> | undefined;
    if (known) return known;
    const { timers, newKey, onUnavailable } = ports;
    const made = createLiveDraft<Words>(slot, form, {
      timers,
      newKey,
      onUnavailable,
      desk: ports.deskOf(agentId),
      uploads: ports.newFileUploads(),
      giveBack: (contents, latest) => of(agentId, slot, latest).giveBack(contents),
    });
    add(name, made);
    made.tell({ type: 'start' });
    return made;
  }

  function add<Words>(name: string, draft: LiveDraft<Words>): void {
    const added = draft as unknown as LiveDraft<never>;
    if (drafts.get(name) === added) return;
    drafts.set(name, added);
    const end = () => {
      if (!draft.isOver()) return;
      for (const stop of stops) stop();
      if (drafts.get(name) !== added) return;
      drafts.delete(name);
      draft.release();
    };
    const stops = [draft.subscribe(end), draft.uploads.subscribe(end)];
  }

  function signedIn(): LiveDraft<never>[] {
    const start = `${ports.agentId()} `;
    return [...drafts].filter(([name]) => name.startsWith(start)).map(([, draft]) => draft);
  }

  return {
    of,
    show: (agentId, draft, form) => {
      add(nameOf(agentId, draft.slot), draft);
      return draft.attach(form);
    },
    flush: async () => {
      const mine = signedIn();
      const missing = await Promise.all(mine.map((draft) => draft.flush()));
      // A file whose upload is not complete is in no draft yet.
      return missing.includes(true) || mine.some(({ uploads }) => uploads.shown().moving.length > 0);
    },
    leave: () => {
      for (const draft of signedIn()) draft.tell({ type: 'leave' });
    },
    connected: () => {
      for (const draft of signedIn()) draft.tell({ type: 'connected' });
    },
  };
}

function nameOf(agentId: string, slot: DraftSlot): string {
  return `${agentId} ${slotName(slot)}`;
}
