import { Search } from 'lucide-react';
import type { Ref } from 'react';
import { keysOf } from '../../shared/bridge/commands.ts';
import { usePreferences } from '../bridge/preferences.tsx';
import { useText } from '../i18n/text.tsx';
import { keyShortcut, keyWords } from '../ui/keyboard.ts';
import styles from './navigation.module.css';
import { emptySearch, searchPath } from './search-address.ts';

interface SearchLinkProps {
  readonly isCurrent: boolean;
  /** Set to the link if it is the current one. */
  readonly current: Ref<HTMLAnchorElement>;
}

/** The navigation item of the search screen. */
export function SearchLink({ isCurrent, current }: SearchLinkProps) {
  const text = useText();
  const { singleKeys } = usePreferences();
  const name = text('search.title');
  return (
    <li className={styles.item}>
      <a
        ref={isCurrent ? current : undefined}
        className={styles.link}
        href={`#${searchPath(emptySearch)}`}
        aria-current={isCurrent ? 'page' : undefined}
        aria-label={name}
        aria-keyshortcuts={`${keyShortcut(keysOf('view.search'))}${singleKeys ? ' /' : ''}`}
        title={`${name} (${keyWords(keysOf('view.search'))})`}
      >
        <Search size={18} aria-hidden="true" />
        <span className={styles.word}>{name}</span>
      </a>
    </li>
  );
}
