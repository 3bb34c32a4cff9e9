import { useId, useState } from 'react';
import { useAnswer } from '../../../bridge/answers.ts';
import { useRun } from '../../../bridge/use-run.ts';
import { FormDialog } from '../../../forms/form-dialog.tsx';
import { useText } from '../../../i18n/text.tsx';
import { Field } from '../../../ui/field.tsx';
import { Select } from '../../../ui/select.tsx';
import type { ActionDialogProps } from '../action-dialogs.ts';
import styles from '../dialogs.module.css';
import { useRemark } from '../use-remark.tsx';

interface Transfer {
  readonly departmentId: string;
  readonly keepAccess: boolean;
}

/** Transfers the ticket to another department, and says who keeps access. */
export function ActionDialog({ details, continuesDraft, onClose }: ActionDialogProps) {
  const text = useText();
  const run = useRun();
  const id = useId();
  const departments = useAnswer('desk.choices', {}).data?.departments ?? [];
  const [departmentId, setDepartmentId] = useState('');
  const [keepAccess, setKeepAccess] = useState(true);
  const [problem, setProblem] = useState<string>();
  const losesSight = !details.staysInSightIn.includes(departmentId);
  const nameOf = (wanted: string) => departments.find((department) => department.id === wanted)?.name ?? '';

  const remark = useRemark<Transfer>({
    tab: 'transfer',
    details,
    choice: { departmentId, keepAccess },
    continuesDraft,
    post: (words, choice, key) => run('department.transfer', { ticketId: details.id, ...choice, remark: words }, key),
    doneText: (choice) =>
      text('toast.transferred', { number: details.number, department: nameOf(choice.departmentId) }),
    onClose,
  });

  async function transfer() {
    setProblem(departmentId === '' ? text('choice.required') : undefined);
    return departmentId === '' ? undefined : remark.submit();
  }

  return (
    <FormDialog
      title={text('transfer.title', { number: details.number })}
      button={text('transfer.button')}
      onClose={onClose}
      onSubmit={transfer}
      {...remark.form}
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
      {remark.field}
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
