import { Menu } from '@base-ui/react/menu';
import { Ellipsis } from 'lucide-react';
import { useRef, useState } from 'react';
import type { TicketFacts } from '../../../shared/views/ticket-facts.ts';
import { useAnswer } from '../../bridge/answers.ts';
import { useAct } from '../../bridge/use-act.ts';
import { useText } from '../../i18n/text.tsx';
import { Button } from '../../ui/button.tsx';
import menu from '../../ui/menu.module.css';
import { AssignDialog } from './assign-dialog.tsx';
import { MessageDialog } from './message-dialog.tsx';
import { SilentDialog } from './silent-dialog.tsx';
import styles from './ticket-actions.module.css';
import { TransferDialog } from './transfer-dialog.tsx';

type Asked = 'assign' | 'transfer' | 'silent' | 'message';

const resolvedId = 'status-resolved';
const closedId = 'status-closed';

/** What can be done with the ticket as a whole, as far as the agent's role allows it. */
export function TicketActions({ facts, myId }: { readonly facts: TicketFacts; readonly myId: string }) {
  const text = useText();
  const { act } = useAct();
  const actedOn = useRef<TicketFacts>(undefined);
  const [asked, setAsked] = useState<Asked>();
  const choices = useAnswer('desk.choices', {}).data;
  const { id: ticketId, number, may, state, agentId, teamId } = facts;
  const isOpen = state === 'open';
  const mayAssign = may.includes('ticket.assign');
  const mayMessage = may.includes('ticket.reply');
  const mayClose = may.includes('ticket.close') && facts.statusId !== closedId;
  const mayRelease = may.includes('ticket.release') && isOpen && (agentId !== null || teamId !== null);
  const openStatus = choices?.statuses.find((status) => status.state === 'open');

  /** Until the facts have changed, a second press means the first. */
  async function once(doIt: () => Promise<{ readonly ok: boolean }>): Promise<void> {
    if (actedOn.current === facts) return;
    actedOn.current = facts;
    const { ok } = await doIt();
    if (!ok) actedOn.current = undefined;
  }

  function setStatus(statusId: string): void {
    const status = choices?.statuses.find(({ id }) => id === statusId)?.name ?? '';
    const said = text('toast.status', { number, status: status.toLowerCase() });
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

  return (
    <div className={styles.actions}>
      {mayAssign && isOpen && agentId === null && <Button onClick={claim}>{text('action.claim')}</Button>}
      {mayAssign && (
        // It takes the place of Claim, where the second half of a double click would meet it.
        <Button onClick={({ detail }) => detail < 2 && setAsked('assign')}>{text('action.assign')}</Button>
      )}
      {may.includes('ticket.transfer') && (
        <Button onClick={() => setAsked('transfer')}>{text('action.transfer')}</Button>
      )}
      {isOpen && may.includes('ticket.close') && <Button onClick={resolve}>{text('action.resolve')}</Button>}
      {!isOpen && may.includes('ticket.create') && openStatus && (
        <Button onClick={() => setStatus(openStatus.id)}>{text('action.reopen')}</Button>
      )}
      {(mayMessage || mayClose || mayRelease) && (
        <Menu.Root>
          <Menu.Trigger className={styles.more} aria-label={text('ticket.more')}>
            <Ellipsis size={18} aria-hidden="true" />
          </Menu.Trigger>
          <Menu.Portal>
            <Menu.Positioner sideOffset={6} align="end" className={menu.positioner}>
              <Menu.Popup className={menu.popup}>
                {mayMessage && (
                  <Menu.Item className={menu.item} onClick={() => setAsked('message')}>
                    {text('action.addMessage')}
                  </Menu.Item>
                )}
                {mayClose && (
                  <Menu.Item className={menu.item} onClick={() => setStatus(closedId)}>
                    {text('action.close')}
                  </Menu.Item>
                )}
                {mayRelease && (
                  <Menu.Item className={menu.item} onClick={release}>
                    {text('action.release')}
                  </Menu.Item>
                )}
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
