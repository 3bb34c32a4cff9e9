import { FolderX } from 'lucide-react';
import { useState } from 'react';
import type { OpeningDesk } from '../../../shared/bridge/loading.ts';
import { isUnopenedReason } from '../../../shared/bridge/opening-reasons.ts';
import type { UnopenedDesk } from '../../../shared/bridge/unopened.ts';
import { errorText } from '../../i18n/sentences/error-text.ts';
import { useText } from '../../i18n/text.tsx';
import { Button } from '../../ui/button.tsx';
import { Delayed } from '../../ui/delayed.tsx';
import { Strip } from '../../ui/strip.tsx';
import { ConfirmDialog } from './confirm-dialog.tsx';
import { CopyPath } from './copy-path.tsx';
import { OpeningProgress } from './opening-progress.tsx';
import styles from './unopened.module.css';
import { UnopenedDetails } from './unopened-details.tsx';
import { useOpening } from './use-opening.ts';

export interface UnopenedScreenProps {
  readonly unopened: UnopenedDesk;
  readonly opening: OpeningDesk | null;
  /** Whether the host has folder dialogs and can open a folder in the file manager. */
  readonly picksFolders: boolean;
  readonly onChange: (desk: UnopenedDesk) => void;
  readonly onChoose: () => void;
  readonly onLeave: () => void;
}

function focusFirst(heading: HTMLHeadingElement | null): void {
  heading?.focus();
}

/** A desk exists but could not be opened: explains why, and what to do. Nothing on the disk was changed. */
export function UnopenedScreen({ unopened, opening, picksFolders, onChange, onChoose, onLeave }: UnopenedScreenProps) {
  const text = useText();
  const [asking, setAsking] = useState<'repair' | 'takeOver'>();
  const { isTrying, problem, tryAgain, repair, takeOver, showFolder } = useOpening(unopened, onChange);
  const { reason, folder, heldBy } = unopened;
  const isRepairable = reason === 'desk-file-missing';

  return (
    <main className={styles.page}>
      <div className={styles.card}>
        <header className={styles.head}>
          <FolderX size={30} aria-hidden="true" className={styles.icon} />
          {/* Another reason is another screen, so its heading gets the focus. */}
          <h1 key={reason} ref={focusFirst} tabIndex={-1} className={styles.title}>
            {text(isUnopenedReason(reason) ? `first.unopened.title.${reason}` : 'first.unopened.title')}
          </h1>
          <p role="status" className={styles.words}>
            {isTrying ? <Delayed>{text('first.open.busy')}</Delayed> : errorText(text, unopened)}
          </p>
          {isTrying && opening && (
            <Delayed>
              <OpeningProgress opening={opening} />
            </Delayed>
          )}
        </header>
        {problem !== undefined && <Strip kind="problem">{problem}</Strip>}
        <UnopenedDetails unopened={unopened} />
        <div className={styles.actions}>
          {isRepairable && (
            <Button look="primary" onClick={() => setAsking('repair')}>
              {text('first.repair')}
            </Button>
          )}
          <Button look={isRepairable ? 'secondary' : 'primary'} onClick={() => void tryAgain()}>
            {text('common.tryAgain')}
          </Button>
          {heldBy && <Button onClick={() => setAsking('takeOver')}>{text('first.takeOver')}</Button>}
          <Button onClick={onChoose}>{text('first.unopened.choose')}</Button>
          {picksFolders ? (
            <Button onClick={() => void showFolder()}>{text('first.unopened.show')}</Button>
          ) : (
            <CopyPath path={folder} />
          )}
          <Button look="quiet" onClick={onLeave}>
            {text('first.unopened.start')}
          </Button>
        </div>
      </div>
      {asking && (
        <ConfirmDialog
          title={text(`first.${asking}.title`)}
          words={text(`first.${asking}.words`, { host: heldBy?.host ?? '' })}
          button={text(`first.${asking}.button`)}
          onConfirm={() => void (asking === 'repair' ? repair() : takeOver())}
          onClose={() => setAsking(undefined)}
        />
      )}
    </main>
  );
}
