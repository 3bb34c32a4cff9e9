import type { Id } from '../../../shared/domain/id.ts';
import { type TicketRow, ticketRow } from '../../../shared/domain/ticket/row.ts';
import { emptyTicket } from '../../../shared/domain/ticket/ticket.ts';
import type { ColumnData } from '../../columns/column-data.ts';
import { createTextIndex } from '../../columns/text-index.ts';
import { createCompleteness } from './completeness.ts';
import { createNumberIndex } from './number-index.ts';
import { openByGroup } from './open-by-group.ts';
import { readRow } from './read-row.ts';
import { createRowColumns, putRow } from './row-columns.ts';
import { createRowCursor } from './row-cursor.ts';
import { fitsColumns, numberIn, thereBit } from './row-parts.ts';
import type { RowCursor, RowTable } from './row-table.ts';
import { isPlain, loadFirstRows, loadRows, saveRows } from './stored-rows.ts';

/** In the columns instead of a row that does not fit. */
const blank = ticketRow(emptyTicket(''));

type Steps = (isEnough: () => boolean) => boolean;

/** Work in steps, of which the first ones are these tasks. */
function afterAll(tasks: (() => unknown)[], begin: () => Steps): Steps {
  let steps: Steps | undefined;
  return (isEnough) => {
    const task = tasks.shift();
    if (task) {
      task();
      return false;
    }
    steps ??= begin();
    return steps(isEnough);
  };
}

export function createRowTable(): RowTable {
  const ids = createTextIndex();
  const columns = createRowColumns();
  const { group, requester } = columns;
  const numberAt = (ordinal: number) => numberIn(columns.texts.bytesAt(ordinal));
  const numbers = createNumberIndex(numberAt);
  /** Rows that do not fit the columns. There are none, unless another program wrote to the journal. */
  const unusual = new Map<number, TicketRow>();
  const listeners: ((ordinal: number) => void)[] = [];
  /** What was left for later when the first rows were loaded, in steps. */
  const left: (() => unknown)[] = [];
  let count = 0;
  /** Until the first change, which can put an open ticket anywhere. */
  let openOrder: string | undefined;

  function tell(ordinal: number): void {
    openOrder = undefined;
    for (const listener of listeners) listener(ordinal);
  }

  function isThere(ordinal: number): boolean {
    return (columns.flags.at(ordinal) & thereBit) !== 0;
  }

  function ordinalOf(id: Id): number {
    const ordinal = ids.find(id);
    return ordinal >= 0 && isThere(ordinal) ? ordinal : -1;
  }

  function cursor(): RowCursor {
    const inColumns = createRowCursor(columns, ids.textAt);
    return { at: (ordinal) => (unusual.size > 0 ? unusual.get(ordinal) : undefined) ?? inColumns.at(ordinal) };
  }

  function rowAt(ordinal: number): TicketRow {
    if (!isThere(ordinal)) throw new RangeError(`There is no row ${ordinal}`);
    return unusual.get(ordinal) ?? readRow(columns, ordinal, ids.textAt(ordinal));
  }

  function* unusualOnes(isOne: (row: TicketRow) => boolean): Generator<number> {
    for (const [ordinal, row] of unusual) if (isOne(row)) yield ordinal;
  }

  function ofRequester(personId: Id): readonly number[] {
    const found = requester.of(personId);
    if (unusual.size > 0) found.push(...unusualOnes(({ requesterId }) => requesterId === personId));
    return found;
  }

  function someOfRequester(personId: Id, isOne: (ordinal: number) => boolean): boolean {
    if (requester.some(personId, isOne)) return true;
    for (const [ordinal, { requesterId }] of unusual) if (requesterId === personId && isOne(ordinal)) return true;
    return false;
  }

  function countOfRequester(personId: Id): number {
    let found = requester.count(personId);
    if (unusual.size > 0) for (const _ of unusualOnes(({ requesterId }) => requesterId === personId)) found += 1;
    return found;
  }

  function place(ordinal: number, row: TicketRow): void {
    const fits = fitsColumns(row);
    putRow(columns, ordinal, fits ? row : { ...blank, whereabouts: row.whereabouts });
    if (fits) unusual.delete(ordinal);
    else {
      requester.clear(ordinal);
      unusual.set(ordinal, row);
    }
  }

  function put(row: TicketRow): number {
    const ordinal = ids.add(row.id);
    const wasThere = ordinal < columns.texts.length() && isThere(ordinal);
    const isFound =
      wasThere && !unusual.has(ordinal) && Buffer.compare(numberAt(ordinal), Buffer.from(row.number)) === 0;
    if (!wasThere) count += 1;
    place(ordinal, row);
    if (!isFound) numbers.note(ordinal);
    tell(ordinal);
    return ordinal;
  }

  function drop(id: Id): number {
    const ordinal = ordinalOf(id);
    if (ordinal < 0) return ordinal;
    place(ordinal, blank);
    requester.clear(ordinal);
    columns.flags.put(ordinal, 0);
    count -= 1;
    tell(ordinal);
    return ordinal;
  }

  function noteLoaded(ordinal: number): void {
    numbers.noteLeft();
    numbers.note(ordinal);
    count += 1;
  }

  function loadFirst(data: ColumnData): () => true {
    loadFirstRows({ ids, columns }, data);
    count = ids.length;
    numbers.noteLater(count);
    left.push(
      () => ids.find(''),
      () => requester.of(''),
      () => numbers.noteLeft(),
    );
    return () => true;
  }

  return {
    size: () => ids.length,
    count: () => count,
    has: (id) => ordinalOf(id) >= 0,
    get: (id) => {
      const ordinal = ordinalOf(id);
      return ordinal < 0 ? undefined : rowAt(ordinal);
    },
    ordinalOf,
    idAt: ids.textAt,
    isThere,
    row: rowAt,
    cursor,
    groupOf: group.codeAt,
    groupAt: group.valueOf,
    groups: group.codes,
    openByGroup: () => openByGroup(columns, unusual, ids.length),
    withNumber: (number) =>
      number === '' ? [] : [...numbers.with(number), ...unusualOnes((row) => row.number === number)],
    ofRequester,
    someOfRequester,
    countOfRequester,
    requestersWith: requester.withMany,
    areOpenInOrder: (orderName) => orderName === openOrder,
    setOpenOrder: (orderName) => {
      openOrder = orderName;
    },
    onChange: (listener) => void listeners.push(listener),
    ...createCompleteness(),
    put,
    drop,
    save: (ordinals) => saveRows({ ids, columns, unusual }, ordinals),
    load: (data) => {
      if (ids.length === 0 && isPlain(data)) return loadFirst(data);
      return afterAll([...left.splice(0)], () => loadRows({ ids, columns }, data, { put, loaded: noteLoaded }));
    },
  };
}
