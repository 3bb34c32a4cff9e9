import type { Engine } from '../../main/engine/engine.ts';
import { digitsOf, digitsWanted } from '../../main/lookup/person-key.ts';
import { placeOf } from '../../main/lookup/search/newest-rows.ts';
import { agentAccess, canSee } from '../../shared/domain/access.ts';
import { compile } from '../../shared/domain/conditions/compile.ts';
import { currentRecord } from '../../shared/domain/records/current-record.ts';
import { deskTimeZone } from '../../shared/domain/records/time-zone.ts';
import type { Posted } from '../../shared/domain/ticket/conversation.ts';
import type { TicketRow } from '../../shared/domain/ticket/row.ts';
import { foldedWords } from '../../shared/views/search/folded-words.ts';
import { parseSearch } from '../../shared/views/search/parse-search.ts';
import { searchChoices } from '../../shared/views/search/search-choices.ts';
import type { SearchWord } from '../../shared/views/search/search-word.ts';
import { hasTerm, termOf } from '../../shared/views/search/term.ts';
import { isPosted } from '../../shared/views/thread-mark.ts';

type SearchedEngine = Pick<Engine, 'rows' | 'records' | 'tickets' | 'thread'>;

/** The ids of the tickets that a search must find, newest first: all tickets are read and compared one by one. */
export async function naiveSearch(
  engine: SearchedEngine,
  agentId: string,
  text: string,
  nowMs: number,
): Promise<string[]> {
  const { rows, records } = engine;
  const access = agentAccess(records, agentId);
  if (!access) return [];
  const { condition, words } = parseSearch(text, { choices: searchChoices(records), peopleNamed: () => [] });
  if (!condition && words.length === 0) return [];
  const holds = condition && compile(condition, records).holds;
  const at = { agentId, teamIds: access.teams, nowMs, timeZone: deskTimeZone(records) };
  const found: { readonly id: string; readonly place: number }[] = [];
  for (let ordinal = 0; ordinal < rows.size(); ordinal += 1) {
    if (!rows.isThere(ordinal)) continue;
    const row = rows.row(ordinal);
    if (!canSee(access, row.whereabouts) || (holds && !holds(row, at))) continue;
    if (await hasWords(engine, row, words)) found.push({ id: row.id, place: placeOf(row.updatedMs, ordinal) });
  }
  return found.toSorted((a, b) => b.place - a.place).map(({ id }) => id);
}

async function hasWords(engine: SearchedEngine, row: TicketRow, words: readonly SearchWord[]): Promise<boolean> {
  const texts = (await textsOf(engine, row)).map((text) => foldedWords(text));
  const phone = digitsOf(currentRecord(engine.records, 'person', row.requesterId)?.phone ?? '');
  const isIn = (word: SearchWord) => {
    const term = termOf(word);
    return term !== undefined && texts.some((text) => hasTerm(text, term));
  };
  const isCalled = (typed: string) => phone.includes(digitsWanted(typed) ?? '?');
  const isNumbered = ({ text }: SearchWord) =>
    /^[a-z]{0,3}\d+$/i.test(text) && text.length > 1 && row.number.includes(text.toUpperCase());
  const isFound = (word: SearchWord, index: number): boolean => {
    if (word.isExcluded) return !isIn(word);
    if (isIn(word) || isNumbered(word) || isCalled(word.text)) return true;
    // Digits in a row may be one phone number.
    let [from, to] = [index, index + 1];
    while (isOfPhone(words[from - 1])) from -= 1;
    while (isOfPhone(words[to])) to += 1;
    const typed = words.slice(from, to);
    return typed.length > 1 && isOfPhone(word) && isCalled(typed.map((one) => one.text).join(' '));
  };
  return words.every(isFound);
}

function isOfPhone(word: SearchWord | undefined): boolean {
  return word !== undefined && !word.isExcluded && /^[\d+()./-]+$/.test(word.text);
}

async function textsOf({ records, tickets, thread }: SearchedEngine, row: TicketRow): Promise<string[]> {
  const person = currentRecord(records, 'person', row.requesterId);
  const [ticket] = await tickets.load([row.id]);
  const { commits } = await thread.page(row.id, { from: null, before: null, limit: 10_000 });
  const retracted = new Set(ticket?.conversation.entries.filter((entry) => entry.retracted).map(({ id }) => id));
  const posted = commits.flatMap(({ events }) => events.filter(isPosted).map(({ data }) => data as Posted)); // Safe: read by its schema.
  return [
    row.fields.summary,
    ...[person?.name, person?.email, person?.phone].map((text) => text ?? ''),
    ...posted
      .filter(({ entryId }) => !retracted.has(entryId))
      .flatMap(({ body, attachments }) => [body.text, ...attachments.map(({ name }) => name)]),
  ];
}
