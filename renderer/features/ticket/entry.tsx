import * as atSign from 'lucide-react/icons/at-sign';
import * as lock from 'lucide-react/icons/lock';
import * as messageCircle from 'lucide-react/icons/message-circle';
import * as reply from 'lucide-react/icons/reply';
import { memo } from 'react';
import type { ShownEntry } from '../../../shared/bridge/contract/tickets.ts';
import { initialsOf } from '../../../shared/views/initials.ts';
import { useNow } from '../../i18n/now.tsx';
import { couldText } from '../../i18n/sentences/could-text.ts';
import { useText } from '../../i18n/text.tsx';
import { useTimes } from '../../i18n/times.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { drawnIcon } from '../../ui/drawn-icon.ts';
import { authorName } from './author-name.ts';
import styles from './entry.module.css';
import { entryBody } from './entry-body.tsx';
import { EntryFiles } from './entry-files.tsx';
import { EntryLinks } from './entry-links.tsx';
import { verbOf } from './entry-verb.ts';

const messageCircleIcon = drawnIcon(messageCircle, 14, styles.icon);
const replyIcon = drawnIcon(reply, 14, styles.icon);
const atSignIcon = drawnIcon(atSign, 13);
const lockIcon = drawnIcon(lock, 11);

export interface EntryProps {
  readonly entry: ShownEntry;
  readonly requesterName: string;
  readonly agentNames: readonly string[];
}

/** An entry of the thread. Message, reply and note differ in background, edge, icon and label. */
export const Entry = memo(function Entry({ entry, requesterName, agentNames }: EntryProps) {
  const text = useText();
  const { moment, full } = useTimes();
  const nowMs = useNow();
  const { entryKind, author, timeMs, attachments, links, mentions, isRetracted } = entry;
  const mentioned = couldText(text, { names: mentions.slice(0, 3), more: Math.max(0, mentions.length - 3) });
  const isMessage = entryKind === 'message';
  const name = isMessage ? requesterName : authorName(text, author);
  const verb = verbOf(text, entry, requesterName);

  return (
    <article className={styles.entry} data-kind={entryKind} data-retracted={isRetracted}>
      <header className={styles.head}>
        <Avatar initials={initialsOf(name, isMessage ? [] : agentNames)} colour={isMessage ? 'blue' : author.colour} />
        <bdi className={styles.name} title={name}>
          {name}
        </bdi>
        {entryKind === 'note' && (
          <span className={styles.mark}>
            {lockIcon}
            {text('thread.noteMark')}
          </span>
        )}
        {entryKind === 'message' && messageCircleIcon}
        {entryKind === 'reply' && replyIcon}
        <span className={styles.verb} title={verb}>
          {verb}
        </span>
        {isRetracted && <strong className={styles.retracted}>{text('thread.retracted')}</strong>}
        <time className={styles.time} title={full(timeMs)} dateTime={new Date(timeMs).toISOString()}>
          {moment(timeMs, nowMs)}
        </time>
      </header>
      {entryBody(entry, {
        body: text('thread.body', { name }),
        showQuote: text('thread.quote.show'),
        hideQuote: text('thread.quote.hide'),
      })}
      {mentioned !== undefined && (
        <p className={styles.mentions}>
          {atSignIcon} {text('thread.mentions', { who: mentioned })}
        </p>
      )}
      {links.length > 0 && <EntryLinks links={links} />}
      {attachments.length > 0 && <EntryFiles files={attachments} />}
    </article>
  );
});
