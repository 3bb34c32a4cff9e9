import { useSyncExternalStore } from 'react';
import type { DraftSlot } from '../../shared/bridge/draft.ts';
import type { DraftSession } from './draft-types.ts';
import { type DraftStatus, statusOf } from './draft-view.ts';
import type { DraftForm, LiveDraft } from './live-draft.ts';
import { useFormDraft } from './use-form-draft.ts';

export interface OpenDraft<Words> {
  readonly draft: LiveDraft<Words>;
  readonly session: DraftSession<Words>;
  readonly status: DraftStatus;
}

/** The draft of a form that renders with every change of its text. */
export function useDraftSession<Words>(slot: DraftSlot, form: DraftForm<Words>): OpenDraft<Words> {
  const draft = useFormDraft(slot, form);
  const session = useSyncExternalStore(draft.subscribe, draft.session);
  return { draft, session, status: { ...statusOf(session, draft.holdsContents()), flush: draft.flush } };
}
