import { useState } from 'react';
import type { ShownItem } from '../../../shared/bridge/queries.ts';
import type { TicketFacts } from '../../../shared/views/ticket-facts.ts';
import { errorText } from '../../i18n/problem-text.ts';
import { useText } from '../../i18n/text.tsx';
import { Button } from '../../ui/button.tsx';
import { Strip } from '../../ui/strip.tsx';
import type { Composer } from './use-composer.ts';

interface ComposerStripProps {
  readonly composer: Composer;
  readonly facts: TicketFacts;
  readonly items: readonly ShownItem[];
  readonly myId: string;
  readonly onShowNewest: () => void;
}

/** What has to be known before the words go out: newer words by somebody else, or that they were not saved. */
export function ComposerStrip({ composer, facts, items, myId, onShowNewest }: ComposerStripProps) {
  const text = useText();
  const [copied, setCopied] = useState(false);
  const { error, catchUp, send } = composer;
  const unseen = unseenAuthor(items, facts.entryCount - composer.basedOn, myId);

  if (error && error.code !== 'stale') {
    const isWorld = error.code === 'not-saved' || error.code === 'unavailable';
    return (
      <Strip
        kind="problem"
        actions={
          isWorld && (
            <>
              <Button onClick={() => void send()}>{text('common.tryAgain')}</Button>
              <Button
                look="quiet"
                onClick={async () => {
                  await navigator.clipboard.writeText(composer.text());
                  setCopied(true);
                }}
              >
                {text(copied ? 'composer.copied' : 'composer.copy')}
              </Button>
            </>
          )
        }
      >
        <strong>{errorText(text, error)}</strong>
      </Strip>
    );
  }
  if (unseen === undefined && error?.code !== 'stale') return null;
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
              void send();
            }}
          >
            {text('composer.sendAnyway')}
          </Button>
        </>
      }
    >
      <strong>{text('composer.stale', { name: unseen ?? error?.details?.name ?? '' })}</strong>{' '}
      {text('composer.stale.words')}
    </Strip>
  );
}

/** Who else wrote one of the newest entries; nobody when they are all one's own. */
function unseenAuthor(items: readonly ShownItem[], newer: number, myId: string): string | undefined {
  if (newer <= 0) return undefined;
  const entries = items.filter((item) => item.kind === 'entry').slice(-newer);
  return entries.find(({ author }) => author.agentId !== myId)?.author.name;
}
