import { CircleHelp, Search, X } from 'lucide-react';
import { type KeyboardEvent, type Ref, useId, useImperativeHandle, useLayoutEffect, useRef } from 'react';
import { longestSearch } from '../../../shared/views/search/parse-search.ts';
import type { SearchProblem } from '../../../shared/views/search/parsed-search.ts';
import { useText } from '../../i18n/text.tsx';
import { Button } from '../../ui/button.tsx';
import { canHaveFocus } from '../../ui/can-have-focus.ts';
import { hasPressed } from '../../ui/keyboard.ts';
import { type ChipActions, Chips } from './chips.tsx';
import {
  asText,
  chipAsText,
  chipPlaces,
  draftStart,
  nothingTyped,
  type SearchEdit,
  settled,
  taken,
  textOf,
  typed,
  withoutChip,
} from './search-edit.ts';
import styles from './search-field.module.css';
import { optionId, Suggestions } from './suggestions.tsx';
import { useSuggestions } from './use-suggestions.ts';

export interface SearchFieldHandle {
  readonly focus: () => void;
  /** Focuses the field with everything selected, so that typing replaces it; returns whether it could get the focus. */
  readonly selectAll: () => boolean;
  /** Focuses the field with the caret behind a part, which is text again. */
  readonly editAt: (place: Pick<SearchProblem, 'from' | 'to'>) => void;
  /** Whether the suggestions were open when Escape was pressed, which closed them. */
  readonly hasTakenEscape: () => boolean;
}

export interface SearchFieldProps {
  readonly handle: Ref<SearchFieldHandle>;
  readonly edit: SearchEdit;
  readonly problems: readonly SearchProblem[];
  /** The id of what explains the problems. */
  readonly problemsId: string;
  readonly onEdit: (edit: SearchEdit) => void;
  /** Enter: the search is complete. */
  readonly onEnter: () => void;
  /** The arrow that leads below the field. */
  readonly onBelow: () => void;
  readonly onHelp: () => void;
}

/**
 * The text of a search: a combobox that suggests fields and their values. Finished parts are chips, which the arrow and
 * Backspace reach from the text.
 */
export function SearchField(props: SearchFieldProps) {
  const { handle, edit, problems, problemsId, onEdit, onEnter, onBelow, onHelp } = props;
  const text = useText();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const chips = useRef<ChipActions>(null);
  /** Where the caret goes, or that everything is selected, once the text is there. */
  const wantedCaret = useRef<number | 'all'>(null);
  const isComposing = useRef(false);
  const hasTakenEscape = useRef(false);
  const suggestions = useSuggestions(edit);
  const { list, active, isOpen } = suggestions;
  const whole = textOf(edit);

  useLayoutEffect(() => {
    const caret = wantedCaret.current;
    wantedCaret.current = null;
    if (caret === 'all') input.current?.select();
    else if (caret !== null) input.current?.setSelectionRange(caret, caret);
  });

  /** Takes over a change that is not typing, and puts the caret where it belongs. */
  function change(next: SearchEdit): void {
    wantedCaret.current = next.caret;
    onEdit(next);
    input.current?.focus();
  }

  function type(element: HTMLInputElement): void {
    const { value } = element;
    const caret = element.selectionStart ?? value.length;
    const next = isComposing.current ? { ...edit, draft: value, caret } : typed(edit, value, caret);
    if (next.draft !== value) wantedCaret.current = next.caret;
    onEdit(next);
    suggestions.open();
  }

  function accept(index: number): void {
    const chosen = list[index];
    if (!chosen) return;
    change(taken(chosen.edited));
    suggestions.accepted(chosen);
  }

  function showAsText(): boolean {
    const element = input.current;
    if (!element || !canHaveFocus(element)) return false;
    wantedCaret.current = 'all';
    onEdit(asText(edit));
    element.focus();
    return true;
  }

  useImperativeHandle(handle, () => ({
    focus: () => input.current?.focus(),
    selectAll: showAsText,
    editAt: (place) => {
      const index = chipPlaces(edit).findIndex(({ from, to }) => place.from >= from && place.to <= to);
      change(index < 0 ? { ...edit, caret: Math.max(0, place.to - draftStart(edit)) } : chipAsText(edit, index));
    },
    hasTakenEscape: () => hasTakenEscape.current,
  }));

  function press(event: KeyboardEvent<HTMLInputElement>): void {
    if (isComposing.current || event.nativeEvent.isComposing) return;
    if (pressed(event)) event.preventDefault();
  }

  function pressed(event: KeyboardEvent<HTMLInputElement>): boolean {
    const { key, altKey, shiftKey, ctrlKey, metaKey, currentTarget: element } = event;
    const isAtStart = element.selectionStart === 0 && element.selectionEnd === 0;
    if (hasPressed('Mod+A', event) && edit.chips.length > 0) {
      showAsText();
      return true;
    }
    if (ctrlKey || metaKey) return false;
    switch (key) {
      case 'ArrowDown':
        if (isOpen ? !suggestions.move(1) : !altKey) onBelow();
        else if (!isOpen) suggestions.open(true);
        return true;
      case 'ArrowUp':
        if (isOpen) suggestions.move(-1);
        return isOpen;
      case 'Enter':
        if (isOpen && active >= 0) accept(active);
        else {
          suggestions.close();
          onEdit(settled(edit));
          onEnter();
        }
        return true;
      case 'Tab':
        if (shiftKey || !isOpen || active < 0) return false;
        accept(active);
        return true;
      case 'Escape':
        hasTakenEscape.current = isOpen;
        suggestions.close();
        return isOpen;
      case 'Backspace':
        if (!isAtStart || edit.chips.length === 0) return false;
        change(chipAsText(edit, edit.chips.length - 1));
        return true;
      case 'ArrowLeft':
        return isAtStart && !shiftKey && (chips.current?.focusLast() ?? false);
      default:
        return false;
    }
  }

  return (
    <div className={styles.box}>
      <div
        className={styles.field}
        data-ringed=""
        data-problem={problems.length > 0}
        onPointerDown={(event) => {
          if (event.target !== event.currentTarget) return;
          event.preventDefault();
          input.current?.focus();
        }}
      >
        <Search size={17} aria-hidden="true" className={styles.icon} />
        <div className={styles.parts}>
          <Chips
            handle={chips}
            edit={edit}
            problems={problems}
            onRemove={(index) => onEdit(withoutChip(edit, index))}
            onEditText={(index) => change(chipAsText(edit, index))}
            onLeave={() => input.current?.focus()}
          />
          <input
            ref={input}
            className={styles.input}
            role="combobox"
            aria-label={text('search.field')}
            aria-autocomplete="list"
            aria-expanded={isOpen}
            aria-controls={isOpen ? `${id}-list` : undefined}
            aria-activedescendant={isOpen && active >= 0 ? optionId(id, active) : undefined}
            aria-describedby={problems.length > 0 ? problemsId : undefined}
            aria-invalid={problems.length > 0}
            value={edit.draft}
            placeholder={whole === '' ? text('search.placeholder') : undefined}
            maxLength={longestSearch}
            dir="auto"
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            enterKeyHint="search"
            onChange={({ currentTarget }) => type(currentTarget)}
            onCompositionStart={() => {
              isComposing.current = true;
            }}
            onCompositionEnd={({ currentTarget }) => {
              isComposing.current = false;
              type(currentTarget);
            }}
            onSelect={({ currentTarget }) => suggestions.caretAt(currentTarget.selectionStart ?? 0)}
            onKeyDown={press}
            onBlur={() => {
              suggestions.close();
              if (!isComposing.current) onEdit(settled(edit));
            }}
          />
        </div>
        {whole !== '' && (
          <Button
            look="icon"
            icon={<X size={16} aria-hidden="true" />}
            aria-label={text('search.clear')}
            title={text('search.clear')}
            onClick={() => change(nothingTyped)}
          />
        )}
        <Button
          look="icon"
          icon={<CircleHelp size={16} aria-hidden="true" />}
          aria-label={text('search.help')}
          title={text('search.help')}
          onClick={onHelp}
        />
      </div>
      {isOpen && <Suggestions id={id} list={list} active={active} onChoose={accept} />}
    </div>
  );
}
