import type { ActionDialogProps } from '../action-dialogs.ts';
import { RequesterDialog } from '../requester-dialog.tsx';

export function ActionDialog({ details, onClose }: ActionDialogProps) {
  return <RequesterDialog details={details} onClose={onClose} />;
}
