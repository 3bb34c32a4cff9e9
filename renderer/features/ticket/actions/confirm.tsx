import { useState } from 'react';
import { confirmedHow } from '../../../../shared/domain/ticket/status.ts';
import type { TicketDetails } from '../../../../shared/views/ticket-details.ts';
import { useAction } from '../../../bridge/use-action.ts';
import { useFormRun } from '../../../bridge/use-form-run.ts';
import { FormDialog } from '../../../forms/form-dialog.tsx';
import { useText } from '../../../i18n/text.tsx';
import { Field } from '../../../ui/field.tsx';
import { Select } from '../../../ui/select.tsx';
import styles from '../dialogs.module.css';

const ways = confirmedHow.options;

/** Closes a resolved ticket, because its requester confirmed it, and records how. */
export function ActionDialog({ details, onClose }: { readonly details: TicketDetails; readonly onClose: () => void }) {
  const text = useText();
  const { run, wasDone } = useFormRun();
  const { offerUndo } = useAction();
  const [how, setHow] = useState<(typeof ways)[number]>('phone');
  const { id: ticketId, number, requester } = details;

  async function confirm() {
    const result = await run('status.confirm', { ticketId, how });
    if (result.ok) offerUndo(result.value, text('toast.confirmed', { number }));
    return result;
  }

  return (
    <FormDialog
      title={text('confirm.title')}
      button={text('confirm.button')}
      onClose={onClose}
      holdsWords={false}
      wasDone={wasDone}
      onSubmit={confirm}
    >
      <p className={styles.words}>{text('confirm.words', { name: requester.name })}</p>
      <Field label={text('confirm.how')}>
        {(control) => (
          <Select
            {...control}
            value={how}
            options={ways.map((value) => ({ value, label: text(`confirm.how.${value}`) }))}
            onChange={({ target }) => setHow(confirmedHow.catch('phone').parse(target.value))}
          />
        )}
      </Field>
    </FormDialog>
  );
}
