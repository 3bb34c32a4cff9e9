import { useId, useState } from 'react';
import type { TicketDetails } from '../../../../shared/views/ticket-details.ts';
import { useAnswer } from '../../../bridge/answers.ts';
import { useAction } from '../../../bridge/use-action.ts';
import { useFormRun } from '../../../bridge/use-form-run.ts';
import { FormDialog } from '../../../forms/form-dialog.tsx';
import { useText } from '../../../i18n/text.tsx';
import { Field } from '../../../ui/field.tsx';
import { TextArea } from '../../../ui/input.tsx';
import { Select } from '../../../ui/select.tsx';
import styles from '../dialogs.module.css';

/** Transfers the ticket to another department, and says who keeps access. */
export function ActionDialog({ details, onClose }: { readonly details: TicketDetails; readonly onClose: () => void }) {
  const text = useText();
  const { run, wasDone } = useFormRun();
  const { offerUndo } = useAction();
  const id = useId();
  const departments = useAnswer('desk.choices', {}).data?.departments ?? [];
  const [departmentId, setDepartmentId] = useState('');
  const [remark, setRemark] = useState('');
  const [keepAccess, setKeepAccess] = useState(true);
  const [problem, setProblem] = useState<string>();
  const losesSight = !details.staysInSightIn.includes(departmentId);
  const nameOf = (wanted: string) => departments.find((department) => department.id === wanted)?.name ?? '';

  async function transfer() {
    setProblem(departmentId === '' ? text('choice.required') : undefined);
    if (departmentId === '') return undefined;
    const result = await run('department.transfer', { ticketId: details.id, departmentId, remark, keepAccess });
    if (result.ok) {
      offerUndo(result.value, text('toast.transferred', { number: details.number, department: nameOf(departmentId) }));
    }
    return result;
  }

  return (
    <FormDialog
      title={text('transfer.title', { number: details.number })}
      button={text('transfer.button')}
      onClose={onClose}
      holdsWords={remark.trim() !== ''}
      wasDone={wasDone}
      onSubmit={transfer}
    >
      <Field label={text('transfer.department')} problem={problem}>
        {(control) => (
          <Select
            {...control}
            value={departmentId}
            placeholder={text('transfer.choose')}
            options={departments
              .filter((department) => department.id !== details.departmentId)
              .map((department) => ({ value: department.id, label: department.name }))}
            onChange={({ target }) => {
              setDepartmentId(target.value);
              setProblem(undefined);
            }}
          />
        )}
      </Field>
      <Field label={text('transfer.remark')} mark={text('common.optional')}>
        {(control) => (
          <TextArea {...control} rows={3} value={remark} onChange={({ target }) => setRemark(target.value)} />
        )}
      </Field>
      <div className={styles.check}>
        <input
          id={id}
          type="checkbox"
          checked={keepAccess}
          aria-describedby={`${id}-hint`}
          onChange={({ target }) => setKeepAccess(target.checked)}
        />
        <label htmlFor={id}>{text('transfer.keep')}</label>
        <p id={`${id}-hint`}>
          {keepAccess && text('transfer.keep.hint', { department: details.names.department })}
          {!keepAccess && departmentId !== '' && text(losesSight ? 'transfer.lose.hint' : 'transfer.noLoss.hint')}
        </p>
      </div>
    </FormDialog>
  );
}
