import type { KeyboardEvent } from 'react';

/** Moves the focus among the rows of a page with arrow keys, J, K, Home and End. */
export function moveAmongRows(event: KeyboardEvent, rows: readonly HTMLElement[]): void {
  // React events of a dialog bubble to here, too.
  if (!event.currentTarget.contains(event.target as Node)) return;
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const from = rows.findIndex((row) => row.parentElement?.contains(document.activeElement));
  const to = targetOf(event.key, from, rows.length);
  if (to === undefined) return;
  event.preventDefault();
  rows[to]?.focus();
}

function targetOf(key: string, from: number, count: number): number | undefined {
  if (count === 0) return undefined;
  switch (key) {
    case 'ArrowDown':
    case 'j':
    case 'J':
      return Math.min(from + 1, count - 1);
    case 'ArrowUp':
    case 'k':
    case 'K':
      return Math.max(from - 1, 0);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}
