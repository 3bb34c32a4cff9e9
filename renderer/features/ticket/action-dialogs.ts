import type { ComponentType } from 'react';
import type { AskingAction } from '../../../shared/bridge/commands.ts';
import type { TicketDetails } from '../../../shared/views/ticket-details.ts';

export interface ActionDialogProps {
  readonly details: TicketDetails;
  readonly myId: string;
  readonly onClose: () => void;
}

/** Each file in `actions` is the dialog of one action and is named after it. */
const dialogs = import.meta.glob<ComponentType<ActionDialogProps>>('./actions/*.tsx', {
  eager: true,
  import: 'ActionDialog',
});

/** The dialog that asks for the input of an action. */
export function actionDialog(action: AskingAction): ComponentType<ActionDialogProps> {
  const dialog = dialogs[`./actions/${action.replace('ticket.', '')}.tsx`];
  if (!dialog) throw new Error(`No dialog asks for ${action}: it belongs into renderer/features/ticket/actions`);
  return dialog;
}
