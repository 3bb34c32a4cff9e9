import type { FormContext, FormField } from '../form-field.ts';
import styles from './controls.module.css';
import { SwitchLine } from './switch-line.tsx';

/** Yes or no, on a line of its own with an explanation. */
export const switchControl = fixableSwitchControl(() => false);

/** The same where `isFixed` tells whether it can’t be changed. */
export function fixableSwitchControl(isFixed: (form: FormContext) => boolean): FormField['shown'] {
  return {
    whole: ({ form, label, hint, value, onChange, problemAt }) => (
      <div className={styles.card}>
        <SwitchLine
          label={label}
          hint={hint}
          problem={problemAt()}
          checked={value === true}
          isFixed={isFixed(form)}
          onChange={onChange}
        />
      </div>
    ),
  };
}
