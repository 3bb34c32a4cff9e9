import * as listFilter from 'lucide-react/icons/list-filter';
import type { ThreadFilter } from '../../../shared/bridge/preferences.ts';
import { type Text, useText } from '../../i18n/text.tsx';
import { Button } from '../../ui/button.tsx';
import { drawnIcon } from '../../ui/drawn-icon.ts';
import styles from './filter-strip.module.css';
import type { FilteredThread } from './thread-filter.ts';

const icon = drawnIcon(listFilter, 16);

interface FilterStripProps extends Pick<FilteredThread, 'hidden'> {
  readonly filter: ThreadFilter;
  readonly onAll: () => void;
}

/** Says what the filter of the thread shows, and how much it hides. */
export function FilterStrip({ filter, hidden, onAll }: FilterStripProps) {
  const text = useText();
  return (
    <section className={styles.strip} aria-label={text('filter.label')}>
      {icon}
      <span role="status" className={styles.words} data-figures="">
        <strong>{text(`filter.${filter}`)}</strong> {hiddenText(text, hidden)}
      </span>
      <Button look="quiet" onClick={onAll}>
        {text('filter.showAll')}
      </Button>
    </section>
  );
}

function hiddenText(text: Text, { entries, changes }: FilteredThread['hidden']): string {
  if (changes === 0) return text('filter.hidden.entries', { entries });
  return entries === 0 ? text('filter.hidden.changes', { changes }) : text('filter.hidden.both', { entries, changes });
}
