import { memo, useState } from 'react';
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

/** Says that a draft here was damaged and what is shown instead, until its author dismisses it. */
export const DraftDamage = memo(function DraftDamage({ tab, ticketId }: DraftDamageProps) {
  const text = useText();
  const drafts = useAnswer('draft.list', {}).data ?? [];
  const [read, setRead] = useState<ReadonlySet<string>>(new Set());
  const mine = drafts.filter(({ slot }) => slot.tab === tab && (!('ticketId' in slot) || slot.ticketId === ticketId));
  const [isWhole, setIsWhole] = useState(false);
  const all = mine.flatMap((draft) => damageSentences(text, draft));
  const short = mine.flatMap((draft) => damageSentences(text, draft, 'short'));
  const sentences = (isWhole ? all : short).filter((_, index) => !read.has(all[index] ?? ''));
  if (sentences.length === 0) return null;
  const hasMore = all.some((sentence, index) => sentence !== short[index]);
  return (
    <Strip
      kind="warning"
      actions={
        <div className={styles.actions}>
          {hasMore && (
            <Button aria-expanded={isWhole} onClick={() => setIsWhole(!isWhole)}>
              {text('report.details')}
            </Button>
          )}
          <Button onClick={() => setRead(new Set([...read, ...all]))}>{text('common.dismiss')}</Button>
        </div>
      }
    >
      {sentences.map((sentence) => (
        <p key={sentence} className={styles.sentence}>
          {sentence}
        </p>
      ))}
    </Strip>
  );
});

/** What is wrong with a draft and its files, with the locations of the damage. */
export function damageSentences(
  text: Text,
  { damage, faultyFiles }: ListedDraft,
  length: 'full' | 'short' = 'full',
): string[] {
  const files = faultyFiles.map(({ name, isLost, damage: record }) => {
    if (record) return text('drafts.faultyFile', { name, sentence: documentSentence(text, record, length) });
    return isLost ? text('drafts.lostFile', { name }) : '';
  });
  return [...(damage ? [documentSentence(text, damage, length)] : []), ...files].filter((sentence) => sentence !== '');
}
