import { Copy, KeyRound, Printer } from 'lucide-react';
import { Fragment, useState } from 'react';
import type { DeskInfo } from '../../../shared/bridge/contract/desk.ts';
import type { NewCode } from '../../../shared/bridge/recovery.ts';
import type { DeskError } from '../../../shared/bridge/result.ts';
import { deskside } from '../../bridge/deskside.ts';
import { useActivity } from '../../bridge/use-activity.ts';
import { errorText } from '../../i18n/sentences/error-text.ts';
import { useText } from '../../i18n/text.tsx';
import { Button } from '../../ui/button.tsx';
import { Strip } from '../../ui/strip.tsx';
import { PrintedCode } from './printed-code.tsx';
import styles from './recovery.module.css';

export interface RecoveryPageProps {
  readonly desk: DeskInfo;
  readonly shown: NewCode;
}

/** Shows a new recovery code once, before anything else in the window. The person confirms that they stored it. */
export function RecoveryPage({ desk, shown }: RecoveryPageProps) {
  const text = useText();
  const [error, setError] = useState<DeskError>();
  const [isLeaving, setIsLeaving] = useState(false);
  useActivity();

  async function close(): Promise<void> {
    setIsLeaving(true);
    const result = await deskside.call('recovery.kept', {});
    setIsLeaving(false);
    setError(result.ok ? undefined : result.error);
  }

  const isMade = shown.kind === 'code';
  return (
    <main className={styles.page}>
      <div className={styles.card}>
        <header className={styles.head}>
          <KeyRound size={28} aria-hidden="true" className={styles.mark} />
          <h1 className={styles.title}>{text(isMade ? 'recovery.title' : 'recovery.notMade.title')}</h1>
          <p className={styles.words}>{text(isMade ? 'recovery.words' : 'recovery.notMade.words')}</p>
        </header>
        {error && <Strip kind="problem">{errorText(text, error)}</Strip>}
        {isMade && <ShownCode desk={desk} code={shown.code} madeMs={shown.madeMs} />}
        <footer className={styles.foot}>
          <Button look="primary" disabled={isLeaving} onClick={() => void close()}>
            {text(isMade ? 'recovery.kept' : 'recovery.goOn')}
          </Button>
        </footer>
      </div>
    </main>
  );
}

interface ShownCodeProps {
  readonly desk: DeskInfo;
  readonly code: string;
  readonly madeMs: number;
}

function ShownCode({ desk, code, madeMs }: ShownCodeProps) {
  const text = useText();
  const [copying, setCopying] = useState<'copied' | 'failed'>();

  return (
    <div className={styles.body}>
      {/* A group of characters never wraps, because it is read and typed as a unit. */}
      <output className={styles.code} aria-label={text('recovery.code')} translate="no">
        {[...code.matchAll(/[^-]+-?/g)].map(({ 0: group, index: start }) => (
          <Fragment key={start}>
            {start > 0 && <wbr />}
            <span>{group}</span>
          </Fragment>
        ))}
      </output>
      <div className={styles.actions}>
        <Button icon={<Printer size={16} aria-hidden="true" />} onClick={() => window.print()}>
          {text('recovery.print')}
        </Button>
        <Button
          icon={<Copy size={16} aria-hidden="true" />}
          onClick={() =>
            void navigator.clipboard.writeText(code).then(
              () => setCopying('copied'),
              () => setCopying('failed'),
            )
          }
        >
          {text(copying === 'copied' ? 'recovery.copied' : 'recovery.copy')}
        </Button>
      </div>
      {copying === 'failed' && (
        <p className={styles.problem} role="alert">
          {text('recovery.notCopied')}
        </p>
      )}
      <PrintedCode deskName={desk.name} code={code} madeMs={madeMs} />
    </div>
  );
}
