import type { ActionDialogProps } from '../action-dialogs.ts';
import { DueDialog } from '../due-dialog.tsx';

export function ActionDialog({ details, onClose }: ActionDialogProps) {
  return <DueDialog details={details} onClose={onClose} />;
}
