import { Suspense, useEffect, useState } from 'react';
import type { AgentTile } from '../../../shared/bridge/contract/desk.ts';
import { useText } from '../../i18n/text.tsx';
import { deferred } from '../../ui/deferred.tsx';
import { SecretForm } from './secret-form.tsx';
import styles from './sign-in.module.css';
import type { ToRenew } from './to-renew.ts';

/** Few people need it, and its parts are a tenth of the first script. */
const recoverForm = deferred(async () => (await import('./recover-form.tsx')).RecoverForm);

export interface WayInProps {
  readonly tile: AgentTile;
  readonly deskName: string;
  /** Whether this desk supports recovery codes. If not, the form explains the alternatives. */
  readonly hasRecovery: boolean;
  readonly onBack: () => void;
}

/** Shown for the selected tile: the field for its PIN or passphrase, or the recovery form for an administrator. */
export function SignInPanel({ tile, deskName, hasRecovery, onBack }: WayInProps) {
  const text = useText();
  const [toRenew, setToRenew] = useState<ToRenew>();
  const [isRecovering, setIsRecovering] = useState(false);
  const mayRecover = hasRecovery && tile.isAdministrator;
  useEffect(() => void recoverForm.preload().catch(() => undefined), []);

  if (isRecovering || toRenew !== undefined) {
    const close = () => {
      setIsRecovering(false);
      setToRenew(undefined);
    };
    return (
      <Suspense>
        <recoverForm.Part tile={tile} deskName={deskName} toRenew={toRenew} onBack={close} />
      </Suspense>
    );
  }
  return (
    <div className={styles.way}>
      {tile.lack === null ? (
        <SecretForm tile={tile} onBack={onBack} onRenew={setToRenew} />
      ) : (
        <p className={styles.lacking} role="status">
          {text(tile.lack === 'secret.none' && mayRecover ? 'signIn.askAnother' : tile.lack)}
        </p>
      )}
      {mayRecover && (
        <button type="button" className={styles.link} onClick={() => setIsRecovering(true)}>
          {text('signIn.useCode')}
        </button>
      )}
    </div>
  );
}
