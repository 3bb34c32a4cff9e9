import { memo, useState } from 'react';
import type { ListedDraft } from '../../../shared/bridge/draft.ts';
import { useAnswer } from '../../bridge/answers.ts';
import { DiscardDialog } from '../../forms/discard-dialog.tsx';
import { discardDraft } from '../../forms/discard-draft.ts';
import { DraftWordsDialog } from '../../forms/draft-words-dialog.tsx';
import { useText } from '../../i18n/text.tsx';
import { Button } from '../../ui/button.tsx';
import { Strip } from '../../ui/strip.tsx';
import styles from './earlier-drafts.module.css';

/** Drafts that the agent wrote before their role changed. They can be read, copied and discarded. */
export const EarlierDrafts = memo(function EarlierDrafts({ ticketId }: { readonly ticketId: string }) {
  const text = useText();
  const drafts = useAnswer('draft.list', {}).data ?? [];
  const [reading, setReading] = useState<ListedDraft>();
  const [leaving, setLeaving] = useState<ListedDraft>();
  return (
    <>
      {drafts.map(({ slot, draftId, words, mayContinue }, index) =>
        !('ticketId' in slot) || slot.ticketId !== ticketId || mayContinue ? null : (
          <Strip
            key={draftId}
            kind="info"
            actions={
              <>
                <Button onClick={() => setReading(drafts[index])}>{text('composer.kept.read')}</Button>
                <Button look="quiet" danger onClick={() => setLeaving(drafts[index])}>
                  {text('drafts.discard')}
                </Button>
              </>
            }
          >
            <span className={styles.kept}>
              <strong>{text(`composer.kept.${slot.tab}`)}</strong> <bdi>{words || text('drafts.noWords')}</bdi>
            </span>
          </Strip>
        ),
      )}
      {reading && <DraftWordsDialog draft={reading} onClose={() => setReading(undefined)} />}
      {leaving && (
        <DiscardDialog
          words={leaving.words}
          onDiscard={() => discardDraft(leaving)}
          onClose={() => setLeaving(undefined)}
        />
      )}
    </>
  );
});
