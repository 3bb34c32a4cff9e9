import type { ComponentType } from 'react';
import type { AskingAction } from '../../../shared/bridge/commands.ts';
import type { DraftSlot } from '../../../shared/bridge/draft.ts';
import type { TicketDetails } from '../../../shared/views/ticket-details.ts';

export interface ActionDialogProps {
  readonly details: TicketDetails;
  readonly myId: string;
  /** Whether it opens to continue a draft, with the focus in the text. */
  readonly continuesDraft: boolean;
  /** The agent that is chosen when the dialog for an assignment opens; by default the present one. */
  readonly agentId?: string;
  /** Whether the focus begins in the list of teams of an assignment. */
  readonly beginsWithTeam?: boolean;
  readonly onClose: () => void;
}

/** The actions whose dialogs keep unsent text as drafts, by the tab of those drafts. */
export const draftActions = {
  message: 'ticket.add-message',
  assign: 'ticket.assign',
  transfer: 'ticket.transfer',
  about: 'ticket.note-requester',
  refer: 'ticket.refer',
} as const satisfies Partial<Record<DraftSlot['tab'], AskingAction>>;

export type DraftAction = (typeof draftActions)[keyof typeof draftActions];

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
