import { Menu } from '@base-ui/react/menu';
import * as ellipsis from 'lucide-react/icons/ellipsis';
import { useEffect, useState } from 'react';
import type { AskingAction, TicketAction } from '../../../shared/bridge/commands.ts';
import type { TicketDetails } from '../../../shared/views/ticket-details.ts';
import { useAnswer } from '../../bridge/answers.ts';
import { useAction } from '../../bridge/use-action.ts';
import { useCommands } from '../../bridge/use-commands.ts';
import { useText } from '../../i18n/text.tsx';
import { Button } from '../../ui/button.tsx';
import { drawnIcon } from '../../ui/drawn-icon.ts';
import menu from '../../ui/menu.module.css';
import { actionDialog, type DraftAction } from './action-dialogs.ts';
import { actionsShownAs, availableActions, rowOfAction } from './available-actions.ts';
import styles from './ticket-actions.module.css';
import { useActionLetters } from './use-action-letters.ts';
import { useOnce } from './use-once.ts';
import { useSetStatus } from './use-set-status.tsx';

const ellipsisIcon = drawnIcon(ellipsis, 18);

export interface TicketActionsProps {
  readonly details: TicketDetails;
  readonly myId: string;
  /** The dialog to open with its draft; null once `onContinued` has reported that it is open. */
  readonly continued: DraftAction | null;
  readonly onContinued: () => void;
}

/** Buttons for the actions on a ticket that the agent’s role allows. */
export function TicketActions({ details, myId, continued, onContinued }: TicketActionsProps) {
  const text = useText();
  const { runAction } = useAction();
  const [asked, setAsked] = useState<AskingAction>();
  const [continuesDraft, setContinuesDraft] = useState(false);
  const choices = useAnswer('desk.choices', {}).data;
  const once = useOnce(details);
  const status = useSetStatus(details, choices, once);
  const { id: ticketId, number, usualStatus } = details;
  const actions = availableActions(details);
  const Dialog = asked && actionDialog(asked);

  function perform(wanted: TicketAction): void {
    const row = rowOfAction(wanted);
    if ('asks' in row) {
      setAsked(row.id);
      setContinuesDraft(false);
    } else if ('runs' in row) {
      void once(() => runAction(row.runs, { ticketId }, text(`command.${row.id}.done`, { number })));
    } else status.setStatus(usualStatus[row.sets]);
  }

  useEffect(() => {
    if (continued === null) return;
    setAsked(continued);
    setContinuesDraft(true);
    onContinued();
  }, [continued, onContinued]);

  useActionLetters(actions, perform);
  useCommands(({ do: wanted }) => {
    const taken = actions.find((id) => id === wanted);
    if (taken) perform(taken);
    return taken !== undefined;
  });

  return (
    <div className={styles.actions}>
      {actionsShownAs('button', actions).map((id) => (
        // The second click of a double click may hit a button that has just moved there.
        <Button key={id} onClick={({ detail }) => detail < 2 && perform(id)}>
          {text(`command.${id}`)}
        </Button>
      ))}
      {actionsShownAs('item', actions).length > 0 && (
        <Menu.Root>
          <Menu.Trigger className={styles.more} aria-label={text('ticket.more')}>
            {ellipsisIcon}
          </Menu.Trigger>
          <Menu.Portal>
            <Menu.Positioner sideOffset={6} align="end" className={menu.positioner}>
              <Menu.Popup className={menu.popup}>
                {actionsShownAs('item', actions).map((id) => (
                  <Menu.Item key={id} className={menu.item} onClick={() => perform(id)}>
                    {text(`command.${id}`)}
                  </Menu.Item>
                ))}
              </Menu.Popup>
            </Menu.Positioner>
          </Menu.Portal>
        </Menu.Root>
      )}
      {Dialog && (
        <Dialog details={details} myId={myId} continuesDraft={continuesDraft} onClose={() => setAsked(undefined)} />
      )}
      {status.dialog}
    </div>
  );
}
