import { useEffect, useState } from 'react';
import type { ListedDraft } from '../../shared/bridge/draft.ts';
import { draftWords } from '../../shared/views/draft-words.ts';
import { deskside } from '../bridge/deskside.ts';
import { useText } from '../i18n/text.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog, DialogFoot } from '../ui/dialog.tsx';
import styles from './discard-dialog.module.css';
import { QuotedWords } from './quoted-words.tsx';

/** Why a draft of an accessible ticket, of a new one, or for selected ones cannot be sent from here. */
const blockedAs = {
  reply: 'reply',
  note: 'note',
  message: 'reply',
  assign: 'assign',
  transfer: 'transfer',
  about: 'about',
  refer: 'refer',
  intake: 'intake',
  'bulk-assign': 'bulk',
  'bulk-transfer': 'bulk',
  'bulk-priority': 'bulk',
  'bulk-status': 'bulk',
  'bulk-close': 'bulk',
  'bulk-delete': 'bulk',
  'bulk-restore': 'bulk',
} as const;

/** The full text of a draft that cannot be sent from here, to be read and copied. */
export function DraftWordsDialog({ draft, onClose }: { readonly draft: ListedDraft; readonly onClose: () => void }) {
  const text = useText();
  const { slot, draftId, ticket } = draft;
  const [words, setWords] = useState(draft.words);
  const [isCopied, setIsCopied] = useState(false);
  const reason = 'ticketId' in slot && !ticket ? 'lost' : blockedAs[slot.tab];

  useEffect(() => {
    void deskside.ask('draft.get', { slot, draftId }).then((result) => {
      if (result.ok && result.value) setWords(draftWords(slot.tab, result.value.text));
    });
  }, [slot, draftId]);

  return (
    <Dialog title={text('drafts.read.title')} closeLabel={text('common.close')} width="small" onClose={onClose}>
      <div className={styles.body}>
        <p>{text(`drafts.blocked.${reason}`)}</p>
        <QuotedWords words={words || text('drafts.noWords')} />
      </div>
      <DialogFoot>
        <Button onClick={onClose}>{text('common.close')}</Button>
        <Button
          look="primary"
          onClick={async () => {
            await navigator.clipboard.writeText(words);
            setIsCopied(true);
          }}
        >
          {text(isCopied ? 'composer.copied' : 'composer.copy')}
        </Button>
      </DialogFoot>
    </Dialog>
  );
}
