import { useState } from 'react';
import type { TicketDetails } from '../../../shared/views/ticket-details.ts';
import { useAction } from '../../bridge/use-action.ts';
import { useFormRun } from '../../bridge/use-form-run.ts';
import { FormDialog } from '../../forms/form-dialog.tsx';
import { localMs, localText } from '../../forms/local-time.ts';
import { useDeskClock, useNow } from '../../i18n/now.tsx';
import { errorText } from '../../i18n/sentences/error-text.ts';
import { useText } from '../../i18n/text.tsx';
import { useTimes } from '../../i18n/times.ts';
import { Field } from '../../ui/field.tsx';
import { Input } from '../../ui/input.tsx';
import { useReason } from './use-reason.tsx';

export function DueDialog({ details, onClose }: { readonly details: TicketDetails; readonly onClose: () => void }) {
  const text = useText();
  const { run, wasDone } = useFormRun();
  const { offerUndo } = useAction();
  const clock = useDeskClock();
  const [before] = useState(() => localText(details.resolutionDueMs ?? clock.nowMs()));
  const [due, setDue] = useState(before);
  const [problem, setProblem] = useState<string>();
  const reason = useReason();
  const { moment } = useTimes();
  const nowMs = useNow();
  const { number } = details;

  async function set() {
    const dueMs = localMs(due);
    if (dueMs === null) {
      setProblem(text('due.missing'));
      return undefined;
    }
    if (!reason.check()) return undefined;
    const result = await run('due.set', { ticketId: details.id, dueMs, reason: reason.words });
    if (result.ok) offerUndo(result.value, text('toast.due', { number, time: moment(dueMs, nowMs) }));
    else if (result.error.reason.startsWith('due.')) {
      setProblem(errorText(text, result.error));
      return undefined;
    }
    return result;
  }

  async function clear() {
    if (!reason.check()) return undefined;
    const result = await run('due.set', { ticketId: details.id, dueMs: null, reason: reason.words });
    if (result.ok) offerUndo(result.value, text('toast.duePlanned', { number }));
    return result;
  }

  return (
    <FormDialog
      title={text('due.title', { number })}
      button={text('due.button')}
      onClose={onClose}
      holdsWords={due !== before || reason.words !== ''}
      wasDone={wasDone}
      onSubmit={set}
      other={details.manualDueMs === null ? undefined : { button: text('due.clear'), onSubmit: clear }}
    >
      <Field label={text('due.field')} hint={text('due.hint')} problem={problem}>
        {(control) => (
          <Input
            {...control}
            type="datetime-local"
            value={due}
            onChange={({ target }) => {
              setDue(target.value);
              setProblem(undefined);
            }}
          />
        )}
      </Field>
      {reason.field}
    </FormDialog>
  );
}
