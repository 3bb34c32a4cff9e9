import type { Id } from '../../../shared/domain/id.ts';
import type { Rows } from '../../engine/rows/row-table.ts';
import type { TicketTexts } from '../../engine/ticket-texts.ts';
import { noTexts, type Texts } from './worker/columns.ts';
import type { SignedTicket, WrittenTicket } from './worker/requests.ts';

/** The tickets of a desk, as search reads them. */
export interface TicketSource {
  readonly rows: Pick<
    Rows,
    'size' | 'isThere' | 'idAt' | 'has' | 'cursor' | 'onChange' | 'isComplete' | 'whenComplete'
  >;
  readonly texts: Pick<TicketTexts, 'signs' | 'summary' | 'requester' | 'entries'>;
  /** Has every change so far noted. */
  readonly settle: () => void;
  /** Names the commits so far, all of whose changes have been noted. The same commits have the same name after a restart. */
  readonly checkpoint: () => Promise<string>;
}

type TextSource = TicketSource['texts'];

/**
 * How a ticket is divided into rows of the index. Most have one. If its entries are in several parts, these have a row
 * each, after the first one with its summary and its requester.
 */
export function signedTicket(texts: TextSource, id: Id): SignedTicket | undefined {
  const signs = texts.signs(id);
  if (!signs) return undefined;
  const { changedMs, head, parts } = signs;
  return { id, changedMs, signs: parts.length > 1 ? [head, ...parts] : [`${head} ${parts[0] ?? ''}`] };
}

/** Reads the texts of some rows of a ticket. */
export async function writtenTicket(
  texts: TextSource,
  ticket: SignedTicket,
  rows: readonly number[],
): Promise<WrittenTicket> {
  const read = rows.map(async (number) => [number, await textsOfRow(texts, ticket, number)] as const);
  return { ...ticket, rows: await Promise.all(read) };
}

/** All texts of a ticket. */
export async function textsOf(texts: TextSource, id: Id): Promise<Texts[]> {
  const ticket = signedTicket(texts, id);
  if (!ticket) return [];
  return Promise.all(ticket.signs.map((_sign, number) => textsOfRow(texts, ticket, number)));
}

async function textsOfRow(texts: TextSource, { id, signs }: SignedTicket, number: number): Promise<Texts> {
  const head = { ...noTexts, summary: [texts.summary(id)], requester: texts.requester(id) };
  if (signs.length === 1) return { ...head, ...(await textsOfPart(texts, id, 0)) };
  return number === 0 ? head : { ...noTexts, ...(await textsOfPart(texts, id, number - 1)) };
}

async function textsOfPart(
  texts: TextSource,
  id: Id,
  part: number,
): Promise<Pick<Texts, 'entries' | 'notes' | 'files'>> {
  const entries = await texts.entries(id, part);
  return {
    entries: entries.filter(({ kind }) => kind !== 'note').map(({ text }) => text),
    notes: entries.filter(({ kind }) => kind === 'note').map(({ text }) => text),
    files: entries.flatMap(({ files }) => files),
  };
}
