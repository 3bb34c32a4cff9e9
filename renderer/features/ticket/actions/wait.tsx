import type { ActionDialogProps } from '../action-dialogs.ts';
import { WaitingDialog } from '../waiting-dialog.tsx';

export function ActionDialog({ details, onClose }: ActionDialogProps) {
  return <WaitingDialog details={details} onClose={onClose} />;
}
