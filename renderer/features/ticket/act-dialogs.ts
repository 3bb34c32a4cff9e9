import type { ComponentType } from 'react';
import type { AskingAct } from '../../../shared/bridge/commands.ts';
import type { TicketDetails } from '../../../shared/views/ticket-details.ts';

export interface ActDialogProps {
  readonly details: TicketDetails;
  readonly myId: string;
  readonly onClose: () => void;
}

/** Each file in `acts` is the dialog of one act and bears its name. */
const dialogs = import.meta.glob<ComponentType<ActDialogProps>>('./acts/*.tsx', { eager: true, import: 'ActDialog' });

/** The dialog that asks what an act needs to know. */
export function actDialog(act: AskingAct): ComponentType<ActDialogProps> {
  const dialog = dialogs[`./acts/${act.replace('ticket.', '')}.tsx`];
  if (!dialog) throw new Error(`No dialog asks for ${act}: it belongs into renderer/features/ticket/acts`);
  return dialog;
}
