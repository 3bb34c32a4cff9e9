import { useId } from 'react';
import { describedBy } from '../../../ui/described-by.ts';
import { Switch } from '../../../ui/switch.tsx';
import styles from './controls.module.css';

interface SwitchLineProps {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly problem?: string | undefined;
  readonly checked: boolean;
  /** Whether it can’t be changed, where everything else can. */
  readonly isFixed?: boolean;
  readonly onChange: (isOn: boolean) => void;
}

/** A switch beside its label, hint and error. */
export function SwitchLine({ label, hint, problem, checked, isFixed = false, onChange }: SwitchLineProps) {
  const id = useId();
  return (
    <>
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
        checked={checked}
        onChange={onChange}
        isFixed={isFixed}
        aria-invalid={problem !== undefined}
        aria-describedby={describedBy(problem && `${id}-problem`, hint && `${id}-hint`)}
      />
    </>
  );
}
