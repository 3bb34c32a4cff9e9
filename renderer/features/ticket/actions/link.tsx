import { useState } from 'react';
import type { TicketDetails } from '../../../../shared/views/ticket-details.ts';
import { deskside } from '../../../bridge/deskside.ts';
import { useAction } from '../../../bridge/use-action.ts';
import { useFormRun } from '../../../bridge/use-form-run.ts';
import { FormDialog } from '../../../forms/form-dialog.tsx';
import { errorText } from '../../../i18n/sentences/error-text.ts';
import { useText } from '../../../i18n/text.tsx';
import { Field } from '../../../ui/field.tsx';
import { Input } from '../../../ui/input.tsx';
import { Select } from '../../../ui/select.tsx';

const kinds = ['related', 'follows'] as const;

/** Links the ticket to another one by its number. */
export function ActionDialog({ details, onClose }: { readonly details: TicketDetails; readonly onClose: () => void }) {
  const text = useText();
  const { run, wasDone } = useFormRun();
  const { offerUndo } = useAction();
  const [entered, setEntered] = useState('');
  const [kind, setKind] = useState<(typeof kinds)[number]>('related');
  const [problem, setProblem] = useState<string>();
  const { id: ticketId, number } = details;

  async function link() {
    const other = entered.trim().replace(/^#/, '');
    if (other === '') return refused(text('text.required'));
    const answer = await deskside.ask('ticket.find', { number: other });
    if (!answer.ok) return refused(errorText(text, answer.error));
    const { found } = answer.value;
    if (!found) return refused(text('nav.noTicket', { number: other }));
    const result = await run('link.add', { ticketId, otherId: found.ticketId, kind });
    if (result.ok) offerUndo(result.value, text('toast.linked', { number, other }));
    else if (result.error.reason.startsWith('link.')) return refused(errorText(text, result.error));
    return result;
  }

  function refused(why: string): undefined {
    setProblem(why);
  }

  return (
    <FormDialog
      title={text('ticketLink.title', { number })}
      button={text('ticketLink.button')}
      onClose={onClose}
      holdsWords={entered !== ''}
      wasDone={wasDone}
      onSubmit={link}
    >
      <Field label={text('ticketLink.number')} problem={problem}>
        {(control) => (
          <Input
            {...control}
            value={entered}
            maxLength={40}
            onChange={({ target }) => {
              setEntered(target.value);
              setProblem(undefined);
            }}
          />
        )}
      </Field>
      <Field label={text('ticketLink.kind')}>
        {(control) => (
          <Select
            {...control}
            value={kind}
            options={kinds.map((value) => ({ value, label: text(`ticketLink.kind.${value}`) }))}
            onChange={({ target }) => setKind(target.value === 'follows' ? 'follows' : 'related')}
          />
        )}
      </Field>
    </FormDialog>
  );
}
