import type { ComponentProps } from 'react';
import styles from './input.module.css';
import { useReadOnly } from './read-only.tsx';

export function Input(props: Omit<ComponentProps<'input'>, 'className'>) {
  const readOnly = useReadOnly() !== null;
  return (
    <input dir="auto" autoComplete="off" spellCheck={false} readOnly={readOnly} {...props} className={styles.input} />
  );
}

export function TextArea(props: Omit<ComponentProps<'textarea'>, 'className'>) {
  const readOnly = useReadOnly() !== null;
  return (
    <textarea dir="auto" rows={4} readOnly={readOnly} {...props} className={[styles.input, styles.area].join(' ')} />
  );
}
