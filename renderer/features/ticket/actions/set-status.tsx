import { useState } from 'react';
import { offeredStatuses } from '../../../../shared/views/offered-statuses.ts';
import { useAnswer } from '../../../bridge/answers.ts';
import { useAction } from '../../../bridge/use-action.ts';
import { useFormRun } from '../../../bridge/use-form-run.ts';
import { FormDialog } from '../../../forms/form-dialog.tsx';
import { Warning } from '../../../forms/warning.tsx';
import { useText } from '../../../i18n/text.tsx';
import { Field } from '../../../ui/field.tsx';
import { Select } from '../../../ui/select.tsx';
import type { ActionDialogProps } from '../action-dialogs.ts';
import { closesWithoutReply } from '../available-actions.ts';
import { statusText } from '../toast-text.ts';

/** Sets any status that the agent may set. If that closes a ticket without a reply, the form says so. */
export function ActionDialog({ details, onClose }: ActionDialogProps) {
  const text = useText();
  const { run, wasDone } = useFormRun();
  const { offerUndo } = useAction();
  const { id: ticketId, number, statusId: presentId, state, usualStatus, requester, may } = details;
  const statuses = useAnswer('desk.choices', {}).data?.statuses ?? [];
  const offered = offeredStatuses(statuses, presentId, may).filter(({ id }) => id !== presentId);
  const [statusId, setStatusId] = useState('');
  const [problem, setProblem] = useState<string>();
  const chosen = offered.find(({ id }) => id === statusId);
  const isSilent = chosen !== undefined && closesWithoutReply(details, chosen.state);

  async function save() {
    setProblem(chosen ? undefined : text('choice.required'));
    if (!chosen) return undefined;
    const result = await run('status.set', { ticketId, statusId });
    const isReopening = state === 'closed' && chosen.state === 'open';
    if (result.ok) offerUndo(result.value, statusText(text, number, chosen, usualStatus, isReopening));
    return result;
  }

  return (
    <FormDialog
      title={text('setStatus.title', { number })}
      button={text('setStatus.button')}
      onClose={onClose}
      holdsWords={false}
      wasDone={wasDone}
      onSubmit={save}
    >
      <Field
        label={text('setStatus.field')}
        hint={isSilent && <Warning>{text('silent.words', { name: requester.name })}</Warning>}
        problem={problem}
      >
        {(control) => (
          <Select
            {...control}
            value={statusId}
            placeholder={text('setStatus.choose')}
            options={offered.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={({ target }) => {
              setStatusId(target.value);
              setProblem(undefined);
            }}
          />
        )}
      </Field>
    </FormDialog>
  );
}
