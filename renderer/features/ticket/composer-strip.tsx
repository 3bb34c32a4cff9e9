import { useState } from 'react';
import type { ShownEntry } from '../../../shared/bridge/contract/tickets.ts';
import { DraftProblem } from '../../forms/draft-state.tsx';
import { errorText } from '../../i18n/sentences/error-text.ts';
import { type Text, useText } from '../../i18n/text.tsx';
import { Button } from '../../ui/button.tsx';
import { useReadOnly } from '../../ui/read-only.tsx';
import { Strip } from '../../ui/strip.tsx';
import { authorName } from './author-name.ts';
import type { ComposerTab } from './post-input.ts';
import type { Composer } from './use-composer.ts';

interface ComposerStripProps {
  readonly tab: ComposerTab;
  readonly composer: Composer;
  /** The first of the newer entries that have not been shown yet. */
  readonly unseen: ShownEntry | undefined;
  readonly requesterName: string;
  readonly onShowNewest: () => void;
  readonly onSend: () => void;
}

/** Warnings before sending: newer entries by someone else, or a failed save or send. */
export function ComposerStrip({ tab, composer, unseen, requesterName, onShowNewest, onSend }: ComposerStripProps) {
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
  const told = error?.details?.name || text('change.desk');
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
      <strong>{unseen ? staleText(text, unseen, requesterName) : text('composer.stale', { name: told })}</strong>{' '}
      {text('composer.stale.words')}
    </Strip>
  );
}

/** Who did what while the agent was writing: a message is its requester’s, also where an agent recorded it. */
function staleText(text: Text, { entryKind, author }: ShownEntry, requesterName: string): string {
  const name = entryKind === 'message' ? requesterName : authorName(text, author);
  return text(`composer.stale.${entryKind}`, { name });
}
