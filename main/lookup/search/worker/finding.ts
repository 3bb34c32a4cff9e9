import type { Id } from '../../../../shared/domain/id.ts';
import type { Term } from '../../../../shared/views/search/term.ts';
import type { IndexDatabase, Row } from './database.ts';
import type { Hit, Search } from './requests.ts';

/** Finds tickets, newest first. */
export type Find = (search: Search, below: number | null, limit: number) => Hit[];

export function createFinding({ all, get }: IndexDatabase): Find {
  const hitsIn = (rows: readonly Row[]) => rows.map(({ id, place }): Hit => ({ id: String(id), place: Number(place) }));

  /** Among the tickets whose texts are in one row: SQLite goes through them from the newest, until there are enough. */
  function findOne({ wanted, unwanted }: Search, below: number, limit: number): Hit[] {
    const left = wanted.length > 0 ? wanted.map(expression).join(' AND ') : undefined;
    const out = unwanted.map(expression).join(' OR ');
    if (left !== undefined) {
      const match = out === '' ? left : `(${left}) NOT (${out})`;
      const sql = `SELECT ticket.id, ticket.place FROM one JOIN ticket ON ticket.place = one.rowid
        WHERE one MATCH ? AND one.rowid < ? ORDER BY one.rowid DESC LIMIT ?`;
      return hitsIn(all(sql, match, below, limit));
    }
    const without = out === '' ? '' : 'AND place NOT IN (SELECT rowid FROM one WHERE one MATCH ?)';
    const sql = `SELECT id, place FROM ticket WHERE sign IS NOT NULL AND place < ? ${without} ORDER BY place DESC LIMIT ?`;
    return hitsIn(out === '' ? all(sql, below, limit) : all(sql, below, out, limit));
  }

  /** Among the others, whose rows are few: one row need not contain all that is sought. */
  function findMany({ wanted, unwanted }: Search, below: number): Hit[] {
    if (!get('SELECT 1 AS present FROM part LIMIT 1')) return [];
    const sql = 'SELECT id, place FROM ticket WHERE sign IS NULL AND place < ? ORDER BY place DESC';
    const having = wanted.map(containing);
    const others = unwanted.map(containing);
    return hitsIn(all(sql, below)).filter(
      ({ id }) => having.every((ids) => ids.has(id)) && !others.some((ids) => ids.has(id)),
    );
  }

  function containing(term: Term): ReadonlySet<Id> {
    const rows = all(
      'SELECT part.id FROM many JOIN part ON part.row = many.rowid WHERE many MATCH ?',
      expression(term),
    );
    return new Set(rows.map(({ id }) => String(id)));
  }

  return (search, below, limit) => {
    const limitPlace = below ?? Number.MAX_SAFE_INTEGER;
    const hits = [...findOne(search, limitPlace, limit), ...findMany(search, limitPlace)];
    return hits.sort((one, other) => other.place - one.place).slice(0, limit);
  };
}

/** A term for FTS5. Its tokens hold letters, digits and emoji only, so there is nothing to escape. */
function expression({ tokens, isPrefix }: Term): string {
  return `"${tokens.join(' ')}"${isPrefix ? ' *' : ''}`;
}
