import { useEffect } from 'react';
import { type Command, rowOf } from '../../../shared/bridge/commands.ts';
import { useDesk } from '../../bridge/desk-provider.tsx';
import { useCommands } from '../../bridge/use-commands.ts';
import { useTicketState } from './use-ticket-state.ts';

/** An action or a print of a ticket that is still loading waits for it. The newest one counts. */
export function useWaitingCommand(key: string, ticket: 'loading' | 'loaded' | 'failed'): void {
  const { command } = useDesk();
  const [waiting, setWaiting] = useTicketState<Command | null>(key, null);

  useCommands((wanted) => {
    const menu = rowOf(wanted.do)?.menu;
    if (ticket !== 'loading' || (menu !== 'actions' && menu !== 'print')) return false;
    setWaiting(wanted);
    return true;
  });

  useEffect(() => {
    if (waiting === null || ticket === 'loading') return;
    setWaiting(null);
    if (ticket === 'loaded') command(waiting);
  }, [command, setWaiting, ticket, waiting]);
}
