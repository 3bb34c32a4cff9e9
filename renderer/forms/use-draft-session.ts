import { useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { DraftSlot } from '../../shared/bridge/draft.ts';
import type { DeskError } from '../../shared/bridge/result.ts';
import { useDesk } from '../bridge/desk-provider.tsx';
import { isUnsaved } from './draft-requests.ts';
import { useDraftSessions } from './draft-sessions-provider.tsx';
import type { DraftSession } from './draft-types.ts';
import type { DraftForm, LiveDraft } from './live-draft.ts';

export type DraftState = 'none' | 'saving' | 'saved' | 'failed';

/** The state of a draft for its form. */
export interface DraftStatus {
  readonly state: DraftState;
  /** The error of the last save, until one succeeds. */
  readonly problem: DeskError | undefined;
  readonly flush: () => Promise<boolean>;
}

export interface OpenDraft<Words> {
  readonly draft: LiveDraft<Words>;
  readonly session: DraftSession<Words>;
  readonly status: DraftStatus;
}

/** The draft of a form while the form is shown. */
export function useDraftSession<Words>(slot: DraftSlot, form: DraftForm<Words>): OpenDraft<Words> {
  const sessions = useDraftSessions();
  const { status } = useDesk();
  const agentId = status?.phase === 'open' ? status.me.agentId : '';
  const latest = useRef(form);
  latest.current = form;
  // Kept by the draft after the form is closed, with the form’s last handlers.
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
  // The form is remounted for another slot or agent.
  const [draft] = useState(() => sessions.of(agentId, slot, standing));
  // A layout effect, so that the form is attached before the desk answers.
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
