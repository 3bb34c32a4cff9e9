import { useId } from 'react';
import { Switch } from '../../../ui/switch.tsx';
import type { ControlProps, FormContext, FormField } from '../form-field.ts';
import styles from './controls.module.css';

/** Yes or no, on a line of its own with an explanation. */
export const switchControl = fixableSwitchControl(() => false);

/** The same where `isFixed` tells whether it can’t be changed. */
export function fixableSwitchControl(isFixed: (form: FormContext) => boolean): FormField['shown'] {
  return { whole: (props) => <SwitchCard {...props} isFixed={isFixed(props.form)} /> };
}

function SwitchCard({
  label,
  hint,
  value,
  onChange,
  problemAt,
  isFixed,
}: ControlProps & { readonly isFixed: boolean }) {
  const id = useId();
  const problem = problemAt();
  const describedBy = [problem ? `${id}-problem` : '', hint ? `${id}-hint` : '']
    .filter((part) => part !== '')
    .join(' ');
  return (
    <div className={styles.card}>
      <div className={styles.words}>
        <label htmlFor={id} className={styles.name}>
          {label}
        </label>
        {problem && (
          <p id={`${id}-problem`} className={styles.problem} role="alert">
            {problem}
          </p>
        )}
        {hint && (
          <p id={`${id}-hint`} className={styles.hint}>
            {hint}
          </p>
        )}
      </div>
      <Switch
        id={id}
        checked={value === true}
        onChange={onChange}
        isFixed={isFixed}
        aria-invalid={problem !== undefined}
        aria-describedby={describedBy || undefined}
      />
    </div>
  );
}
