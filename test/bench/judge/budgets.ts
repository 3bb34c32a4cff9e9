import { textKinds } from '../searches/searches.ts';
import type { Growth, Percentile } from './results.ts';

/**
 * What something may cost. Ratios, counts and sizes hold on every computer. A time is divided by how much slower than the
 * reference computer this one was, in the part that takes most of it.
 */
export type Budget = {
  readonly of: string;
  /** Nothing for a plain number. */
  readonly at?: Percentile;
  readonly most: number;
} & ({ readonly kind: 'ratio' | 'count' | 'size' } | { readonly kind: 'time'; readonly by: 'cpu' | 'disk' });

const blockMs = { most: 50, kind: 'time', by: 'cpu' } as const;

/** The budgets of DESIGN, which hold at every size. */
export const budgets: readonly Budget[] = [
  // One durable operation.
  { of: 'engine.field / raw', at: 'p50', most: 1.4, kind: 'ratio' },
  { of: 'engine.field / raw', at: 'p99', most: 2, kind: 'ratio' },
  { of: 'engine.field / sqlite', at: 'p50', most: 1, kind: 'ratio' },
  { of: 'engine.field growth', most: 1.2, kind: 'ratio' },
  { of: 'engine.reply / raw', at: 'p50', most: 1.9, kind: 'ratio' },
  { of: 'engine.reply / raw', at: 'p99', most: 2, kind: 'ratio' },
  { of: 'engine.reply / sqlite', at: 'p50', most: 1, kind: 'ratio' },
  { of: 'engine.reply growth', most: 1.2, kind: 'ratio' },
  // A new segment, once in thousands of operations, takes a few more.
  { of: 'flushes per operation', most: 1.01, kind: 'count' },
  { of: 'flushes per operation, 256 at once', most: 0.5, kind: 'count' },
  { of: 'questions after the shown ticket', most: 5, kind: 'count' },
  { of: 'questions after another ticket', most: 3, kind: 'count' },

  // Start.
  { of: 'desk.start', at: 'p50', most: 50, kind: 'time', by: 'cpu' },
  { of: 'desk.start growth', most: 1.5, kind: 'ratio' },
  { of: 'desk.start after attachments', at: 'p50', most: 50, kind: 'time', by: 'cpu' },
  { of: 'host.tiles', at: 'p50', most: 1_000, kind: 'time', by: 'cpu' },

  // Reading.
  { of: 'desk.queue', at: 'p95', most: 5, kind: 'time', by: 'cpu' },
  { of: 'desk.ticket page', at: 'p95', most: 5, kind: 'time', by: 'cpu' },
  { of: 'desk.long ticket', at: 'p95', most: 5, kind: 'time', by: 'cpu' },
  { of: 'desk.people', at: 'p95', most: 16, kind: 'time', by: 'cpu' },

  // Searching.
  ...textKinds.map((kind): Budget => ({ of: `search.${kind}`, at: 'p95', most: 50, kind: 'time', by: 'cpu' })),
  { of: 'search.digits', at: 'p95', most: 16, kind: 'time', by: 'cpu' },
  { of: 'search.typos', at: 'p95', most: 16, kind: 'time', by: 'cpu' },

  // The window.
  { of: 'window.open renders', most: 150, kind: 'count' },
  { of: 'window.open questions', most: 2, kind: 'count' },
  { of: 'window.send renders', most: 200, kind: 'count' },
  { of: 'window.elsewhere questions', most: 1, kind: 'count' },

  // Memory, in megabytes.
  { of: 'desk.memory after start', most: 250, kind: 'size' },
  { of: 'desk.memory after work', most: 250, kind: 'size' },
  { of: 'desk.memory without caches', most: 250, kind: 'size' },
  { of: 'search.memory with the index', most: 250, kind: 'size' },
  { of: 'host.memory after start', most: 250, kind: 'size' },
  { of: 'host.memory after work', most: 250, kind: 'size' },

  // The longest block of the event loop.
  { of: 'block.start', ...blockMs },
  { of: 'block.start without caches', ...blockMs },
  { of: 'block.reading', ...blockMs },
  { of: 'block.inbox', ...blockMs },
  { of: 'block.writing', ...blockMs },
  { of: 'block.record change', ...blockMs },
  { of: 'block.bulk', ...blockMs },
  { of: 'block.256 at once', ...blockMs },
  { of: 'block.long ticket', ...blockMs },
  { of: 'block.attachments', ...blockMs },
  { of: 'block.index', ...blockMs },
];

/** What may not grow with the desk. The raw disk is measured in the same rounds, so its changes do not count. */
export const growths: readonly Growth[] = [
  { name: 'engine.field growth', of: 'engine.field / raw', since: 1_000 },
  { name: 'engine.reply growth', of: 'engine.reply / raw', since: 1_000 },
  { name: 'desk.start growth', of: 'desk.start', since: 10_000 },
];
