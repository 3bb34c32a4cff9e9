import { useId, useState } from 'react';
import { useText } from '../../i18n/text.tsx';
import { Field } from '../../ui/field.tsx';
import { Select } from '../../ui/select.tsx';
import styles from './bulk.module.css';
import { BulkForm, type BulkFormProps } from './bulk-form.tsx';

/** Transfers to a department; the others may keep access. */
export function BulkTransfer(props: BulkFormProps) {
  const text = useText();
  const id = useId();
  const [departmentId, setDepartmentId] = useState('');
  const [keepAccess, setKeepAccess] = useState(true);
  const [problem, setProblem] = useState<string>();

  function asked(remark: string) {
    setProblem(departmentId === '' ? text('choice.required') : undefined);
    if (departmentId === '') return undefined;
    return { operation: 'department.transfer' as const, input: { departmentId, keepAccess, remark } };
  }

  return (
    <BulkForm {...props} name="transfer" asked={asked}>
      <Field label={text('transfer.department')} problem={problem}>
        {(control) => (
          <Select
            {...control}
            value={departmentId}
            placeholder={text('transfer.choose')}
            options={(props.choices?.departments ?? []).map(({ id: value, name }) => ({ value, label: name }))}
            onChange={({ target }) => {
              setDepartmentId(target.value);
              setProblem(undefined);
            }}
          />
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
        <label htmlFor={id}>{text('bulk.transfer.keep')}</label>
        <p id={`${id}-hint`}>{text(keepAccess ? 'bulk.transfer.hint' : 'bulk.transfer.lose')}</p>
      </div>
    </BulkForm>
  );
}
