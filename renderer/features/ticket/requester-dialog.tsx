import { zodResolver } from '@hookform/resolvers/zod';
import { FormProvider, useForm } from 'react-hook-form';
import * as z from 'zod';
import type { DoneFor } from '../../../shared/bridge/done.ts';
import type { Result } from '../../../shared/bridge/result.ts';
import { requesterInput } from '../../../shared/domain/person.ts';
import type { TicketDetails } from '../../../shared/views/ticket-details.ts';
import { useAction } from '../../bridge/use-action.ts';
import { useFormRun } from '../../bridge/use-form-run.ts';
import { FormDialog } from '../../forms/form-dialog.tsx';
import { RequesterFields } from '../../forms/requester-fields.tsx';
import { useText } from '../../i18n/text.tsx';
import { useReason } from './use-reason.tsx';

const form = z.strictObject({ requester: requesterInput });

interface RequesterDialogProps {
  readonly details: TicketDetails;
  /** Whether it was opened beside the contact details. Another person can be chosen either way. */
  readonly isForContact?: boolean;
  readonly onClose: () => void;
}

export function RequesterDialog({ details, isForContact = false, onClose }: RequesterDialogProps) {
  const text = useText();
  const { run, wasDone } = useFormRun();
  const { offerUndo } = useAction();
  const { id, ...fields } = details.requester;
  const values = useForm<z.input<typeof form>, unknown, z.output<typeof form>>({
    resolver: zodResolver(form),
    defaultValues: { requester: { personId: id, ...fields } },
  });

  const reason = useReason();
  // The reason is that of another requester; contact details are those of a person, whatever the ticket.
  const isAnother = values.watch('requester.personId') !== id;

  async function save() {
    const given = isAnother ? reason.words : '';
    if (isAnother && !reason.check()) return undefined;
    let result: Result<DoneFor> | undefined;
    // Goes through the form’s own submit, after which every change of a field validates it again.
    await values.handleSubmit(async ({ requester }) => {
      result = await run('requester.change', { ticketId: details.id, requester, reason: given });
      if (!result.ok) return;
      const { number } = details;
      const toast = { number, what: text('detail.requester'), value: requester.name.trim() };
      offerUndo(result.value, text('toast.set', toast));
    })();
    return result;
  }

  return (
    <FormDialog
      title={
        isForContact
          ? text('requester.title.contact', { name: fields.name })
          : text('requester.title', { number: details.number })
      }
      button={text(isForContact ? 'requester.button.contact' : 'requester.button')}
      onClose={onClose}
      holdsWords={values.formState.isDirty || reason.words !== ''}
      wasDone={wasDone}
      onSubmit={save}
    >
      <FormProvider {...values}>
        <RequesterFields currentId={id} />
      </FormProvider>
      {isAnother && reason.field}
    </FormDialog>
  );
}
