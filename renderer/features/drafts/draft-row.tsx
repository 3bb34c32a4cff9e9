import {
  ArrowRightLeft,
  FilePlus2,
  ListChecks,
  Lock,
  NotebookPen,
  PhoneIncoming,
  Reply,
  Share2,
  Trash2,
  UserPlus,
} from 'lucide-react';
import type { ReactNode } from 'react';
import type { ListedDraft } from '../../../shared/bridge/draft.ts';
import { damageSentences } from '../../forms/draft-damage.tsx';
import { useNow } from '../../i18n/now.tsx';
import { useText } from '../../i18n/text.tsx';
import { useTimes } from '../../i18n/times.ts';
import { Button } from '../../ui/button.tsx';
import styles from './drafts.module.css';

const size = 15;

const bulkIcon = <ListChecks size={size} aria-hidden="true" />;

const icons: Readonly<Record<ListedDraft['slot']['tab'], ReactNode>> = {
  reply: <Reply size={size} aria-hidden="true" />,
  note: <Lock size={size} aria-hidden="true" />,
  message: <PhoneIncoming size={size} aria-hidden="true" />,
  assign: <UserPlus size={size} aria-hidden="true" />,
  transfer: <ArrowRightLeft size={size} aria-hidden="true" />,
  about: <NotebookPen size={size} aria-hidden="true" />,
  refer: <Share2 size={size} aria-hidden="true" />,
  'bulk-assign': bulkIcon,
  'bulk-transfer': bulkIcon,
  'bulk-priority': bulkIcon,
  'bulk-status': bulkIcon,
  'bulk-close': bulkIcon,
  'bulk-delete': bulkIcon,
  'bulk-restore': bulkIcon,
  intake: <FilePlus2 size={size} aria-hidden="true" />,
};

interface DraftRowProps {
  readonly draft: ListedDraft;
  readonly onOpen: () => void;
  readonly onDiscard: () => void;
}

/** A draft: its ticket or form, its first words, and when it was saved. */
export function DraftRow({ draft, onOpen, onDiscard }: DraftRowProps) {
  const text = useText();
  const { moment, full } = useTimes();
  const nowMs = useNow();
  const { slot, ticket, words, fileCount, savedMs, isElsewhere } = draft;
  const location = ticket
    ? `#${ticket.number} ${ticket.summary}`
    : 'ticketId' in slot
      ? text('drafts.ticket.lost')
      : '';
  const name = [location, text(`drafts.tab.${slot.tab}`)].filter((part) => part !== '').join(', ');
  return (
    <li className={styles.draft}>
      <button type="button" className={styles.open} data-draft onClick={onOpen}>
        <span className={styles.line}>
          <span className={styles.tab} data-tab={slot.tab}>
            {icons[slot.tab]}
            {text(`drafts.tab.${slot.tab}`)}
          </span>
          {location !== '' && (
            <bdi className={styles.place} title={location}>
              {location}
            </bdi>
          )}
        </span>
        <bdi className={styles.words} title={words}>
          {words || text('drafts.noWords')}
        </bdi>
        {damageSentences(text, draft).map((sentence) => (
          <span key={sentence} className={styles.damage}>
            {sentence}
          </span>
        ))}
        <span className={styles.summary}>
          {savedMs !== null && (
            <time title={full(savedMs)} dateTime={new Date(savedMs).toISOString()}>
              {text('drafts.saved', { time: moment(savedMs, nowMs) })}
            </time>
          )}
          {isElsewhere && <span>{text('drafts.elsewhere')}</span>}
          {fileCount > 0 && <span>{text('drafts.files', { count: fileCount })}</span>}
        </span>
      </button>
      <Button
        look="icon"
        danger
        icon={<Trash2 size={16} aria-hidden="true" />}
        aria-label={text('drafts.discard.named', { name })}
        title={text('drafts.discard')}
        onClick={onDiscard}
      />
    </li>
  );
}
