import type { DraftSlot } from '../../shared/bridge/draft.ts';
import type { DraftDesk } from './draft-desk.ts';
import { slotName } from './draft-slots.ts';
import { createLiveDraft, type DraftForm, type LiveDraft, type LiveDraftPorts } from './live-draft.ts';
import type { Shelf } from './shelf.ts';

export interface DraftSessionsPorts extends Pick<LiveDraftPorts<unknown>, 'timers' | 'newKey' | 'onUnavailable'> {
  readonly deskOf: (agentId: string) => DraftDesk;
  readonly newShelf: () => Shelf;
  /** Who is signed in; words of one agent are never saved as those of another. */
  readonly agentId: () => string;
}

/** The drafts of a window: those that a form shows, and those of closed forms that are still being saved or sent. */
export interface DraftSessions {
  readonly of: <Words>(agentId: string, slot: DraftSlot, form: DraftForm<Words>) => LiveDraft<Words>;
  /** A form shows this draft; the returned function closes it. */
  readonly show: <Words>(agentId: string, draft: LiveDraft<Words>, form: DraftForm<Words>) => () => void;
  /** Saves what is unsaved of whoever is signed in; whether something could not be saved. */
  readonly flush: () => Promise<boolean>;
  readonly leave: () => void;
  readonly connected: () => void;
}

export function createDraftSessions(ports: DraftSessionsPorts): DraftSessions {
  // One form writes in a slot, so the words of a slot are all of one type.
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
      shelf: ports.newShelf(),
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
    const stops = [draft.subscribe(end), draft.shelf.subscribe(end)];
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
      // A file that is not read to its end is in no draft yet.
      return missing.includes(true) || mine.some(({ shelf }) => shelf.shown().moving.length > 0);
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
