import { useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { DraftSlot } from '../../shared/bridge/draft.ts';
import type { DeskError } from '../../shared/bridge/result.ts';
import { useDesk } from '../bridge/desk-provider.tsx';
import { isUnsaved } from './draft-requests.ts';
import { useDraftSessions } from './draft-sessions-provider.tsx';
import type { DraftSession } from './draft-types.ts';
import type { DraftForm, LiveDraft } from './live-draft.ts';

export type DraftState = 'none' | 'saving' | 'saved' | 'failed';

/** How the saving of a draft stands, as its form says it. */
export interface DraftStatus {
  readonly state: DraftState;
  /** Why the words could not be saved, until they can. */
  readonly problem: DeskError | undefined;
  readonly flush: () => Promise<boolean>;
}

export interface OpenDraft<Words> {
  readonly draft: LiveDraft<Words>;
  readonly session: DraftSession<Words>;
  readonly status: DraftStatus;
}

/** The draft of a form, for as long as the form is shown. */
export function useDraftSession<Words>(slot: DraftSlot, form: DraftForm<Words>): OpenDraft<Words> {
  const sessions = useDraftSessions();
  const { status } = useDesk();
  const agentId = status?.phase === 'open' ? status.me.agentId : '';
  const latest = useRef(form);
  latest.current = form;
  // Stays with its draft after the form was closed, and then acts as the form did last.
  const [standing] = useState<DraftForm<Words>>(() => ({
    get kind() {
      return latest.current.kind;
    },
    post: (outgoing) => latest.current.post(outgoing),
    onSent: (...told) => latest.current.onSent(...told),
    onKnown: (sent) => latest.current.onKnown(sent),
    onAllKnown: (sent) => latest.current.onAllKnown?.(sent),
    onNotSent: () => latest.current.onNotSent?.(),
    show: (...shown) => latest.current.show?.(...shown),
  }));
  // A form is made anew for another slot and for another agent.
  const [draft] = useState(() => sessions.of(agentId, slot, standing));
  // Before the desk can answer: what it answers is shown by this form.
  useLayoutEffect(() => sessions.show(agentId, draft, standing), [sessions, agentId, draft, standing]);
  const session = useSyncExternalStore(draft.subscribe, draft.session);
  const state = stateOf(session, draft.holdsContents());
  return { draft, session, status: { state, problem: session.saveProblem, flush: draft.flush } };
}

function stateOf(session: DraftSession<unknown>, holdsContents: boolean): DraftState {
  if (session.saveProblem && isUnsaved(session)) return 'failed';
  if (!holdsContents) return 'none';
  if (isUnsaved(session) || session.request?.do === 'save') return 'saving';
  return session.saved ? 'saved' : 'none';
}
