import { useId, useState } from 'react';
import type { Preferences } from '../../../shared/bridge/preferences.ts';
import type { DeskError, Result } from '../../../shared/bridge/result.ts';
import { deskside } from '../../bridge/deskside.ts';
import { Problem } from '../../forms/problem.tsx';
import styles from '../../forms/settings.module.css';
import { errorText } from '../../i18n/sentences/error-text.ts';
import { useText } from '../../i18n/text.tsx';
import { describedBy } from '../../ui/described-by.ts';
import { Select } from '../../ui/select.tsx';

interface ChosenRowProps<Value extends string> {
  readonly label: string;
  readonly words?: string;
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  /** Saves a choice, which is shown only after success; an error is shown under it. */
  readonly choose: (value: Value) => Promise<Result<unknown>>;
}

/** One setting with several values. */
export function ChosenRow<Value extends string>({ label, words, value, options, choose }: ChosenRowProps<Value>) {
  const text = useText();
  const id = useId();
  const [error, setError] = useState<DeskError>();

  async function change(chosen: string): Promise<void> {
    const option = options.find((one) => one.value === chosen);
    if (!option) return;
    const result = await choose(option.value);
    setError(result.ok ? undefined : result.error);
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
      <div className={styles.choice}>
        <Select
          id={id}
          options={options}
          value={value}
          aria-invalid={error !== undefined}
          aria-describedby={describedBy(error && `${id}-problem`, words && `${id}-words`)}
          onChange={({ target }) => void change(target.value)}
        />
      </div>
      {error && <Problem id={`${id}-problem`}>{errorText(text, error)}</Problem>}
    </div>
  );
}

type ChoiceRowProps<Value extends string> = Omit<ChosenRowProps<Value>, 'choose'> & {
  /** The preference that a value is. */
  readonly part: (value: Value) => Partial<Preferences>;
};

/** One preference with several values. */
export function ChoiceRow<Value extends string>({ part, ...row }: ChoiceRowProps<Value>) {
  return <ChosenRow {...row} choose={(value) => deskside.call('me.prefer', part(value))} />;
}
