import type { Ref } from 'react';
import { useText } from '../../i18n/text.tsx';
import { KeyCaps } from '../../ui/key-caps.tsx';
import { keyShortcut } from '../../ui/keyboard.ts';
import { Marked } from '../../ui/marked.tsx';
import styles from './palette.module.css';
import type { RankedItem, RankedSection } from './ranked.ts';

interface PaletteListProps {
  readonly ref: Ref<HTMLDivElement>;
  /** The ids of the list and its options begin with it. */
  readonly id: string;
  readonly sections: readonly RankedSection[];
  /** The index of the chosen item among those of all sections. */
  readonly active: number;
  readonly onChoose: (item: RankedItem) => void;
}

export function optionId(id: string, index: number): string {
  return `${id}-${index}`;
}

/** What the palette offers, by kind. The focus stays in the field. */
export function PaletteList({ ref, id, sections, active, onChoose }: PaletteListProps) {
  const text = useText();
  const firsts = sections.map((_section, at) =>
    sections.slice(0, at).reduce((count, section) => count + section.items.length, 0),
  );
  return (
    <div ref={ref} id={`${id}-list`} className={styles.list} role="listbox" aria-label={text('palette.list')}>
      {sections.map((section, at) => (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset is no part of a listbox
        <div key={section.id} role="group" aria-labelledby={`${id}-${section.id}`}>
          <div id={`${id}-${section.id}`} role="presentation" className={styles.title}>
            {section.title}
          </div>
          {section.items.map((item, index) => {
            const place = (firsts[at] ?? 0) + index;
            return (
              <Option
                key={item.id}
                id={optionId(id, place)}
                item={item}
                isActive={place === active}
                onChoose={() => onChoose(item)}
              />
            );
          })}
        </div>
      ))}
    </div>
  );
}

interface OptionProps {
  readonly id: string;
  readonly item: RankedItem;
  readonly isActive: boolean;
  readonly onChoose: () => void;
}

function Option({ id, item, isActive, onChoose }: OptionProps) {
  const { icon, name, marks, aside, keys, lack } = item;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field handles the keys
    // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field
    <div
      id={id}
      className={styles.option}
      role="option"
      aria-selected={isActive}
      aria-disabled={lack !== undefined}
      aria-keyshortcuts={keys === undefined ? undefined : keyShortcut(keys)}
      onPointerDown={(event) => event.preventDefault()}
      onClick={onChoose}
    >
      <span className={styles.sign}>{icon}</span>
      <bdi className={styles.name} title={name}>
        <Marked text={name} marks={marks} />
      </bdi>
      {(lack ?? aside) !== undefined && (
        <span className={styles.aside} title={lack ?? aside}>
          {lack ?? aside}
        </span>
      )}
      {keys !== undefined && <KeyCaps chord={keys} />}
    </div>
  );
}
