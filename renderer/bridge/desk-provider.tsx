import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react';
import type { Changes } from '../../shared/bridge/changes.ts';
import type { Command } from '../../shared/bridge/commands.ts';

import type { DeskStatus } from '../../shared/bridge/contract/desk.ts';
import { useDeskClock } from '../i18n/now.tsx';
import { isDialogOpen, onDialogsClosed } from '../ui/open-dialogs.ts';
import { type CommandHandler, createCommands } from './commands.ts';
import { deskside } from './deskside.ts';
import { followChanges, followContact, followGap, isGap } from './follow-changes.ts';
import { createStatusChecks } from './status-checks.ts';

/** `gone`: main no longer answers. */
type Connection = 'connecting' | 'connected' | 'gone';

interface DeskContextValue {
  readonly status: DeskStatus | undefined;
  readonly connection: Connection;
  readonly askStatus: () => Promise<void>;
  /**
   * Called before the desk locks or closes, to save unsaved text. The result tells whether some text is still unsaved.
   */
  readonly onLocking: (flush: () => Promise<boolean>) => () => void;
  readonly onCommand: (take: CommandHandler) => () => void;
  /** Runs a command as if it came from the host. */
  readonly command: (command: Command) => void;
}

const heartbeatMs = 4_000;

const DeskContext = createContext<DeskContextValue | undefined>(undefined);

/** Provides the open desk and the signed-in agent, and keeps all answers in the window up to date. */
export function DeskProvider({ cache, children }: { readonly cache: QueryClient; readonly children: ReactNode }) {
  const [status, setStatus] = useState<DeskStatus>();
  const [connection, setConnection] = useState<Connection>('connecting');
  const flushes = useRef(new Set<() => Promise<boolean>>());
  const [commands] = useState(() => createCommands(isDialogOpen));
  const last = useRef(0);
  const { update: updateClock } = useDeskClock();

  const { askStatus, checkContact } = useMemo(
    () =>
      createStatusChecks({
        ask: () => deskside.call('desk.status', {}),
        onContact: (nowMs) => {
          setConnection(nowMs === undefined ? 'gone' : 'connected');
          if (nowMs !== undefined) updateClock(nowMs);
        },
        onStatus: (newest) => {
          // The next agent must not see data of the previous one, not even briefly.
          if (newest.phase !== 'open') cache.clear();
          setStatus(newest);
        },
      }),
    [cache, updateClock],
  );

  const handleChanges = useCallback(
    async (changes: Changes) => {
      const missed = isGap(last.current, changes);
      last.current = Math.max(0, changes.number);
      if (changes.request?.kind === 'save-words') {
        const unsaved = await Promise.all([...flushes.current].map((flush) => flush()));
        await deskside.call('session.flushed', { unsaved: unsaved.includes(true) });
      }
      // The status names the desk.
      if (changes.topics.some((topic) => topic === 'session' || topic === 'record:desk')) await askStatus();
      if (changes.request?.kind === 'command') commands.dispatch(changes.request.command);
      await (missed ? followGap(cache) : followChanges(cache, changes));
    },
    [askStatus, cache, commands],
  );

  useEffect(() => onDialogsClosed(commands.tryAgain), [commands]);

  useEffect(() => {
    void askStatus();
    return deskside.watch((changes) => void handleChanges(changes));
  }, [askStatus, handleChanges]);

  useEffect(() => {
    // A desk that has ended sends no event, so the window checks. The data stays on screen; only the connection state
    // changes.
    const timer = setInterval(async () => {
      if (await checkContact()) await followContact(cache);
    }, heartbeatMs);
    return () => clearInterval(timer);
  }, [cache, checkContact]);

  const onLocking = useCallback((flush: () => Promise<boolean>) => {
    flushes.current.add(flush);
    return () => void flushes.current.delete(flush);
  }, []);

  const value = useMemo(
    () => ({ status, connection, askStatus, onLocking, onCommand: commands.add, command: commands.dispatch }),
    [status, connection, askStatus, onLocking, commands],
  );
  return (
    <QueryClientProvider client={cache}>
      <DeskContext value={value}>{children}</DeskContext>
    </QueryClientProvider>
  );
}

export function useDesk(): DeskContextValue {
  const value = useContext(DeskContext);
  if (!value) throw new Error('useDesk works inside DeskProvider');
  return value;
}
