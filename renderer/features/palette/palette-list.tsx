import { type MouseEvent, memo, type PointerEvent, type Ref } from 'react';
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
  /** The id of the chosen item. */
  readonly activeId: string | undefined;
  /** Gets the id of the item that was clicked. */
  readonly onChoose: (itemId: string) => void;
}

export function optionId(id: string, itemId: string): string {
  return `${id}-${itemId}`;
}

/** What the palette offers, by kind. The focus stays in the field. */
export function PaletteList({ ref, id, sections, activeId, onChoose }: PaletteListProps) {
  const text = useText();
  function click({ target }: MouseEvent): void {
    const clicked = target instanceof Element ? target.closest<HTMLElement>('[role="option"]') : null;
    if (clicked?.dataset.item !== undefined) onChoose(clicked.dataset.item);
  }
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field handles the keys
    <div
      ref={ref}
      id={`${id}-list`}
      className={styles.list}
      role="listbox"
      aria-label={text('palette.list')}
      onPointerDown={keepFocus}
      onClick={click}
    >
      {sections.map((section) => (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset is no part of a listbox
        <div key={section.id} role="group" aria-labelledby={`${id}-${section.id}`}>
          <div id={`${id}-${section.id}`} role="presentation" className={styles.title}>
            {section.title}
          </div>
          {section.items.map(({ item, marks }) => (
            <Option
              key={item.id}
              id={optionId(id, item.id)}
              item={item}
              marks={marks}
              isActive={item.id === activeId}
            />
          ))}
        </div>
      ))}
    </div>
  );
}

function keepFocus(event: PointerEvent): void {
  event.preventDefault();
}

interface OptionProps extends RankedItem {
  readonly id: string;
  readonly isActive: boolean;
}

/** One of many: it is drawn again only when it changes itself. The list hears its clicks. */
const Option = memo(function Option({ id, item, marks, isActive }: OptionProps) {
  const { icon, name, aside, keys, lack } = item;
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field
    <div
      id={id}
      data-item={item.id}
      className={styles.option}
      role="option"
      aria-selected={isActive}
      aria-disabled={lack !== undefined}
      aria-keyshortcuts={keys === undefined ? undefined : keyShortcut(keys)}
    >
      <span className={styles.sign}>{icon}</span>
      <bdi className={styles.name} title={name}>
        {marks.length === 0 ? name : <Marked text={name} marks={marks} />}
      </bdi>
      {(lack ?? aside) !== undefined && (
        <span className={styles.aside} title={lack ?? aside}>
          {lack ?? aside}
        </span>
      )}
      {keys !== undefined && <KeyCaps chord={keys} />}
    </div>
  );
});
