import { memo, useEffect } from 'react';
import { slotKey } from '../../shared/bridge/draft.ts';
import { useAnswer } from '../bridge/answers.ts';
import { deskside, newKey } from '../bridge/deskside.ts';
import { useText } from '../i18n/text.tsx';
import { Button } from '../ui/button.tsx';
import { Strip } from '../ui/strip.tsx';
import { foundDraft } from './draft-desk.ts';
import type { LiveDraft } from './live-draft.ts';
import { useDraftView } from './use-draft-view.ts';

interface DraftStripProps {
  readonly draft: Pick<LiveDraft<never>, 'slot' | 'subscribe' | 'tell' | 'view'>;
}

/** Says that another window of the same agent has a draft here, or has taken over this one. */
export const DraftStrip = memo(function DraftStrip({ draft }: DraftStripProps) {
  const text = useText();
  const { slot } = draft;
  const { draftId, isOpened, isSaved, isAsking, holdsContents, wasMoved } = useDraftView(draft);
  const drafts = useAnswer('draft.list', {}).data ?? [];
  // Only what the desk holds can be taken over.
  const standing = useAnswer('draft.standing', { slot, draftId }, { enabled: isOpened && isSaved }).data;
  const isTaken = standing?.isTaken === true && isSaved && !isAsking;

  useEffect(() => {
    if (isTaken) draft.tell({ type: 'taken', draftId: newKey(), key: newKey() });
  }, [isTaken, draft]);

  if (wasMoved) return <Strip kind="info">{text('draft.moved')}</Strip>;
  const elsewhere = drafts.find((other) => other.isElsewhere && slotKey(other.slot) === slotKey(slot));
  if (!isOpened || !elsewhere) return null;
  return (
    <Strip
      kind="info"
      actions={
        !holdsContents && (
          <Button onClick={() => void moveHere(draft, elsewhere.draftId)}>{text('draft.moveHere')}</Button>
        )
      }
    >
      {text('draft.elsewhere')}
    </Strip>
  );
});

async function moveHere(draft: DraftStripProps['draft'], draftId: string): Promise<void> {
  const taken = await deskside.call('draft.take', { slot: draft.slot, draftId });
  if (taken.ok) draft.tell({ type: 'took', draft: foundDraft(taken.value) });
}
