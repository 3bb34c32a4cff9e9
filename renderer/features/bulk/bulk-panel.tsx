import * as x from 'lucide-react/icons/x';
import type { BulkAction, Outcome } from '../../../shared/bridge/contract/bulk.ts';
import { useAnswer } from '../../bridge/answers.ts';
import { useBulk } from '../../bridge/bulk.tsx';
import { deskside } from '../../bridge/deskside.ts';
import { useSayFailure } from '../../bridge/use-say-failure.ts';
import { errorText } from '../../i18n/sentences/error-text.ts';
import { type Text, useText } from '../../i18n/text.tsx';
import { Button } from '../../ui/button.tsx';
import { drawnIcon } from '../../ui/drawn-icon.ts';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import styles from './bulk.module.css';
import { bulkTitle } from './bulk-text.ts';
import { Results } from './results.tsx';

const dismissIcon = drawnIcon(x, 16);

/** The agent’s bulk actions: how far they are, and what came of each ticket, until they are dismissed. */
export function BulkPanel({ onLeave }: { readonly onLeave: () => void }) {
  const actions = useAnswer('bulk.list', {}).data ?? [];
  if (actions.length === 0) return null;
  return (
    <div className={styles.panel}>
      {actions.map((action, index) => (
        <BulkSection key={action.id} action={action} isNewest={index === 0} onLeave={onLeave} />
      ))}
    </div>
  );
}

interface BulkSectionProps {
  readonly action: BulkAction;
  readonly isNewest: boolean;
  readonly onLeave: () => void;
}

function BulkSection({ action, isNewest, onLeave }: BulkSectionProps) {
  const text = useText();
  const choices = useAnswer('desk.choices', {}).data ?? {};
  const retry = useBulk().retryOf(action.key);
  const sayFailure = useSayFailure();
  const what = bulkTitle(text, choices, action);
  const sum = sumText(text, action);
  const isSaidBelow = action.changed > 0 && sum === countText(text, action, 'changed');
  const isRunning = action.state === 'running' || action.state === 'stopping';

  function dismiss(): void {
    onLeave();
    void deskside.call('bulk.dismiss', { id: action.id }).then(sayFailure);
  }

  return (
    <section className={styles.action} aria-label={text('bulk.results', { what })}>
      <div className={styles.head}>
        <h3 className={styles.title}>{what}</h3>
        {isRunning ? (
          <Button
            disabled={action.state === 'stopping'}
            onClick={() => void deskside.call('bulk.stop', { id: action.id }).then(sayFailure)}
          >
            {text(action.state === 'stopping' ? 'bulk.stopping' : 'bulk.stop')}
          </Button>
        ) : (
          <Button
            look="icon"
            icon={dismissIcon}
            aria-label={text('bulk.dismiss')}
            title={text('bulk.dismiss')}
            onClick={dismiss}
          />
        )}
      </div>
      {isRunning ? (
        <div className={styles.progress}>
          <span data-figures="">{text('bulk.progress', { done: action.done, total: action.total })}</span>
          <ProgressBar label={text('bulk.progress.label')} percent={Math.floor((action.done / action.total) * 100)} />
        </div>
      ) : (
        <>
          <p role="status" className={isSaidBelow ? 'visually-hidden' : styles.sum} data-figures="">
            {sum}
          </p>
          {action.state === 'failed' && action.error && (
            <div className={styles.failed}>
              <p>
                {text('bulk.failed', { done: action.done, total: action.total })} {errorText(text, action.error)}
              </p>
              {retry && <Button onClick={retry}>{text('common.tryAgain')}</Button>}
            </div>
          )}
          {outcomes
            .filter(({ outcome }) => action[outcome] > 0)
            .map(({ outcome }) => (
              <Results
                key={outcome}
                action={action}
                outcome={outcome}
                title={countText(text, action, outcome)}
                isOpen={outcome === 'refused' && isNewest}
              />
            ))}
        </>
      )}
    </section>
  );
}

const outcomes: readonly { readonly outcome: Outcome }[] = [
  { outcome: 'refused' },
  { outcome: 'unchanged' },
  { outcome: 'changed' },
];

function countText(text: Text, action: BulkAction, outcome: Outcome): string {
  const count = action[outcome];
  if (outcome !== 'changed') return text(`bulk.${outcome}`, { count });
  return text(action.isUndo ? 'bulk.undone' : 'bulk.changed', { count });
}

/** Says what came of it, in one line. */
function sumText(text: Text, action: BulkAction): string {
  const { unchanged, refused, partly, state, done, total } = action;
  return [
    ...(state === 'stopped' ? [text('bulk.stopped', { done, total })] : []),
    [
      countText(text, action, 'changed'),
      ...(partly > 0 ? [text('bulk.partly', { count: partly })] : []),
      ...(unchanged > 0 ? [text('bulk.unchanged', { count: unchanged })] : []),
      ...(refused > 0 ? [text('bulk.refused', { count: refused })] : []),
    ].join(' · '),
  ].join(' ');
}
