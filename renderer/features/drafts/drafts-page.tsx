import { PencilLine } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { ListedDraft } from '../../../shared/bridge/draft.ts';
import { useAnswer } from '../../bridge/answers.ts';
import { DiscardDialog } from '../../forms/discard-dialog.tsx';
import { discardDraft } from '../../forms/discard-draft.ts';
import { DraftWordsDialog } from '../../forms/draft-words-dialog.tsx';
import { useText } from '../../i18n/text.tsx';
import { Button } from '../../ui/button.tsx';
import { Message } from '../../ui/message.tsx';
import { DraftRow } from './draft-row.tsx';
import styles from './drafts.module.css';

/** What its agent has written and not sent: opened where it belongs, or read where it cannot be sent any more. */
export function DraftsPage({ onContinue }: { readonly onContinue: (draft: ListedDraft) => void }) {
  const text = useText();
  const { data: drafts, error, refetch } = useAnswer('draft.list', {});
  const page = useRef<HTMLElement>(null);
  const [reading, setReading] = useState<ListedDraft>();
  const [leaving, setLeaving] = useState<ListedDraft>();
  const at = useRef(0);

  // The row that had the keyboard is gone: the one in its place has it, or the page.
  useEffect(() => {
    if (!drafts || document.activeElement !== document.body || leaving || reading) return;
    const all = rowsIn(page.current);
    (all[Math.min(at.current, all.length - 1)] ?? page.current)?.focus();
  }, [drafts, leaving, reading]);

  function move(event: KeyboardEvent): void {
    // Keys of a dialog come by here, too.
    if (!event.currentTarget.contains(event.target as Node)) return;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const all = rowsIn(page.current);
    const from = all.findIndex((row) => row.parentElement?.contains(document.activeElement));
    const to = targetOf(event.key, from, all.length);
    if (to === undefined) return;
    event.preventDefault();
    all[to]?.focus();
  }

  return (
    <section
      ref={page}
      className={styles.page}
      aria-labelledby="drafts-title"
      data-region="page"
      tabIndex={-1}
      onKeyDown={move}
    >
      <header className={styles.head}>
        <h1 id="drafts-title" className={styles.title}>
          {text('drafts.title')}
        </h1>
        <p className={styles.hint}>{text('drafts.words')}</p>
      </header>
      {error && (
        <Message
          title={text('drafts.failed')}
          actions={<Button onClick={() => void refetch()}>{text('common.tryAgain')}</Button>}
        />
      )}
      {!error && drafts?.length === 0 && (
        <Message icon={<PencilLine size={24} aria-hidden="true" />} title={text('drafts.empty')}>
          {text('drafts.empty.words')}
        </Message>
      )}
      {drafts && drafts.length > 0 && (
        <ul className={styles.list} aria-label={text('drafts.list')}>
          {drafts.map((draft, index) => (
            <DraftRow
              key={keyOf(draft)}
              draft={draft}
              onOpen={() => (draft.mayContinue ? onContinue(draft) : setReading(draft))}
              onDiscard={() => {
                at.current = index;
                setLeaving(draft);
              }}
            />
          ))}
        </ul>
      )}
      {reading && <DraftWordsDialog draft={reading} onClose={() => setReading(undefined)} />}
      {leaving && (
        <DiscardDialog
          words={leaving.words}
          onDiscard={() => discardDraft(leaving.slot)}
          onClose={() => setLeaving(undefined)}
        />
      )}
    </section>
  );
}

function keyOf({ slot }: ListedDraft): string {
  return slot.tab === 'intake' ? slot.tab : `${slot.tab} ${slot.ticketId}`;
}

function rowsIn(page: HTMLElement | null): HTMLElement[] {
  return [...(page?.querySelectorAll<HTMLElement>('[data-draft]') ?? [])];
}

function targetOf(key: string, from: number, count: number): number | undefined {
  if (count === 0) return undefined;
  switch (key) {
    case 'ArrowDown':
    case 'j':
    case 'J':
      return Math.min(from + 1, count - 1);
    case 'ArrowUp':
    case 'k':
    case 'K':
      return Math.max(from - 1, 0);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}
