import type { ActionDialogProps } from '../action-dialogs.ts';
import { ActionDialog as AssignDialog } from './assign.tsx';

/** The form for assigning, with the focus in the list of teams. */
export function ActionDialog(props: ActionDialogProps) {
  return <AssignDialog {...props} beginsWithTeam />;
}
