import { useState } from 'react';
import { DraftProblem } from '../../forms/draft-state.tsx';
import { errorText } from '../../i18n/sentences/error-text.ts';
import { useText } from '../../i18n/text.tsx';
import { Button } from '../../ui/button.tsx';
import { useReadOnly } from '../../ui/read-only.tsx';
import { Strip } from '../../ui/strip.tsx';
import type { ComposerTab } from './post-input.ts';
import type { Composer } from './use-composer.ts';

interface ComposerStripProps {
  readonly tab: ComposerTab;
  readonly composer: Composer;
  /** The author of newer entries that have not been shown yet. */
  readonly unseen: string | undefined;
  readonly onShowNewest: () => void;
  readonly onSend: () => void;
}

/** Warnings before sending: newer entries by someone else, or a failed save or send. */
export function ComposerStrip({ tab, composer, unseen, onShowNewest, onSend }: ComposerStripProps) {
  const text = useText();
  const [copied, setCopied] = useState(false);
  const { error, catchUp, draft, view } = composer;
  const status = { problem: view.problem, flush: draft.flush };
  const reason = useReadOnly();
  const copy = (
    <Button
      look="quiet"
      onClick={async () => {
        await navigator.clipboard.writeText(composer.text());
        setCopied(true);
      }}
    >
      {text(copied ? 'composer.copied' : 'composer.copy')}
    </Button>
  );

  if (reason !== null) {
    const holdsWords = view.holdsContents;
    return (
      <Strip kind="problem" actions={holdsWords && copy}>
        <strong>{reason}</strong> {holdsWords && text('composer.readOnly')}
      </Strip>
    );
  }

  if (error && error.code !== 'stale') {
    const isWorld = error.code === 'not-saved' || error.code === 'unavailable';
    return (
      <Strip
        kind="problem"
        actions={
          isWorld && (
            <>
              <Button onClick={onSend}>{text('common.tryAgain')}</Button>
              {copy}
            </>
          )
        }
      >
        <strong>{errorText(text, error)}</strong>
      </Strip>
    );
  }
  if (unseen === undefined && error?.code !== 'stale') {
    if (view.continues === undefined || view.problem) return view.problem ? <DraftProblem draft={status} /> : null;
    return <Strip kind="info">{text(tab === 'reply' ? 'composer.afterSent.reply' : 'composer.afterSent.note')}</Strip>;
  }
  return (
    <Strip
      kind="warning"
      actions={
        <>
          <Button
            onClick={() => {
              onShowNewest();
              catchUp();
            }}
          >
            {text('composer.show')}
          </Button>
          <Button
            look="quiet"
            onClick={() => {
              catchUp();
              onSend();
            }}
          >
            {text('composer.sendAnyway')}
          </Button>
        </>
      }
    >
      <strong>{text('composer.stale', { name: unseen || error?.details?.name || text('change.desk') })}</strong>{' '}
      {text('composer.stale.words')}
    </Strip>
  );
}
