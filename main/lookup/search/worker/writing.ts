import type { Id } from '../../../../shared/domain/id.ts';
import type { Texts } from './columns.ts';
import type { IndexDatabase } from './database.ts';
import { foldedColumns } from './folded-texts.ts';
import { createPlaces } from './places.ts';
import type { Lacking, Requests, SignedTicket, WrittenTicket } from './requests.ts';

/** Compares tickets with the index, and writes them. */
export interface Writing {
  readonly compare: (tickets: readonly SignedTicket[]) => Lacking[];
  readonly write: (input: Requests['write']['input']) => void;
}

interface StoredTicket {
  readonly place: number;
  readonly changedMs: number;
  /** The sign of its only row; null if it has several. */
  readonly sign: string | null;
}

export function createWriting(database: IndexDatabase): Writing {
  const { run, all, get, transaction } = database;
  const places = createPlaces(database);

  function stored(id: Id): StoredTicket | undefined {
    const row = get('SELECT place, changed_ms, sign FROM ticket WHERE id = ?', id);
    if (!row) return undefined;
    return {
      place: Number(row.place),
      changedMs: Number(row.changed_ms),
      sign: typeof row.sign === 'string' ? row.sign : null,
    };
  }

  function storedSigns(id: Id): ReadonlyMap<number, string> {
    const rows = all('SELECT number, sign FROM part WHERE id = ?', id);
    return new Map(rows.map(({ number, sign }) => [Number(number), String(sign)]));
  }

  function lacking({ id, changedMs, signs }: SignedTicket): Lacking[] {
    const present = stored(id);
    const isSame = present?.changedMs === changedMs;
    const [only] = signs;
    if (signs.length === 1) return isSame && present.sign === only ? [] : [{ id, rows: [0] }];
    const known = storedSigns(id);
    const rows = signs.flatMap((sign, number) => (known.get(number) === sign ? [] : [number]));
    return isSame && rows.length === 0 && known.size === signs.length ? [] : [{ id, rows }];
  }

  function insert(table: 'one' | 'many', row: number, texts: Texts): void {
    const columns = foldedColumns(texts);
    run(
      `INSERT INTO ${table} (rowid, summary, requester, entries, notes, files) VALUES (?, ?, ?, ?, ?, ?)`,
      row,
      ...columns,
    );
  }

  function removeParts(id: Id, from: number): void {
    for (const { row } of all('SELECT row FROM part WHERE id = ? AND number >= ?', id, from)) {
      run('DELETE FROM many WHERE rowid = ?', Number(row));
    }
    run('DELETE FROM part WHERE id = ? AND number >= ?', id, from);
  }

  function remove(id: Id): void {
    const present = stored(id);
    if (!present) return;
    if (present.sign === null) removeParts(id, 0);
    else run('DELETE FROM one WHERE rowid = ?', present.place);
    run('DELETE FROM ticket WHERE id = ?', id);
  }

  function writeOne({ id, changedMs, signs, rows }: WrittenTicket): void {
    remove(id);
    const place = places.next(changedMs);
    run('INSERT INTO ticket VALUES (?, ?, ?, ?)', place, id, changedMs, signs[0] ?? '');
    for (const [, texts] of rows) insert('one', place, texts);
  }

  function writeMany({ id, changedMs, signs, rows }: WrittenTicket): void {
    if (stored(id)?.sign === null) run('DELETE FROM ticket WHERE id = ?', id);
    else remove(id);
    run('INSERT INTO ticket VALUES (?, ?, ?, NULL)', places.next(changedMs), id, changedMs);
    removeParts(id, signs.length);
    for (const [number, texts] of rows) {
      const before = get('SELECT row FROM part WHERE id = ? AND number = ?', id, number);
      if (before) {
        run('DELETE FROM many WHERE rowid = ?', Number(before.row));
        run('DELETE FROM part WHERE row = ?', Number(before.row));
      }
      const row = Number(get('SELECT max(row) AS row FROM part')?.row ?? 0) + 1;
      run('INSERT INTO part VALUES (?, ?, ?, ?)', row, id, number, signs[number] ?? '');
      insert('many', row, texts);
    }
  }

  return {
    compare: (tickets) => tickets.flatMap(lacking),
    write: ({ tickets, removed }) => {
      // The index takes rows in ascending order most easily.
      const inOrder = tickets.toSorted((one, other) => one.changedMs - other.changedMs);
      transaction(() => {
        for (const id of removed) remove(id);
        for (const ticket of inOrder) (ticket.signs.length === 1 ? writeOne : writeMany)(ticket);
      });
    },
  };
}
