import { createContext, type ReactNode, useContext, useEffect, useRef, useState } from 'react';
import { failed } from '../../shared/bridge/result.ts';
import { useDesk } from '../bridge/desk-provider.tsx';
import { deskside, newKey } from '../bridge/deskside.ts';
import { useFollowSaving } from '../bridge/saving.tsx';
import { createDraftDesk, type DraftDesk } from './draft-desk.ts';
import { createDraftSessions, type DraftSessions } from './draft-sessions.ts';
import { createFileUploads } from './file-uploads.ts';
import type { Timers } from './save-timer.ts';

/** The timeout for reading a file from a drive that does not respond. */
const patienceMs = 20_000;

const timers: Timers = {
  nowMs: () => performance.now(),
  after: (ms, task) => {
    const timer = setTimeout(task, ms);
    return () => clearTimeout(timer);
  },
};

const SessionsContext = createContext<DraftSessions | undefined>(undefined);

/** Keeps unsent text while forms open and close, and saves it before the window closes. */
export function DraftSessionsProvider({ children }: { readonly children: ReactNode }) {
  const { onLocking, connection, status, askStatus } = useDesk();
  const follow = useFollowSaving();
  const agentId = status?.phase === 'open' ? status.me.agentId : '';
  const latest = useRef({ agentId, askStatus, follow });
  latest.current = { agentId, askStatus, follow };
  const [desk] = useState(() => followed((asked) => latest.current.follow(asked)));
  const [sessions] = useState(() =>
    createDraftSessions({
      timers,
      newKey,
      agentId: () => latest.current.agentId,
      deskOf: (author) => onlyFor(() => author === latest.current.agentId, desk),
      newFileUploads: () => createFileUploads({ call: deskside.call, patienceMs }, newKey),
      onUnavailable: () => void latest.current.askStatus(),
    }),
  );

  useEffect(() => onLocking(sessions.flush), [onLocking, sessions]);

  useEffect(() => {
    if (connection === 'connected' && agentId !== '') sessions.connected();
  }, [connection, agentId, sessions]);

  useEffect(() => {
    const flush = () => void sessions.flush();
    window.addEventListener('pagehide', sessions.leave);
    window.addEventListener('blur', flush);
    return () => {
      window.removeEventListener('pagehide', sessions.leave);
      window.removeEventListener('blur', flush);
    };
  }, [sessions]);

  return <SessionsContext value={sessions}>{children}</SessionsContext>;
}

export function useDraftSessions(): DraftSessions {
  const value = useContext(SessionsContext);
  if (!value) throw new Error('useDraftSessions works inside DraftSessionsProvider');
  return value;
}

/** Tracks saves in the status bar, so that an error disappears once the desk confirms the save. */
function followed(follow: ReturnType<typeof useFollowSaving>): DraftDesk {
  const desk = createDraftDesk(deskside);
  return {
    ...desk,
    keySent: async (key) => {
      const answered = await desk.keySent(key);
      return answered.ok && answered.value ? follow(Promise.resolve(answered)) : answered;
    },
  };
}

/** Refuses saves after sign-out, so that one agent’s text is never saved as the next agent’s. */
function onlyFor(isSignedIn: () => boolean, desk: DraftDesk): DraftDesk {
  const locked = () => Promise.resolve(failed('locked', 'desk.locked'));
  return {
    open: (slot) => (isSignedIn() ? desk.open(slot) : locked()),
    save: (...saved) => (isSignedIn() ? desk.save(...saved) : locked()),
    drop: (...dropped) => (isSignedIn() ? desk.drop(...dropped) : locked()),
    close: (...closed) => (isSignedIn() ? desk.close(...closed) : locked()),
    keySent: (key) => (isSignedIn() ? desk.keySent(key) : locked()),
  };
}
