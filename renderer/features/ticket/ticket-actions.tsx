import { Menu } from '@base-ui/react/menu';
import { Ellipsis } from 'lucide-react';
import { useRef, useState } from 'react';
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
import { SilentDialog } from './silent-dialog.tsx';
import styles from './ticket-actions.module.css';
import { actsOn, closedId, resolvedId } from './ticket-acts.ts';
import { statusText } from './toast-text.ts';
import { TransferDialog } from './transfer-dialog.tsx';

type Asked = 'assign' | 'transfer' | 'silent' | 'message';

/** What is asked for less often. */
const inMenu = ['add-message', 'close', 'release'] as const;

/** What can be done with the ticket as a whole, as far as the agent's role allows it. */
export function TicketActions({ facts, myId }: { readonly facts: TicketFacts; readonly myId: string }) {
  const text = useText();
  const { act } = useAct();
  const actedOn = useRef<TicketFacts>(undefined);
  const [asked, setAsked] = useState<Asked>();
  const choices = useAnswer('desk.choices', {}).data;
  const { id: ticketId, number } = facts;
  const acts = actsOn(facts);
  const openStatus = choices?.statuses.find((status) => status.state === 'open');

  /** Until the facts have changed, a second press means the first. */
  async function once(doIt: () => Promise<{ readonly ok: boolean }>): Promise<void> {
    if (actedOn.current === facts) return;
    actedOn.current = facts;
    const { ok } = await doIt();
    if (!ok) actedOn.current = undefined;
  }

  function setStatus(statusId: string): void {
    const name = choices?.statuses.find(({ id }) => id === statusId)?.name ?? '';
    const said = statusText(text, number, { id: statusId, name }, facts.state === 'closed');
    void once(() => act('status.set', { ticketId, statusId }, said));
  }

  function claim(): void {
    void once(() => act('assignment.claim', { ticketId }, text('toast.claimed', { number })));
  }

  function release(): void {
    void once(() => act('assignment.release', { ticketId }, text('toast.released', { number })));
  }

  function resolve(): void {
    if (facts.wasAnswered) setStatus(resolvedId);
    else setAsked('silent');
  }

  const doAct: Readonly<Record<TicketAct, () => void>> = {
    claim,
    assign: () => setAsked('assign'),
    release,
    transfer: () => setAsked('transfer'),
    resolve,
    close: () => setStatus(closedId),
    reopen: () => openStatus && setStatus(openStatus.id),
    'add-message': () => setAsked('message'),
  };

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
      {acts.includes('resolve') && <Button onClick={resolve}>{text('action.resolve')}</Button>}
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
      {asked === 'silent' && (
        <SilentDialog
          name={facts.requester.name}
          onClose={() => setAsked(undefined)}
          onResolve={() => {
            setAsked(undefined);
            setStatus(resolvedId);
          }}
        />
      )}
    </div>
  );
}
