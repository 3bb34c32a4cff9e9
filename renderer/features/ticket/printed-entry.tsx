import { Lock, Paperclip } from 'lucide-react';
import type { ShownEntry } from '../../../shared/bridge/contract/tickets.ts';
import { useNow } from '../../i18n/now.tsx';
import { sizeText } from '../../i18n/size.ts';
import { useText } from '../../i18n/text.tsx';
import { useTimes } from '../../i18n/times.ts';
import { authorName } from './author-name.ts';
import { bodyWords } from './body-words.tsx';
import { verbOf } from './entry-verb.ts';
import styles from './printed-entry.module.css';

/** Longer entries may be split across pages. */
const shortWords = 900;

/** An entry on paper: text that wraps between lines and shows the addresses of its links. */
export function PrintedEntry({ entry, requesterName }: { readonly entry: ShownEntry; readonly requesterName: string }) {
  const text = useText();
  const { moment } = useTimes();
  const nowMs = useNow();
  const { entryKind, author, timeMs, body, links, attachments, isRetracted } = entry;
  const unwritten = links.filter(({ isWritten }) => !isWritten);
  const isShort = JSON.stringify(body).length < shortWords;
  return (
    <article className={styles.entry} data-kind={entryKind} data-short={isShort} data-retracted={isRetracted}>
      <header className={styles.head}>
        <bdi className={styles.name}>{entryKind === 'message' ? requesterName : authorName(text, author)}</bdi>
        {entryKind === 'note' && (
          <span className={styles.mark}>
            <Lock size={10} aria-hidden="true" />
            {text('thread.noteMark')}
          </span>
        )}
        <span className={styles.verb}>{verbOf(text, entry, requesterName)}</span>
        {isRetracted && <strong>{text('thread.retracted')}</strong>}
        <time className={styles.time}>{moment(timeMs, nowMs)}</time>
      </header>
      <div className={`${styles.words} written`} dir="auto">
        {bodyWords(body)}
      </div>
      {unwritten.length > 0 && (
        <ul className={styles.extras} aria-label={text('thread.links')}>
          {unwritten.map(({ url }) => (
            <li key={url}>{url}</li>
          ))}
        </ul>
      )}
      {attachments.length > 0 && (
        <ul className={styles.extras} aria-label={text('thread.files')}>
          {attachments.map(({ name, size, url, fault }) => (
            <li key={url}>
              <Paperclip size={11} aria-hidden="true" /> <bdi>{name}</bdi> {sizeText(text, size)}
              {fault && ` · ${text(`thread.fault.${fault}`)}`}
            </li>
          ))}
        </ul>
      )}
    </article>
  );
}
