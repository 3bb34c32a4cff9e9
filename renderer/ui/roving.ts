import { type FocusEvent, type KeyboardEvent, useState } from 'react';

/** Where a key leads from a button. */
const targets: Readonly<Record<string, (at: number, last: number) => number>> = {
  ArrowRight: (at, last) => (at === last ? 0 : at + 1),
  ArrowLeft: (at, last) => (at === 0 ? last : at - 1),
  Home: () => 0,
  End: (_at, last) => last,
};

/** The buttons of a toolbar are one stop for Tab; the arrow keys, Home, and End move among them. */
interface Roving {
  /** Of each button, by its place among them. */
  readonly tabIndex: (at: number) => 0 | -1;
  /** Of the toolbar. */
  readonly handlers: {
    readonly onFocus: (event: FocusEvent<HTMLElement>) => void;
    readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
  };
}

/** `leave` is called when Escape is pressed in the toolbar. */
export function useRoving(leave: () => void): Roving {
  const [stop, setStop] = useState(0);

  function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
    const { key, currentTarget, target, ctrlKey, metaKey, altKey, shiftKey } = event;
    if (ctrlKey || metaKey || altKey || shiftKey) return;
    const buttons = buttonsOf(currentTarget);
    const next = targets[key]?.(placeAmong(buttons, target), buttons.length - 1);
    if (next === undefined && key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    if (next === undefined) leave();
    else buttons[next]?.focus();
  }

  return {
    tabIndex: (at) => (at === stop ? 0 : -1),
    handlers: {
      onFocus: ({ currentTarget, target }) => {
        const at = placeAmong(buttonsOf(currentTarget), target);
        if (at >= 0) setStop(at);
      },
      onKeyDown,
    },
  };
}

function buttonsOf(toolbar: HTMLElement): readonly HTMLElement[] {
  return [...toolbar.querySelectorAll('button')];
}

function placeAmong(buttons: readonly HTMLElement[], target: EventTarget): number {
  return buttons.indexOf(target as HTMLElement); // Safe: it is only compared.
}
