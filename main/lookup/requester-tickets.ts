import type { Id } from '../../shared/domain/id.ts';
import type { Rows } from '../engine/rows/row-table.ts';
import type { Steps } from '../platform/in-slices.ts';
import { createDatedOrdinals, type DatedOrdinals } from './dated-ordinals.ts';
import { createSparseNumbers } from './sparse-numbers.ts';

/** Tickets of one requester that everybody sees alike and that are all open or all closed; none is deleted. */
interface AlikeTickets {
  readonly group: number;
  readonly isOpen: boolean;
  /** By the time at which they were opened. */
  readonly tickets: DatedOrdinals;
}

/**
 * The tickets of requesters who have many, sorted and counted as they change: what is asked about such a requester
 * costs as much as their tickets differ in who sees them, however many are closed.
 */
export interface RequesterTickets {
  /** Undefined for a requester with few tickets, who has no lists, and while the lists are not complete. */
  readonly of: (personId: Id) => Iterable<AlikeTickets> | undefined;
  /** Makes the lists of a requester who needs some. */
  readonly list: (personId: Id) => Steps<void>;
  /** The same for all requesters, in advance: otherwise the first question about each would wait for it. */
  readonly listAll: () => Steps<void>;
}

/** Fewer tickets than this are looked through in less than a millisecond. */
const usualMany = 250;
/** So many rows are listed in one step. */
const inStep = 16;

type ListedRows = Pick<
  Rows,
  'cursor' | 'groupOf' | 'isThere' | 'isComplete' | 'ofRequester' | 'countOfRequester' | 'requestersWith' | 'onChange'
>;

interface Lists {
  /** By a number for each group and state. */
  readonly byKind: Map<number, Numbered>;
  isWhole: boolean;
}

interface Numbered extends AlikeTickets {
  readonly number: number;
}

export function createRequesterTickets(rows: ListedRows, many = usualMany): RequesterTickets {
  const listed = new Map<Id, Lists>();
  const numbered: Numbered[] = [];
  /** The number of the list in which a ticket is, counted from 1. */
  const places = createSparseNumbers('u32');
  const cursor = rows.cursor();

  function listFor({ byKind }: Lists, group: number, isOpen: boolean): Numbered {
    const kind = group * 2 + (isOpen ? 1 : 0);
    const known = byKind.get(kind);
    if (known) return known;
    const added = { group, isOpen, tickets: createDatedOrdinals(), number: numbered.length + 1 };
    byKind.set(kind, added);
    numbered.push(added);
    return added;
  }

  function take(ordinal: number): void {
    const row = rows.isThere(ordinal) ? cursor.at(ordinal) : undefined;
    const lists = row && !row.isDeleted ? listed.get(row.requesterId) : undefined;
    const openedMs = row?.openedMs ?? 0;
    const before = numbered[places.get(ordinal) - 1];
    const after = row && lists && listFor(lists, rows.groupOf(ordinal), row.state === 'open');
    if (before === after && (!after || after.tickets.has(ordinal, openedMs))) return;
    before?.tickets.remove(ordinal, openedMs);
    after?.tickets.add(ordinal, openedMs);
    places.set(ordinal, after?.number ?? 0);
  }

  /** Before all rows are loaded, nothing tells of those that come. */
  function* list(personId: Id): Steps<void> {
    if (!rows.isComplete() || listed.get(personId)?.isWhole || rows.countOfRequester(personId) < many) return;
    const lists = listed.get(personId) ?? { byKind: new Map(), isWhole: false };
    listed.set(personId, lists);
    let count = 0;
    for (const ordinal of rows.ofRequester(personId)) {
      take(ordinal);
      count += 1;
      if (count % inStep === 0) yield inStep;
    }
    lists.isWhole = true;
  }

  rows.onChange((ordinal) => {
    if (listed.size > 0) take(ordinal);
  });

  return {
    of: (personId) => {
      const lists = listed.get(personId);
      return lists?.isWhole && rows.isComplete() ? lists.byKind.values() : undefined;
    },
    list,
    listAll: function* () {
      if (!rows.isComplete()) return;
      for (const personId of rows.requestersWith(many)) yield* list(personId);
    },
  };
}
