import { Building2, FlaskConical, LifeBuoy } from 'lucide-react';
import { useState } from 'react';
import type { OpeningDesk } from '../../../shared/bridge/loading.ts';
import type { UnopenedDesk } from '../../../shared/bridge/unopened.ts';
import { deskside, newKey } from '../../bridge/deskside.ts';
import { errorText } from '../../i18n/sentences/error-text.ts';
import { useText } from '../../i18n/text.tsx';
import { Button } from '../../ui/button.tsx';
import { Delayed } from '../../ui/delayed.tsx';
import { Strip } from '../../ui/strip.tsx';
import styles from './first-run.module.css';
import { OpeningProgress } from './opening-progress.tsx';

/** The first screen: create a desk, try the sample, or open an existing desk. */
export function WelcomeScreen({
  opening,
  onSetUp,
  onOpen,
  onUnopened,
}: {
  readonly opening: OpeningDesk | null;
  readonly onSetUp: () => void;
  readonly onOpen: () => void;
  readonly onUnopened: (desk: UnopenedDesk) => void;
}) {
  const text = useText();
  const [key] = useState(newKey);
  const [isMaking, setIsMaking] = useState(false);
  const [problem, setProblem] = useState<string>();

  async function openSample(): Promise<void> {
    setIsMaking(true);
    const result = await deskside.call('sample.open', {}, key);
    setIsMaking(false);
    if (!result.ok && result.error.unopened) onUnopened(result.error.unopened);
    else setProblem(result.ok ? undefined : errorText(text, result.error));
  }

  return (
    <main className={styles.page}>
      <div className={styles.middle}>
        <h1 className={styles.name}>
          <LifeBuoy size={32} aria-hidden="true" className={styles.mark} />
          {text('app.name')}
        </h1>
        <p className={styles.tagline}>{text('first.tagline')}</p>
        {problem && (
          <div className={styles.problem}>
            <Strip kind="problem">{problem}</Strip>
          </div>
        )}
        <div className={styles.cards}>
          <section className={styles.card} aria-labelledby="first-own">
            <Building2 size={28} aria-hidden="true" className={styles.mark} />
            <h2 id="first-own" className={styles.title}>
              {text('first.own.title')}
            </h2>
            <p className={styles.words}>{text('first.own.words')}</p>
            <Button look="primary" onClick={onSetUp}>
              {text('first.own.button')}
            </Button>
          </section>
          <section className={styles.card} aria-labelledby="first-sample">
            <FlaskConical size={28} aria-hidden="true" className={styles.mark} />
            <h2 id="first-sample" className={styles.title}>
              {text('first.sample.title')}
            </h2>
            <p className={styles.words}>{text('first.sample.words')}</p>
            <Button onClick={openSample} disabled={isMaking}>
              {text(isMaking ? 'first.sample.busy' : 'first.sample.button')}
            </Button>
            {isMaking && opening && (
              <Delayed>
                <OpeningProgress opening={opening} />
              </Delayed>
            )}
          </section>
        </div>
        <p className={styles.have}>
          {text('first.have')}{' '}
          <button type="button" className={styles.link} onClick={onOpen}>
            {text('first.have.button')}
          </button>
        </p>
      </div>
    </main>
  );
}
