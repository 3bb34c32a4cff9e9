import { type ReactNode, useId } from 'react';
import { describedBy } from './described-by.ts';
import styles from './field.module.css';
import { useRefusedFiles } from './refused-files.tsx';
import { useIncomplete } from './use-incomplete.ts';

export interface FieldProps {
  readonly label: string;
  /** Text beside the label, such as “optional”. */
  readonly mark?: string | undefined;
  readonly problem?: string | undefined;
  readonly hint?: ReactNode;
  readonly children: (control: FieldControlProps) => ReactNode;
}

/** Props that connect a control with its label, hint and error. */
export interface FieldControlProps {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': boolean;
}

export function Field({ label, mark, problem: given, hint, children }: FieldProps) {
  const id = useId();
  const problemId = `${id}-problem`;
  const hintId = `${id}-hint`;
  const { refusal, ...hearsFiles } = useRefusedFiles();
  const { incomplete, ...hearsIncomplete } = useIncomplete();
  const problem = incomplete ?? given;
  return (
    <div className={styles.field} {...hearsFiles} {...hearsIncomplete}>
      <div className={styles.head}>
        <label htmlFor={id} className={styles.label}>
          {label}
        </label>{' '}
        {mark && <span className={styles.mark}>{mark}</span>}
      </div>
      {children({
        id,
        'aria-describedby': describedBy(problem && problemId, hint ? hintId : undefined),
        'aria-invalid': problem !== undefined,
      })}
      {problem && (
        <p id={problemId} className={styles.problem} role="alert">
          {problem}
        </p>
      )}
      {refusal && (
        <p className={styles.hint} role="alert">
          {refusal}
        </p>
      )}
      {hint && (
        <div id={hintId} className={styles.hint}>
          {hint}
        </div>
      )}
    </div>
  );
}
