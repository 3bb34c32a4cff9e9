import type { Attachment } from '../../shared/domain/body.ts';
import type { StampedEvent } from '../../shared/domain/event.ts';
import type { Id } from '../../shared/domain/id.ts';
import type { Posted } from '../../shared/domain/ticket/conversation.ts';
import { type ColumnData, dataIn, joinedData } from '../columns/column-data.ts';
import { createDictionary } from '../columns/dictionary.ts';
import { createColumn } from '../columns/growing.ts';
import { createTextColumn } from '../columns/text-column.ts';
import { createTextIndex } from '../columns/text-index.ts';
import { createWideningColumn, type WideningColumn, wideningIn } from '../columns/widening.ts';

/** A file as an entry of a ticket names it. */
export interface NamedFile extends Attachment {
  readonly ticketId: Id;
}

/** All files that entries name, including retracted entries. */
export interface NamedFiles {
  readonly note: (events: readonly StampedEvent[]) => void;
  /** Whether an entry names these bytes. */
  readonly has: (hash: string) => boolean;
  /** The name of these bytes in each entry. */
  readonly withHash: (hash: string) => readonly NamedFile[];
  readonly all: () => Iterable<NamedFile>;
  readonly size: () => number;
  /** The files from a number on, up to another or the last, in the order in which they were noted. */
  readonly save: (from: number, to?: number) => ColumnData;
  /** Adds saved files, which follow those that are already there. */
  readonly load: (part: ColumnData) => void;
}

export function createNamedFiles(): NamedFiles {
  const hashes = createTextIndex();
  const tickets = createTextIndex();
  const types = createDictionary();
  const names = createTextColumn();
  const columns = {
    hash: createWideningColumn(),
    ticket: createWideningColumn(),
    type: createWideningColumn(),
    size: createWideningColumn(),
  };
  const ofHash = createChains(columns.hash);
  const ofTicket = createChains(columns.ticket);

  function at(file: number): NamedFile {
    return {
      name: names.get(file),
      size: columns.size.get(file),
      type: types.text(columns.type.get(file)),
      hash: hashes.textAt(columns.hash.get(file)),
      ticketId: tickets.textAt(columns.ticket.get(file)),
    };
  }

  function withHash(text: string): NamedFile[] {
    const hash = hashes.find(text);
    return hash < 0 ? [] : [...ofHash.newestFirst(hash)].map(at).reverse();
  }

  function add({ hash, name, size, type, ticketId }: NamedFile): void {
    const [hashCode, ticketCode] = [hashes.add(hash), tickets.add(ticketId)];
    const isSame = (file: number) =>
      columns.hash.get(file) === hashCode && columns.size.get(file) === size && names.get(file) === name;
    // A picture of a signature is in thousands of tickets, but a ticket has few files.
    for (const file of ofTicket.newestFirst(ticketCode)) if (isSame(file)) return;
    names.push(name);
    columns.hash.push(hashCode);
    columns.ticket.push(ticketCode);
    columns.type.push(types.codeOf(type));
    columns.size.push(size);
    chain(names.length - 1);
  }

  function chain(file: number): void {
    ofHash.add(file);
    ofTicket.add(file);
  }

  function save(from: number, to = names.length): ColumnData {
    const parts = Object.entries(columns).map(([name, column]) => [name, column.part(from, to)] as const);
    return joinedData({
      names: names.part(from, to),
      hashes: hashes.part(codesUpTo(columns.hash, from), codesUpTo(columns.hash, to)),
      tickets: tickets.part(codesUpTo(columns.ticket, from), codesUpTo(columns.ticket, to)),
      columns: { json: types.all(), arrays: Object.fromEntries(parts) },
    });
  }

  function load(part: ColumnData): void {
    const from = names.length;
    names.load(dataIn(part, 'names'));
    hashes.load(dataIn(part, 'hashes'));
    tickets.load(dataIn(part, 'tickets'));
    const data = dataIn(part, 'columns');
    for (const [name, column] of Object.entries(columns)) column.load(wideningIn(data, name));
    // Safe: `save` wrote it, and stored bytes are checked before they are read.
    for (const type of data.json as readonly string[]) types.codeOf(type);
    for (let file = from; file < names.length; file += 1) chain(file);
  }

  return {
    note: (events) => {
      for (const event of events) for (const file of filesOf(event)) add(file);
    },
    has: (hash) => hashes.find(hash) >= 0,
    withHash,
    all: function* () {
      for (let file = 0; file < names.length; file += 1) yield at(file);
    },
    size: () => names.length,
    save,
    load,
  };
}

/** The files with the same code in a column. */
function createChains(column: WideningColumn) {
  /** By code: its last file plus one, so that zero is none; and by file: the one before it with the same code. */
  const last = createColumn('u32');
  const before = createColumn('u32');

  return {
    add: (file: number): void => {
      const code = column.get(file);
      while (last.length <= code) last.push(0);
      before.push(last.get(code));
      last.set(code, file + 1);
    },
    newestFirst: function* (code: number): Iterable<number> {
      for (let file = code < last.length ? last.get(code) - 1 : -1; file >= 0; file = before.get(file) - 1) yield file;
    },
  };
}

/** How many different codes the first files have: codes are given in the order of the files. */
function codesUpTo(column: WideningColumn, to: number): number {
  let codes = 0;
  for (let file = 0; file < to; file += 1) codes = Math.max(codes, column.get(file) + 1);
  return codes;
}

function filesOf({ type, target, data }: StampedEvent): NamedFile[] {
  if (type !== 'conversation.posted') return [];
  const { attachments } = data as Posted; // Safe: events of another shape have another type here.
  return attachments.map((file) => ({ ...file, ticketId: target.id }));
}
