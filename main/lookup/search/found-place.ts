import type { FoundPlace } from '../../../shared/bridge/contract/search.ts';
import { currentRecord } from '../../../shared/domain/records/current-record.ts';
import type { DeskRecords } from '../../../shared/domain/records/desk-records.ts';
import type { TicketRow } from '../../../shared/domain/ticket/row.ts';
import { marksIn } from '../../../shared/views/search/marks.ts';
import type { SearchWord } from '../../../shared/views/search/search-word.ts';

/** Where searched words are in the row of a ticket: its summary, its number, or what is known about its requester. */
export function foundInRow(records: DeskRecords, row: TicketRow, words: readonly SearchWord[]): FoundPlace | null {
  const place = { who: null, entryId: null, excerpt: '', marks: [] };
  if (marksIn(row.fields.summary, words).length > 0) return { ...place, kind: 'summary' };
  const person = currentRecord(records, 'person', row.requesterId);
  for (const excerpt of person ? [person.name, person.email ?? '', person.phone ?? ''] : []) {
    const marks = marksIn(excerpt, words);
    if (marks.length > 0) return { ...place, kind: 'requester', excerpt, marks };
  }
  return words.length > 0 ? { ...place, kind: 'number', excerpt: row.number, marks: [] } : null;
}
