import * as listFilter from 'lucide-react/icons/list-filter';
import { useRef } from 'react';
import { letterOf } from '../../../shared/bridge/commands.ts';
import { type ThreadFilter, threadFilters } from '../../../shared/bridge/preferences.ts';
import { usePreferences } from '../../bridge/preferences.tsx';
import { useCommands } from '../../bridge/use-commands.ts';
import { useText } from '../../i18n/text.tsx';
import { drawnIcon } from '../../ui/drawn-icon.ts';
import styles from './filter-select.module.css';

const icon = drawnIcon(listFilter, 16);

/** The first ones leave out more and more, the others leave one kind. */
const groups = [
  ['filter.group.levels', threadFilters.slice(0, 3)],
  ['filter.group.alone', threadFilters.slice(3)],
] as const;

interface FilterSelectProps {
  readonly filter: ThreadFilter;
  readonly onFilter: (filter: ThreadFilter) => void;
}

/** What of the thread is shown. */
export function FilterSelect({ filter, onFilter }: FilterSelectProps) {
  const text = useText();
  const { singleKeys } = usePreferences();
  const select = useRef<HTMLSelectElement>(null);

  useCommands(({ do: wanted }) => {
    if (wanted !== 'ticket.filter-thread') return false;
    select.current?.focus();
    return true;
  });

  return (
    <select
      ref={select}
      className={styles.select}
      data-filtered={filter !== 'all'}
      aria-label={text('filter.label')}
      aria-keyshortcuts={singleKeys ? letterOf('ticket.filter-thread') : undefined}
      title={`${text('filter.label')}: ${text(`filter.${filter}`)}`}
      value={filter}
      onChange={({ target }) => {
        const chosen = threadFilters.find((one) => one === target.value);
        if (chosen) onFilter(chosen);
      }}
    >
      {/* Browsers with styleable selects show this instead of the chosen option. */}
      <button type="button">
        {icon}
        <span className="visually-hidden">{text('filter.label')}</span>
      </button>
      {groups.map(([label, filters]) => (
        <optgroup key={label} label={text(label)}>
          {filters.map((one) => (
            <option key={one} value={one}>
              {text(`filter.${one}`)}
            </option>
          ))}
        </optgroup>
      ))}
    </select>
  );
}
