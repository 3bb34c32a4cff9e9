import type { ActionDialogProps } from './action-dialogs.ts';
import { ValueDialog } from './value-dialog.tsx';

interface FieldDialogProps extends Pick<ActionDialogProps, 'details' | 'onClose'> {
  readonly fieldId: string;
}

/** The dialog of one field of a ticket, by its id. */
export function FieldDialog({ details, fieldId, onClose }: FieldDialogProps) {
  const field = details.shownFields.find(({ id }) => id === fieldId);
  return field ? <ValueDialog details={details} field={field} onClose={onClose} /> : null;
}
