import type { Term } from '../../../shared/views/search/term.ts';
import type { Rest } from '../../platform/in-slices.ts';
import { type NewestRows, ordinalIn } from './newest-rows.ts';
import { type TicketSource, textsOf } from './ticket-source.ts';
import { foldedColumns } from './worker/folded-texts.ts';
import type { Hit, Search } from './worker/requests.ts';

export interface Scanned {
  readonly hits: readonly Hit[];
  /** The place below which the search continues; null if all tickets were read. */
  readonly next: number | null;
}

export interface ScanOptions {
  /** The tickets below this place; all if it is null. */
  readonly below: number | null;
  readonly limit: number;
  /** Whether the search has taken long enough; what was found until then is returned. */
  readonly isEnough: () => boolean;
  readonly signal: AbortSignal | undefined;
}

/** So many tickets are read at the same time. */
const atOnce = 4;

/** Finds tickets without an index, by reading their texts, newest first. */
export function createScan({ rows, texts }: TicketSource, newest: NewestRows, rest: Rest) {
  return async (search: Search, { below, limit, isEnough, signal }: ScanOptions): Promise<Scanned> => {
    const places = await newest.places(rest);
    const hits: Hit[] = [];
    let next = below === null ? 0 : places.findIndex((place) => place < below);
    if (next < 0) return { hits, next: null };
    while (next < places.length) {
      signal?.throwIfAborted();
      const pause = rest();
      if (pause) await pause;
      const some = places.subarray(next, next + atOnce);
      const looked = await Promise.all(Array.from(some, (place) => look(search, place)));
      for (const hit of looked) {
        next += 1;
        if (hit && hits.push(hit) === limit) break;
      }
      if (hits.length >= limit || isEnough()) break;
    }
    return { hits, next: next < places.length ? (places[next - 1] ?? null) : null };
  };

  async function look(search: Search, place: number): Promise<Hit | undefined> {
    const ordinal = ordinalIn(place);
    if (!rows.isThere(ordinal)) return undefined;
    const id = rows.idAt(ordinal);
    const columns = (await textsOf(texts, id)).flatMap(foldedColumns);
    return matches(columns, search) ? { id, place } : undefined;
  }
}

/** Each text is a row of words with a blank on either side. */
function matches(columns: readonly string[], { wanted, unwanted }: Search): boolean {
  const padded = columns.map((column) => ` ${column} `);
  const has = (term: Term) => padded.some((column) => column.includes(sought(term)));
  return wanted.every(has) && !unwanted.some(has);
}

function sought({ tokens, isPrefix }: Term): string {
  return ` ${tokens.join(' ')}${isPrefix ? '' : ' '}`;
}
