import { Switch as Base } from '@base-ui/react/switch';
import { useReadOnly } from './read-only.tsx';
import styles from './switch.module.css';

export interface SwitchProps {
  readonly id: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  /** Whether it can’t be changed, where everything else can. */
  readonly isFixed?: boolean;
  readonly 'aria-invalid'?: boolean;
  readonly 'aria-describedby'?: string | undefined;
}

/** An on/off switch that takes effect at once. A label refers to it by `id`. */
export function Switch({ checked, onChange, isFixed = false, ...rest }: SwitchProps) {
  const isReadOnly = useReadOnly() !== null;
  return (
    <Base.Root
      {...rest}
      nativeButton
      render={<button type="button" />}
      className={styles.switch}
      checked={checked}
      readOnly={isReadOnly || isFixed}
      onCheckedChange={onChange}
    >
      <Base.Thumb className={styles.thumb} />
    </Base.Root>
  );
}
