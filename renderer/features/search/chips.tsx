import { X } from 'lucide-react';
import { type KeyboardEvent, type Ref, useEffect, useImperativeHandle, useRef } from 'react';
import type { SearchProblem } from '../../../shared/views/search/parsed-search.ts';
import { useText } from '../../i18n/text.tsx';
import styles from './chips.module.css';
import { keyedParts } from './keyed-parts.ts';
import { chipPlaces, type SearchEdit } from './search-edit.ts';
import { useRequesterNames } from './use-requester-names.ts';

export interface ChipActions {
  /** Focuses the last chip; returns whether there is one. */
  readonly focusLast: () => boolean;
}

interface ChipsProps {
  readonly handle: Ref<ChipActions>;
  readonly edit: SearchEdit;
  readonly problems: readonly SearchProblem[];
  readonly onRemove: (index: number) => void;
  readonly onEditText: (index: number) => void;
  /** Called when the focus moves behind the last chip. */
  readonly onLeave: () => void;
}

/**
 * The finished parts of a search. Arrow keys move through them from the text, so that Tab doesn’t stop at each one;
 * Delete and Backspace remove one, and Enter makes it text again.
 */
export function Chips({ handle, edit, problems, onRemove, onEditText, onLeave }: ChipsProps) {
  const text = useText();
  const list = useRef<HTMLUListElement>(null);
  const { chips } = edit;
  const names = useRequesterNames(chips.join(' '));
  const places = chipPlaces(edit);
  /** The chip that gets the focus once another was removed. */
  const next = useRef<number>(null);
  const all = () => [...(list.current?.querySelectorAll<HTMLElement>('[data-chip]') ?? [])];

  useImperativeHandle(handle, () => ({
    focusLast: () => {
      const last = all().at(-1);
      last?.focus();
      return last !== undefined;
    },
  }));

  useEffect(() => {
    if (next.current === null) return;
    const wanted = all()[next.current];
    next.current = null;
    if (wanted) wanted.focus();
    else onLeave();
  });

  function press(event: KeyboardEvent, index: number): void {
    const isRtl = list.current !== null && getComputedStyle(list.current).direction === 'rtl';
    const key = isRtl ? (mirrored[event.key] ?? event.key) : event.key;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (key === 'ArrowLeft') all()[Math.max(0, index - 1)]?.focus();
    else if (key === 'ArrowRight') (all()[index + 1] ?? { focus: onLeave }).focus();
    else if (key === 'Home') all()[0]?.focus();
    else if (key === 'End') onLeave();
    else if (key === 'Delete' || key === 'Backspace')
      remove(index, key === 'Backspace' ? Math.max(0, index - 1) : index);
    else return;
    event.preventDefault();
  }

  function remove(index: number, focus: number): void {
    next.current = focus;
    onRemove(index);
  }

  if (chips.length === 0) return null;
  return (
    <ul ref={list} className={styles.chips} aria-label={text('search.chips')}>
      {keyedParts(chips).map(({ key, part: chip }, index) => {
        const place = places[index] ?? { from: 0, to: 0 };
        const shown = withNames(chip, names);
        const isWrong = problems.some(({ from, to }) => from < place.to && to > place.from);
        return (
          <li key={key} className={styles.chip} data-problem={isWrong}>
            <button
              type="button"
              data-chip=""
              className={styles.text}
              tabIndex={-1}
              title={shown}
              aria-label={text('search.chip.edit', { part: shown })}
              onKeyDown={(event) => press(event, index)}
              onClick={() => onEditText(index)}
            >
              <ChipText chip={shown} />
            </button>
            <button
              type="button"
              className={styles.remove}
              tabIndex={-1}
              aria-label={text('search.chip.remove', { part: shown })}
              title={text('search.chip.remove', { part: shown })}
              onClick={() => remove(index, Number.POSITIVE_INFINITY)}
            >
              <X size={12} aria-hidden="true" />
            </button>
          </li>
        );
      })}
    </ul>
  );
}

const mirrored: Readonly<Record<string, string>> = { ArrowLeft: 'ArrowRight', ArrowRight: 'ArrowLeft' };

/** A requester’s id says nothing to a reader. */
function withNames(chip: string, names: ReadonlyMap<string, string>): string {
  const ids = [...names.keys()].filter((id) => chip.includes(id));
  return ids.reduce((shown, id) => shown.replaceAll(id, () => names.get(id) ?? id), chip);
}

/** The name of a field recedes behind its value. */
function ChipText({ chip }: { readonly chip: string }) {
  const [, name, value] = /^(-?(?:"[^"]*"|[^\s":]+):)(.+)$/su.exec(chip) ?? [];
  if (name === undefined || value === undefined) return <bdi>{chip.replace(/^(-?)"(.*)"$/su, '$1“$2”')}</bdi>;
  return (
    <>
      <bdi className={styles.name}>{name}</bdi>
      <bdi>{value}</bdi>
    </>
  );
}
