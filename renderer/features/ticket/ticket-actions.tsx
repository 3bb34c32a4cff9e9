import { Menu } from '@base-ui/react/menu';
import { Ellipsis } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { TicketAct } from '../../../shared/bridge/commands.ts';
import type { TicketFacts } from '../../../shared/views/ticket-facts.ts';
import { useAnswer } from '../../bridge/answers.ts';
import { useAct } from '../../bridge/use-act.ts';
import { useCommands } from '../../bridge/use-commands.ts';
import { useText } from '../../i18n/text.tsx';
import { Button } from '../../ui/button.tsx';
import menu from '../../ui/menu.module.css';
import { AssignDialog } from './assign-dialog.tsx';
import { MessageDialog } from './message-dialog.tsx';
import styles from './ticket-actions.module.css';
import { actsOn, closedId, resolvedId } from './ticket-acts.ts';
import { TransferDialog } from './transfer-dialog.tsx';
import { useOnce } from './use-once.ts';
import { useSetStatus } from './use-set-status.tsx';

type Asked = 'assign' | 'transfer' | 'message';

/** What is asked for less often. */
const inMenu = ['add-message', 'close', 'release'] as const;

export interface TicketActionsProps {
  readonly facts: TicketFacts;
  readonly myId: string;
  /** Somebody wants to go on with what the requester said; `onMessageAsked` says that its form is there. */
  readonly asksMessage: boolean;
  readonly onMessageAsked: () => void;
}

/** What can be done with the ticket as a whole, as far as the agent's role allows it. */
export function TicketActions({ facts, myId, asksMessage, onMessageAsked }: TicketActionsProps) {
  const text = useText();
  const { act } = useAct();
  const [asked, setAsked] = useState<Asked>();
  const choices = useAnswer('desk.choices', {}).data;
  const once = useOnce(facts);
  const status = useSetStatus(facts, choices, once);
  const { setStatus } = status;
  const { id: ticketId, number } = facts;
  const acts = actsOn(facts);
  const openStatus = choices?.statuses.find((status) => status.state === 'open');

  function claim(): void {
    void once(() => act('assignment.claim', { ticketId }, text('toast.claimed', { number })));
  }

  function release(): void {
    void once(() => act('assignment.release', { ticketId }, text('toast.released', { number })));
  }

  const doAct: Readonly<Record<TicketAct, () => void>> = {
    claim,
    assign: () => setAsked('assign'),
    release,
    transfer: () => setAsked('transfer'),
    resolve: () => setStatus(resolvedId),
    close: () => setStatus(closedId),
    reopen: () => openStatus && setStatus(openStatus.id),
    'add-message': () => setAsked('message'),
  };

  useEffect(() => {
    if (!asksMessage) return;
    setAsked('message');
    onMessageAsked();
  }, [asksMessage, onMessageAsked]);

  useCommands((command) => {
    if (command.do !== 'ticket-act' || !acts.includes(command.act)) return false;
    doAct[command.act]();
    return true;
  });

  return (
    <div className={styles.actions}>
      {acts.includes('claim') && <Button onClick={claim}>{text('action.claim')}</Button>}
      {acts.includes('assign') && (
        // It takes the place of Claim, where the second half of a double click would meet it.
        <Button onClick={({ detail }) => detail < 2 && doAct.assign()}>{text('action.assign')}</Button>
      )}
      {acts.includes('transfer') && <Button onClick={doAct.transfer}>{text('action.transfer')}</Button>}
      {acts.includes('resolve') && <Button onClick={doAct.resolve}>{text('action.resolve')}</Button>}
      {acts.includes('reopen') && openStatus && <Button onClick={doAct.reopen}>{text('action.reopen')}</Button>}
      {inMenu.some((act) => acts.includes(act)) && (
        <Menu.Root>
          <Menu.Trigger className={styles.more} aria-label={text('ticket.more')}>
            <Ellipsis size={18} aria-hidden="true" />
          </Menu.Trigger>
          <Menu.Portal>
            <Menu.Positioner sideOffset={6} align="end" className={menu.positioner}>
              <Menu.Popup className={menu.popup}>
                {inMenu
                  .filter((act) => acts.includes(act))
                  .map((act) => (
                    <Menu.Item key={act} className={menu.item} onClick={doAct[act]}>
                      {text(`action.${act}`)}
                    </Menu.Item>
                  ))}
              </Menu.Popup>
            </Menu.Positioner>
          </Menu.Portal>
        </Menu.Root>
      )}
      {asked === 'assign' && <AssignDialog facts={facts} myId={myId} onClose={() => setAsked(undefined)} />}
      {asked === 'transfer' && <TransferDialog facts={facts} onClose={() => setAsked(undefined)} />}
      {asked === 'message' && <MessageDialog facts={facts} onClose={() => setAsked(undefined)} />}
      {status.asked}
    </div>
  );
}
