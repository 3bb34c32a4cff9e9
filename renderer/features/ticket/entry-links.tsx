import { ExternalLink } from 'lucide-react';
import { useState } from 'react';
import type { ShownLink } from '../../../shared/bridge/contract/tickets.ts';
import { useText } from '../../i18n/text.tsx';
import styles from './entry.module.css';
import { LinkDialog } from './link-dialog.tsx';

/** A log may contain thousands of links: this many are listed at first. */
const fewLinks = 8;

/** The links of an entry by their hosts, because links inside the text are inert. */
export function EntryLinks({ links }: { readonly links: readonly ShownLink[] }) {
  const text = useText();
  const [link, setLink] = useState<ShownLink>();
  const [showsAll, setShowsAll] = useState(false);
  const isLong = links.length > fewLinks && !showsAll;
  return (
    <>
      <ul className={styles.extras} aria-label={text('thread.links')}>
        {(isLong ? links.slice(0, fewLinks - 1) : links).map((each) => (
          <li key={each.url}>
            <button type="button" className={styles.extra} title={each.url} onClick={() => setLink(each)}>
              <ExternalLink size={14} aria-hidden="true" />
              {text('thread.open', { host: each.host })}
            </button>
          </li>
        ))}
        {isLong && (
          <li>
            <button type="button" className={styles.extra} onClick={() => setShowsAll(true)}>
              {text('thread.allLinks', { count: links.length })}
            </button>
          </li>
        )}
      </ul>
      {link && <LinkDialog link={link} onClose={() => setLink(undefined)} />}
    </>
  );
}
