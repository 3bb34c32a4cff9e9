import { useId } from 'react';
import { useReadOnly } from '../../../ui/read-only.tsx';
import type { ControlProps, FormContext, FormField } from '../form-field.ts';
import styles from './controls.module.css';

/** One of several things that can be chosen together. */
export interface Check {
  readonly value: string;
  readonly label: string;
}

export interface CheckGroup {
  /** The heading of the group; undefined for the only one. */
  readonly title?: string;
  readonly checks: readonly Check[];
}

/** Any number of choices, as check boxes in groups. Chosen values that are not offered stay chosen. */
export function checksControl(groupsOf: (form: FormContext) => readonly CheckGroup[]): FormField['shown'] {
  return { whole: (props) => <Checks {...props} groups={groupsOf(props.form)} /> };
}

function Checks(props: ControlProps & { readonly groups: readonly CheckGroup[] }) {
  const { form, label, hint, value, onChange, problemAt, groups } = props;
  const id = useId();
  const isReadOnly = useReadOnly() !== null;
  const chosen: readonly unknown[] = Array.isArray(value) ? value : [];
  const problem = problemAt();
  const shown = groups.filter(({ checks }) => checks.length > 0);
  return (
    <fieldset className={styles.checks} aria-describedby={problem ? `${id}-problem` : undefined}>
      <legend className={styles.name}>{label}</legend>
      {hint && <p className={styles.hint}>{hint}</p>}
      {shown.length === 0 && <p className={styles.hint}>{form.text('common.none')}</p>}
      {shown.map(({ title, checks }) => (
        <div key={title ?? ''} className={styles.group}>
          {title !== undefined && <h4 className={styles.groupTitle}>{title}</h4>}
          <div className={styles.boxes}>
            {checks.map((check) => (
              <span key={check.value} className={styles.box}>
                <input
                  id={`${id}-${check.value}`}
                  type="checkbox"
                  disabled={isReadOnly}
                  aria-invalid={problem !== undefined}
                  checked={chosen.includes(check.value)}
                  onChange={({ target }) =>
                    onChange(target.checked ? [...chosen, check.value] : chosen.filter((each) => each !== check.value))
                  }
                />
                <label htmlFor={`${id}-${check.value}`}>{check.label}</label>
              </span>
            ))}
          </div>
        </div>
      ))}
      {problem && (
        <p id={`${id}-problem`} className={styles.problem} role="alert">
          {problem}
        </p>
      )}
    </fieldset>
  );
}
