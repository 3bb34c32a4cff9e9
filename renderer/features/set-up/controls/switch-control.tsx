import { useId } from 'react';
import { Switch } from '../../../ui/switch.tsx';
import type { ControlProps, FormField } from '../form-field.ts';
import styles from './controls.module.css';

/** Yes or no, on a line of its own with an explanation. */
export const switchControl: FormField['shown'] = { whole: (props) => <SwitchCard {...props} /> };

function SwitchCard({ label, hint, value, onChange }: ControlProps) {
  const id = useId();
  return (
    <div className={styles.card}>
      <div className={styles.words}>
        <label htmlFor={id} className={styles.name}>
          {label}
        </label>
        {hint && (
          <p id={`${id}-hint`} className={styles.hint}>
            {hint}
          </p>
        )}
      </div>
      <Switch id={id} checked={value === true} onChange={onChange} aria-describedby={hint ? `${id}-hint` : undefined} />
    </div>
  );
}
