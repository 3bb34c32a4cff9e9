import { currentRecord } from '../../../shared/domain/records/current-record.ts';
import type { DeskRecords } from '../../../shared/domain/records/desk-records.ts';
import type { TicketRow } from '../../../shared/domain/ticket/row.ts';
import { tokensOf } from '../../../shared/views/search/folded-words.ts';
import { wantedTerms } from '../../../shared/views/search/marks.ts';
import type { SearchWord } from '../../../shared/views/search/search-word.ts';
import { hasTerm } from '../../../shared/views/search/term.ts';

/** The texts of a ticket that are known without its entries. */
export function textsOfRow(records: DeskRecords, row: Pick<TicketRow, 'fields' | 'requesterId'>): readonly string[] {
  const person = currentRecord(records, 'person', row.requesterId);
  return [row.fields.summary, ...(person ? [person.name, person.email ?? '', person.phone ?? ''] : [])];
}

/** Tells whether the texts of a row contain all words, while the index of all texts is not there. */
export function createRowTest(records: DeskRecords, words: readonly SearchWord[]): (row: TicketRow) => boolean {
  const terms = wantedTerms(words);
  return (row) => {
    const texts = textsOfRow(records, row).map((text) => tokensOf(text).map((word) => ({ word })));
    return terms.every((term) => texts.some((text) => hasTerm(text, term)));
  };
}
