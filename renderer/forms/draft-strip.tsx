import { useEffect } from 'react';
import { useAnswer } from '../bridge/answers.ts';
import { deskside, newKey } from '../bridge/deskside.ts';
import { useText } from '../i18n/text.tsx';
import { Button } from '../ui/button.tsx';
import { Strip } from '../ui/strip.tsx';
import { foundDraft } from './draft-desk.ts';
import type { LiveDraft } from './live-draft.ts';
import type { OpenDraft } from './use-draft-session.ts';

/** Says that another window of the same agent has a draft here, or has taken over this one. */
export function DraftStrip<Words>({ open }: { readonly open: Pick<OpenDraft<Words>, 'draft' | 'session'> }) {
  const text = useText();
  const { draft, session } = open;
  const { slot } = draft;
  const { draftId, request, saved, isOpened, wasMoved } = session;
  const standing = useAnswer('draft.standing', { slot, draftId }, { enabled: isOpened }).data;
  const isTaken = standing?.isTaken === true && saved !== null && request === null;

  useEffect(() => {
    if (isTaken) draft.tell({ type: 'taken', draftId: newKey(), key: newKey() });
  }, [isTaken, draft]);

  const elsewhere = standing?.elsewhere.find(({ isOpen }) => isOpen);
  if (wasMoved) return <Strip kind="info">{text('draft.moved')}</Strip>;
  if (!elsewhere) return null;
  const mayMove = !draft.holdsContents();
  return (
    <Strip
      kind="info"
      actions={
        mayMove && <Button onClick={() => void moveHere(draft, elsewhere.draftId)}>{text('draft.moveHere')}</Button>
      }
    >
      {text('draft.elsewhere')}
    </Strip>
  );
}

async function moveHere<Words>(draft: LiveDraft<Words>, draftId: string): Promise<void> {
  const taken = await deskside.call('draft.take', { slot: draft.slot, draftId });
  if (taken.ok) draft.tell({ type: 'took', draft: foundDraft(taken.value) });
}
