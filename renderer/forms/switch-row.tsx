import { type ReactNode, useId, useRef, useState } from 'react';
import type { DeskError, Result } from '../../shared/bridge/result.ts';
import { errorText } from '../i18n/sentences/error-text.ts';
import { useText } from '../i18n/text.tsx';
import { describedBy } from '../ui/described-by.ts';
import { Switch } from '../ui/switch.tsx';
import { Problem } from './problem.tsx';
import styles from './settings.module.css';
import { Warning } from './warning.tsx';

export interface SwitchRowProps {
  readonly label: string;
  readonly words?: string;
  /** Shown under the switch, unless an error is. */
  readonly note?: string;
  readonly checked: boolean;
  /** Changes the setting. The switch moves only after success; an error is shown under it. */
  readonly change: (on: boolean) => Promise<Result<unknown>>;
  readonly children?: ReactNode;
}

export function SwitchRow({ label, words, note, checked, change, children }: SwitchRowProps) {
  const text = useText();
  const id = useId();
  const isUnderWay = useRef(false);
  const [error, setError] = useState<DeskError>();

  async function press(on: boolean): Promise<void> {
    if (isUnderWay.current) return;
    isUnderWay.current = true;
    setError(undefined);
    const result = await change(on);
    isUnderWay.current = false;
    if (!result.ok) setError(result.error);
  }

  return (
    <div className={styles.row}>
      <div className={styles.setting}>
        <label htmlFor={id} className={styles.label}>
          {label}
        </label>
        {words && (
          <p id={`${id}-words`} className={styles.words}>
            {words}
          </p>
        )}
      </div>
      <Switch
        id={id}
        checked={checked}
        aria-invalid={error !== undefined}
        aria-describedby={describedBy(error && `${id}-problem`, words && `${id}-words`)}
        onChange={(on) => void press(on)}
      />
      {error && <Problem id={`${id}-problem`}>{errorText(text, error)}</Problem>}
      {!error && note && <Warning>{note}</Warning>}
      {children}
    </div>
  );
}
