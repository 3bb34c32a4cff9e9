import type { ActionDialogProps } from '../action-dialogs.ts';
import { FieldDialog } from '../field-dialog.tsx';

export function ActionDialog(props: ActionDialogProps) {
  return <FieldDialog {...props} fieldId="priority" />;
}
