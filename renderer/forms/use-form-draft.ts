import { useLayoutEffect, useState } from 'react';
import type { DraftSlot } from '../../shared/bridge/draft.ts';
import { useDesk } from '../bridge/desk-provider.tsx';
import type { DraftSessions } from './draft-sessions.ts';
import { useDraftSessions } from './draft-sessions-provider.tsx';
import { slotName } from './draft-slots.ts';
import type { DraftForm, LiveDraft } from './live-draft.ts';

/** A draft that a form has opened, with the form’s handlers for it. */
interface Held<Words> {
  readonly owner: string;
  readonly draft: LiveDraft<Words>;
  /** Kept by the draft after the form shows another one or is closed, with the form’s last handlers for this draft. */
  readonly standing: DraftForm<Words>;
  readonly update: (form: DraftForm<Words>) => void;
}

/**
 * The draft of a form in a slot. A form that stays mounted may change its slot: then it opens that slot’s draft, and the
 * one before keeps the handlers that the form had for it. While `isShown` is false, nothing is shown in the form, and
 * its draft is saved and given back as when the form is closed.
 */
export function useFormDraft<Words>(slot: DraftSlot, form: DraftForm<Words>, isShown = true): LiveDraft<Words> {
  const sessions = useDraftSessions();
  const { status } = useDesk();
  const agentId = status?.phase === 'open' ? status.me.agentId : '';
  const owner = isShown ? `${agentId} ${slotName(slot)}` : '';
  const [known, setKnown] = useState(() => hold(sessions, owner, agentId, slot, form));
  let held = known;
  if (known.owner !== owner) {
    // A draft that was given back is opened anew, because another window may have taken it over since.
    held = isShown ? hold(sessions, owner, agentId, slot, form) : { ...known, owner };
    setKnown(held);
  }
  // Layout effects, so that the form is attached before the desk answers, and so that a form that is only being
  // rendered never changes what becomes of the words in the one that is shown.
  useLayoutEffect(() => {
    if (isShown) held.update(form);
  });
  const { draft, standing } = held;
  useLayoutEffect(
    () => (isShown ? sessions.show(agentId, draft, standing) : undefined),
    [sessions, agentId, draft, standing, isShown],
  );
  return draft;
}

function hold<Words>(
  sessions: DraftSessions,
  owner: string,
  agentId: string,
  slot: DraftSlot,
  first: DraftForm<Words>,
): Held<Words> {
  let form = first;
  const standing: DraftForm<Words> = {
    get kind() {
      return form.kind;
    },
    post: (outgoing) => form.post(outgoing),
    onSent: (...told) => form.onSent(...told),
    onKnown: (sent) => form.onKnown(sent),
    onAllKnown: (sent) => form.onAllKnown?.(sent),
    onNotSent: () => form.onNotSent?.(),
    show: (...shown) => form.show?.(...shown),
  };
  const update = (next: DraftForm<Words>) => {
    form = next;
  };
  return { owner, draft: sessions.of(agentId, slot, standing), standing, update };
}
