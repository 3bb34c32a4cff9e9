import { Search } from 'lucide-react';
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import { keysOf } from '../../../shared/bridge/commands.ts';
import { longestSearch } from '../../../shared/views/search/parse-search.ts';
import { useText } from '../../i18n/text.tsx';
import { KeyCaps } from '../../ui/key-caps.tsx';
import { hasPressed } from '../../ui/keyboard.ts';
import { Modal } from '../../ui/modal.tsx';
import styles from './palette.module.css';
import type { PaletteItem, PaletteSection } from './palette-item.ts';
import { optionId, PaletteList } from './palette-list.tsx';
import { ranked, withoutShown } from './ranked.ts';
import { useFoundTickets } from './use-found-tickets.tsx';

export interface PaletteProps {
  readonly sections: readonly PaletteSection[];
  /** The ids of the items that were used, the latest first. */
  readonly used: readonly string[];
  /** Closes the palette, then runs the item. */
  readonly onRun: (item: PaletteItem) => void;
  readonly onTicket: (number: string) => void;
  readonly onSearch: (text: string) => void;
  readonly onShortcuts: () => void;
  readonly onClose: () => void;
}

/** How far the page keys go. */
const pageLength = 8;

const steps: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  ArrowUp: -1,
  PageDown: pageLength,
  PageUp: -pageLength,
};

/** Everything that can be done and reached, found by typing. The focus stays in the field; the arrows choose. */
export function Palette({ sections, used, onRun, onTicket, onSearch, onShortcuts, onClose }: PaletteProps) {
  const text = useText();
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const [typed, setTyped] = useState('');
  /** The chosen item; null until the arrows chose one. */
  const [chosen, setChosen] = useState<string | null>(null);
  const [said, setSaid] = useState('');
  const tickets = useFoundTickets(typed, { onTicket, onSearch });
  const found = useMemo(() => ranked(sections, typed, used), [sections, typed, used]);
  const shown = [...found, ...(tickets.section ? [withoutShown(tickets.section, found)] : [])];
  const items = shown.flatMap((section) => section.items.map(({ item }) => item));
  const active = Math.max(
    0,
    items.findIndex((item) => item.id === chosen),
  );
  const activeId = items[active]?.id;

  useEffect(() => {
    if (activeId === undefined) return;
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [activeId]);

  function type(value: string): void {
    setTyped(value);
    setChosen(null);
    setSaid('');
    list.current?.scrollTo({ top: 0 });
  }

  function run(item: PaletteItem | undefined): void {
    if (!item) return;
    if (item.lack === undefined) onRun(item);
    else setSaid(item.lack);
  }

  function move(step: number): void {
    const isAtEnd = step > 0 ? active === items.length - 1 : active === 0;
    const to = isAtEnd ? (step > 0 ? 0 : items.length - 1) : Math.min(Math.max(active + step, 0), items.length - 1);
    setChosen(items[to]?.id ?? null);
    setSaid('');
  }

  function press(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return;
    const step = steps[event.key];
    const hasModifier = event.ctrlKey || event.metaKey || event.altKey;
    if (hasPressed(keysOf('view.palette'), event)) onClose();
    else if (hasPressed(keysOf('view.shortcuts'), event)) onShortcuts();
    else if (step !== undefined && !hasModifier) move(step);
    else if (event.key === 'Enter' && !hasModifier && !event.repeat) run(items[active]);
    else return;
    event.preventDefault();
  }

  return (
    <Modal className={styles.palette ?? ''} aria-label={text('palette.title')} closesOutside onClose={onClose}>
      <div className={styles.field}>
        <Search size={18} aria-hidden="true" className={styles.icon} />
        <input
          className={styles.input}
          role="combobox"
          aria-label={text('palette.field')}
          aria-autocomplete="list"
          aria-expanded={items.length > 0}
          aria-controls={`${id}-list`}
          aria-activedescendant={activeId === undefined ? undefined : optionId(id, activeId)}
          value={typed}
          placeholder={text('palette.placeholder')}
          maxLength={longestSearch}
          dir="auto"
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          onChange={({ currentTarget }) => type(currentTarget.value)}
          onKeyDown={press}
        />
        <KeyCaps chord="Esc" />
      </div>
      <PaletteList
        ref={list}
        id={id}
        sections={shown}
        activeId={activeId}
        onChoose={(itemId) => run(items.find((item) => item.id === itemId))}
      />
      {tickets.hasFailed && <p className={styles.note}>{text('search.failed')}</p>}
      <footer className={styles.foot}>
        <span className={styles.hint}>
          <KeyCaps chord="ArrowUp" />
          <KeyCaps chord="ArrowDown" /> {text('palette.hint.move')}
        </span>
        <span className={styles.hint}>
          <KeyCaps chord="Enter" /> {text('palette.hint.run')}
        </span>
        <span className={styles.hint}>
          <KeyCaps chord="#" /> {text('palette.hint.number')}
        </span>
        <button type="button" className={styles.all} onClick={onShortcuts}>
          <KeyCaps chord={keysOf('view.shortcuts')} /> {text('palette.hint.shortcuts')}
        </button>
      </footer>
      <output className="visually-hidden">{said === '' ? text('palette.count', { count: items.length }) : said}</output>
    </Modal>
  );
}
