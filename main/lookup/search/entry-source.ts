import type { Id } from '../../../shared/domain/id.ts';
import type { EntryText, TicketTexts } from '../../engine/ticket-texts.ts';

/** The entries of tickets, in parts, the oldest first. */
export interface EntrySource {
  readonly parts: (ticketId: Id) => number;
  readonly entries: (ticketId: Id, part: number) => Promise<readonly EntryText[]>;
}

interface Kept {
  readonly sign: string;
  readonly entries: Promise<readonly EntryText[]>;
  /** The number of characters. */
  length: number;
}

/** While somebody types, the same tickets are found again and again. */
const mostKept = 2_000_000;

/** Reads entries from the journal, and keeps those that were read last. */
export function createEntrySource({ signs, entries }: Pick<TicketTexts, 'signs' | 'entries'>): EntrySource {
  const kept = new Map<string, Kept>();
  let total = 0;

  function drop(name: string): void {
    total -= kept.get(name)?.length ?? 0;
    kept.delete(name);
  }

  function keep(name: string, one: Kept): void {
    drop(name);
    kept.set(name, one);
    total += one.length;
    for (const [oldest] of kept) {
      if (total <= mostKept || oldest === name) break;
      drop(oldest);
    }
  }

  async function read(name: string, sign: string, ticketId: Id, part: number): Promise<readonly EntryText[]> {
    const reading = entries(ticketId, part);
    const one: Kept = { sign, entries: reading, length: 0 };
    keep(name, one);
    try {
      const texts = await reading;
      const length = texts.reduce((sum, { text }) => sum + text.length, 0);
      if (kept.get(name) === one) keep(name, { ...one, length });
      return texts;
    } catch (error) {
      drop(name);
      throw error;
    }
  }

  return {
    parts: (ticketId) => signs(ticketId)?.parts.length ?? 0,
    entries: async (ticketId, part) => {
      const sign = signs(ticketId)?.parts[part];
      if (sign === undefined) return [];
      const name = `${ticketId} ${part}`;
      const known = kept.get(name);
      if (known?.sign !== sign) return read(name, sign, ticketId, part);
      keep(name, known);
      return known.entries;
    },
  };
}
