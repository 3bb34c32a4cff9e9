import type { QueueRow } from '../../../shared/views/queue-row.ts';

const numberLike = /^#\s*([a-z]{0,3}\d{1,12})$|^([a-z]{0,3}\d{1,12})$/i;

/** The number of a ticket that was typed, with or without a number sign; undefined for other texts. */
export function typedNumber(typed: string): string | undefined {
  const [, marked, plain] = numberLike.exec(typed.trim()) ?? [];
  return (marked ?? plain)?.toUpperCase();
}

/** Whether what is shown of a ticket has all words of a text, which the search has not been asked about yet. */
export function stillFound(row: Pick<QueueRow, 'number' | 'summary' | 'requesterName'>, typed: string): boolean {
  const text = `#${row.number} ${row.summary} ${row.requesterName}`.toLowerCase();
  return typed
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
