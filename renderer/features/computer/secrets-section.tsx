import { CircleCheck, KeyRound, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import type { KeyStore } from '../../../shared/bridge/computer.ts';
import type { PinState } from '../../../shared/bridge/pins.ts';
import { done, type Result } from '../../../shared/bridge/result.ts';
import { deskside } from '../../bridge/deskside.ts';
import { Section } from '../../forms/section.tsx';
import styles from '../../forms/settings.module.css';
import { SwitchRow } from '../../forms/switch-row.tsx';
import { Warning } from '../../forms/warning.tsx';
import { useText } from '../../i18n/text.tsx';
import { WeakKeyStoreDialog } from './weak-key-store-dialog.tsx';

export interface SecretsSectionProps {
  readonly keyStore: KeyStore;
  readonly pins: PinState;
  readonly isAdministrator: boolean;
}

/** How well this computer protects secrets, and whether it protects the PINs of this desk. */
export function SecretsSection({ keyStore, pins, isAdministrator }: SecretsSectionProps) {
  const text = useText();
  const [isAsking, setIsAsking] = useState(false);
  // Without a key store there is nothing to switch on.
  const maySwitch = isAdministrator && (keyStore !== 'none' || pins !== 'plain');

  async function protect(on: boolean): Promise<Result<object>> {
    const result = await deskside.call('pins.protect', { on, evenIfWeak: false });
    const isWeak = !result.ok && result.error.reason === 'key-store.weak';
    if (isWeak) setIsAsking(true);
    return isWeak ? done({}) : result;
  }

  return (
    <Section title={text('computer.secrets')} icon={<KeyRound size={17} aria-hidden="true" />}>
      <div className={styles.row}>
        <div className={styles.setting}>
          <p className={styles.state} data-kind={keyStore}>
            {keyStore === 'os' ? (
              <CircleCheck size={16} aria-hidden="true" />
            ) : (
              <TriangleAlert size={16} aria-hidden="true" />
            )}
            <span>{text(`computer.keyStore.${keyStore}`)}</span>
          </p>
        </div>
      </div>
      {maySwitch ? (
        <SwitchRow
          label={text('computer.pins.protect')}
          words={text('computer.pins.protect.words')}
          checked={pins !== 'plain'}
          change={protect}
        >
          {pins === 'unreadable' && <Unreadable />}
        </SwitchRow>
      ) : (
        <div className={styles.row}>
          {pins === 'unreadable' ? <Unreadable /> : <p className={styles.words}>{text(`computer.pins.${pins}`)}</p>}
        </div>
      )}
      {isAsking && <WeakKeyStoreDialog onClose={() => setIsAsking(false)} />}
    </Section>
  );
}

function Unreadable() {
  const text = useText();
  return <Warning>{text('computer.pins.unreadable')}</Warning>;
}
