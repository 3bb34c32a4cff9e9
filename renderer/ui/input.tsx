import type { ComponentProps } from 'react';
import styles from './input.module.css';

export function Input(props: Omit<ComponentProps<'input'>, 'className'>) {
  return <input autoComplete="off" spellCheck={false} {...props} className={styles.input} />;
}

export function TextArea(props: Omit<ComponentProps<'textarea'>, 'className'>) {
  return <textarea rows={4} {...props} className={[styles.input, styles.area].join(' ')} />;
}
