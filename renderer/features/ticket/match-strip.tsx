import { ChevronDown, ChevronUp, TextSearch } from 'lucide-react';
import { memo } from 'react';
import { keysOf } from '../../../shared/bridge/commands.ts';
import { useText } from '../../i18n/text.tsx';
import { Button } from '../../ui/button.tsx';
import { keyShortcut } from '../../ui/keyboard.ts';
import { Keys } from '../../ui/keys.tsx';
import styles from './match-strip.module.css';
import type { Matches } from './use-matches.ts';

/** How often the words of a search are in this ticket, with the way from one to the next. */
export const MatchStrip = memo(function MatchStrip({ count, at, step }: Pick<Matches, 'count' | 'at' | 'step'>) {
  const text = useText();
  return (
    <section className={styles.strip} aria-label={text('search.match.label')}>
      <TextSearch size={16} aria-hidden="true" />
      <span role="status" className={styles.words} data-figures="">
        {at === undefined ? text('search.match.count', { count }) : text('search.match.at', { at: at + 1, count })}
      </span>
      <span className={styles.keys}>
        <Keys chord={keysOf('search.previous-match')} />
        <Keys chord={keysOf('search.next-match')} />
      </span>
      <Button
        look="icon"
        icon={<ChevronUp size={18} aria-hidden="true" />}
        aria-label={text('command.search.previous-match')}
        aria-keyshortcuts={keyShortcut(keysOf('search.previous-match'))}
        title={text('command.search.previous-match')}
        onClick={() => step(-1)}
      />
      <Button
        look="icon"
        icon={<ChevronDown size={18} aria-hidden="true" />}
        aria-label={text('command.search.next-match')}
        aria-keyshortcuts={keyShortcut(keysOf('search.next-match'))}
        title={text('command.search.next-match')}
        onClick={() => step(1)}
      />
    </section>
  );
});
