import { useEffect, useRef } from 'react';
import type { Completion } from '../../../shared/views/search/completions.ts';
import { useText } from '../../i18n/text.tsx';
import { keyedParts } from './keyed-parts.ts';
import styles from './search-field.module.css';
import { suggestionMeaning } from './suggestion-meaning.ts';

interface SuggestionsProps {
  /** Of the field; the ids of list and options begin with it. */
  readonly id: string;
  readonly list: readonly Completion[];
  /** The index of the highlighted suggestion; -1 if there is none. */
  readonly active: number;
  readonly onChoose: (index: number) => void;
}

export function optionId(id: string, index: number): string {
  return `${id}-${index}`;
}

/** What could be meant at the caret. The focus stays in the field. */
export function Suggestions({ id, list, active, onChoose }: SuggestionsProps) {
  const text = useText();
  const element = useRef<HTMLDivElement>(null);
  // Two records may have the same name.
  const keys = keyedParts(list.map(({ text: shown }) => shown)).map(({ key }) => key);

  useEffect(() => {
    element.current?.children[active]?.scrollIntoView({ block: 'nearest' });
  }, [active]);

  return (
    <div ref={element} id={`${id}-list`} className={styles.list} role="listbox" aria-label={text('search.suggestions')}>
      {list.map((one, index) => {
        const { kind, field, text: shown } = one;
        const meaning = suggestionMeaning(text, one);
        return (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field handles the keys
          // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field
          <div
            key={keys[index]}
            id={optionId(id, index)}
            className={styles.option}
            role="option"
            aria-selected={index === active}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => onChoose(index)}
          >
            <span className={styles.written} title={shown}>
              <bdi className={styles.name}>{field}:</bdi>
              {kind !== 'field' && <bdi>{shown}</bdi>}
            </span>
            {meaning !== '' && <span className={styles.meaning}>{meaning}</span>}
          </div>
        );
      })}
    </div>
  );
}
