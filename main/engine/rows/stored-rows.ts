import type { TicketRow } from '../../../shared/domain/ticket/row.ts';
import { type ColumnData, dataIn, joinedData } from '../../columns/column-data.ts';
import { createTextColumn, textsIn } from '../../columns/text-column.ts';
import type { TextIndex } from '../../columns/text-index.ts';
import type { RowColumns } from './row-columns.ts';

interface Held {
  readonly ids: TextIndex;
  readonly columns: RowColumns;
}

export type SavingRows = Generator<undefined, ColumnData>;

interface Saved extends Held {
  readonly unusual: ReadonlyMap<number, TicketRow>;
}

/** These rows as data for a file, made in steps; a row that changes between them may be in part as it was. */
export function* saveRows({ ids, columns, unusual }: Saved, ordinals: readonly number[]): SavingRows {
  const usual = ordinals.filter((ordinal) => !unusual.has(ordinal));
  const named = createTextColumn();
  for (const ordinal of usual) named.push(ids.textAt(ordinal));
  const groups: Record<string, ColumnData> = {};
  for (const [name, column] of Object.entries(columns)) {
    yield;
    groups[name] = column.save(usual);
  }
  const others = ordinals.flatMap((ordinal) => unusual.get(ordinal) ?? []);
  return joinedData({
    ids: named.part(0, usual.length),
    others: { json: others, arrays: {} },
    ...groups,
  });
}

interface Loading {
  readonly put: (row: TicketRow) => void;
  /** Called for each row that was added to the columns. */
  readonly loaded: (ordinal: number) => void;
}

/** Whether all stored rows fit the columns. */
export function isPlain(data: ColumnData): boolean {
  return (dataIn(data, 'others').json as readonly TicketRow[]).length === 0; // Safe: written by `saveRows`.
}

/** Adds stored rows to a table that has none yet; one after the other would take several times as long. */
export function loadFirstRows({ ids, columns }: Held, data: ColumnData): void {
  for (const [name, column] of Object.entries(columns)) column.load(dataIn(data, name));
  ids.loadForLater(dataIn(data, 'ids'));
}

/** Adds stored rows in steps, except those of tickets that were put or dropped here: what is here is newer. */
export function loadRows(
  { ids, columns }: Held,
  data: ColumnData,
  { put, loaded }: Loading,
): (isEnough: () => boolean) => boolean {
  const stored = textsIn(dataIn(data, 'ids'));
  // All are read before the first row is added: data of another version changes nothing.
  const readers = Object.entries(columns).map(([name, column]) => column.reader(dataIn(data, name)));
  const others = dataIn(data, 'others').json as readonly TicketRow[]; // Safe: written by `saveRows`.
  const total = stored.length + others.length;
  let next = 0;

  function add(index: number): void {
    const ordinal = ids.addBytes(stored.bytesAt(index));
    if (ordinal < columns.texts.length()) return;
    for (const read of readers) read(ordinal, index);
    loaded(ordinal);
  }

  function addOther(row: TicketRow | undefined): void {
    if (row && ids.find(row.id) < 0) put(row);
  }

  return (isEnough) => {
    while (next < total) {
      if (next < stored.length) add(next);
      else addOther(others[next - stored.length]);
      next += 1;
      if (isEnough()) break;
    }
    return next >= total;
  };
}
