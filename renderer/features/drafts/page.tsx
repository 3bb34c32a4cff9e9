import { PencilLine } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { ListedDraft } from '../../../shared/bridge/draft.ts';
import { useAnswer } from '../../bridge/answers.ts';
import { DiscardDialog } from '../../forms/discard-dialog.tsx';
import { discardDraft } from '../../forms/discard-draft.ts';
import { DraftWordsDialog } from '../../forms/draft-words-dialog.tsx';
import type { Page } from '../../forms/page.ts';
import { useText } from '../../i18n/text.tsx';
import { Button } from '../../ui/button.tsx';
import { Message } from '../../ui/message.tsx';
import { PageList, PageSection } from '../../ui/page-section.tsx';
import { moveAmongRows } from '../../ui/row-keys.ts';
import { DraftRow } from './draft-row.tsx';
import { useDraftCount } from './use-draft-count.ts';

export const page: Page = {
  address: 'drafts',
  icon: PencilLine,
  label: 'command.view.drafts',
  for: () => true,
  group: 'work',
  order: 10,
  held: { useCount: useDraftCount, description: 'nav.drafts.count' },
  render: ({ continueDraft }) => <DraftsPage onContinue={continueDraft} />,
};

/** The agent’s unsent drafts. Each opens in its form, or as text to read if it can no longer be sent. */
function DraftsPage({ onContinue }: { readonly onContinue: (draft: ListedDraft) => void }) {
  const text = useText();
  const { data: drafts, error, refetch } = useAnswer('draft.list', {});
  const section = useRef<HTMLElement>(null);
  const [reading, setReading] = useState<ListedDraft>();
  const [leaving, setLeaving] = useState<ListedDraft>();
  const at = useRef(0);

  // The focused row was removed: the row now in its position gets the focus, or else the page.
  useEffect(() => {
    if (!drafts || document.activeElement !== document.body || leaving || reading) return;
    const all = rowsIn(section.current);
    (all[Math.min(at.current, all.length - 1)] ?? section.current)?.focus();
  }, [drafts, leaving, reading]);

  function move(event: KeyboardEvent): void {
    moveAmongRows(event, rowsIn(section.current));
  }

  return (
    <PageSection ref={section} title={text('drafts.title')} words={text('drafts.words')} onKeyDown={move}>
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
        <PageList label={text('drafts.list')}>
          {drafts.map((draft, index) => (
            <DraftRow
              key={draft.draftId}
              draft={draft}
              onOpen={() => (draft.mayContinue ? onContinue(draft) : setReading(draft))}
              onDiscard={() => {
                at.current = index;
                setLeaving(draft);
              }}
            />
          ))}
        </PageList>
      )}
      {reading && <DraftWordsDialog draft={reading} onClose={() => setReading(undefined)} />}
      {leaving && (
        <DiscardDialog
          words={leaving.words}
          onDiscard={() => discardDraft(leaving)}
          onClose={() => setLeaving(undefined)}
        />
      )}
    </PageSection>
  );
}

function rowsIn(page: HTMLElement | null): HTMLElement[] {
  return [...(page?.querySelectorAll<HTMLElement>('[data-draft]') ?? [])];
}
