import { useState } from 'react';
import type { DraftSlot, ListedDraft } from '../../shared/bridge/draft.ts';
import { useAnswer } from '../bridge/answers.ts';
import { documentSentence } from '../i18n/document-sentence.ts';
import { type Text, useText } from '../i18n/text.tsx';
import { Button } from '../ui/button.tsx';
import { Strip } from '../ui/strip.tsx';
import styles from './draft-damage.module.css';

interface DraftDamageProps {
  readonly tab: DraftSlot['tab'];
  readonly ticketId?: string;
}

/** That the draft of this place was damaged, and what is shown instead of it: until its author has read it. */
export function DraftDamage({ tab, ticketId }: DraftDamageProps) {
  const text = useText();
  const drafts = useAnswer('draft.list', {}).data ?? [];
  const [read, setRead] = useState<ReadonlySet<string>>(new Set());
  const mine = drafts.find(({ slot }) => slot.tab === tab && (slot.tab === 'intake' || slot.ticketId === ticketId));
  const sentences = (mine ? damageSentences(text, mine) : []).filter((sentence) => !read.has(sentence));
  if (sentences.length === 0) return null;
  return (
    <Strip
      kind="warning"
      actions={<Button onClick={() => setRead(new Set([...read, ...sentences]))}>{text('common.dismiss')}</Button>}
    >
      {sentences.map((sentence) => (
        <p key={sentence} className={styles.sentence}>
          {sentence}
        </p>
      ))}
    </Strip>
  );
}

/** What is wrong with a draft and with its files. */
export function damageSentences(text: Text, { damage, faultyFiles }: ListedDraft): string[] {
  const files = faultyFiles.map(({ name, isLost, damage: record }) => {
    if (record) return text('drafts.faultyFile', { name, sentence: documentSentence(text, record) });
    return isLost ? text('drafts.lostFile', { name }) : '';
  });
  return [...(damage ? [documentSentence(text, damage)] : []), ...files].filter((sentence) => sentence !== '');
}
