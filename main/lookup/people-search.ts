import type { Id } from '../../shared/domain/id.ts';
import { mailboxIn } from '../../shared/domain/mailbox.ts';
import type { DeskRecords } from '../../shared/domain/records/desk-records.ts';
import { inUse } from '../../shared/domain/records/desk-records.ts';
import { createGathering, type Gathering } from '../../shared/lib/gathering.ts';
import type { ShownPerson } from '../../shared/views/ticket-details.ts';
import type { Steps } from '../platform/in-slices.ts';
import { createPeopleBlocks, type FoundPerson, type PeopleBlock } from './people-blocks.ts';
import { digitsWanted, fewestOfWhole, isWholeNumber, lookupKey } from './person-key.ts';
import { digitsHave, digitsIn, endOfOwner, type PersonLine, personLine } from './person-line.ts';
import { type Wanted, wantedIn } from './wanted-person.ts';

/** Finds people while somebody types a name, an e-mail address or a phone number. */
export interface PeopleSearch {
  /**
   * At most `limit` people: first those whose name or address begins with the text, then those that contain it or its
   * digits; if there are none, those that contain its words in any order. Only people that the agent knows by name are
   * returned, except for a complete address or phone number, which finds anybody.
   */
  readonly find: (text: string, limit: number, isKnown: IsKnown) => Steps<ShownPerson[]>;
  /** All people whose phone number contains these digits, also those whom an agent doesn’t know. */
  readonly calledWith: (digits: string) => Steps<Id[]>;
  readonly personChanged: (personId: Id) => void;
  /** Indexes people in advance; otherwise the first search would have to wait for it. */
  readonly gather: Gathering['takeSome'];
}

type IsKnown = (personId: Id) => boolean;

export function createPeopleSearch(records: DeskRecords, everybody: () => Iterable<Id>): PeopleSearch {
  const people = createPeopleBlocks();
  const gathering = createGathering(everybody, take);

  function take(id: Id): void {
    const record = inUse(records, 'person', id);
    people.set(id, record && personLine(record));
  }

  function shown(id: Id): ShownPerson[] {
    const record = inUse(records, 'person', id);
    if (!record) return [];
    const { name, email, phone, place } = record;
    return [{ id, name, email, phone, place }];
  }

  return {
    *find(text, limit, isKnown) {
      gathering.finish();
      const ids = yield* find({ blocks: people.all(), limit, isKnown }, text);
      return [...new Set(ids)].slice(0, limit).flatMap(shown);
    },
    *calledWith(digits) {
      gathering.finish();
      const searched = { blocks: people.all(), limit: Number.POSITIVE_INFINITY, isKnown: () => true };
      return yield* all(searched, digits, (line) => digitsHave(line, digits));
    },
    personChanged: (personId) => {
      if (gathering.hasTaken(personId)) take(personId);
    },
    gather: gathering.takeSome,
  };
}

/** The people at the beginning of a search, and whom the searching agent knows. */
interface Searched {
  readonly blocks: readonly PeopleBlock[];
  readonly limit: number;
  /** Asked last, because it is expensive. */
  readonly isKnown: IsKnown;
}

/** Visits the people whose lines contain one of some texts, until `isFull`. */
function* visit(
  { blocks }: Searched,
  texts: () => readonly string[],
  take: (person: FoundPerson) => void,
  isFull: () => boolean,
): Steps<void> {
  for (const block of blocks) {
    const held = block.holding(texts());
    for (const person of held) {
      take(person);
      if (isFull()) return;
    }
    yield stepsPerBlock + held.length;
  }
}

/** Searching the text of a block takes as long as so many people do. */
const stepsPerBlock = 8;

function* find(searched: Searched, text: string): Steps<Id[]> {
  const mailbox = mailboxIn(text);
  if (!mailbox) {
    const number = digitsWanted(lookupKey(text));
    const called = number === undefined ? [] : yield* withNumber(searched, number);
    return [...called, ...(yield* search(searched, text))];
  }
  // A complete address means its owner; if it has none, the name may match.
  const end = endOfOwner(mailbox.email);
  const owners = yield* all(searched, end, (line) => line.endsWith(end));
  const like = yield* search(searched, mailbox.email);
  const named = mailbox.name === mailbox.email ? [] : yield* search(searched, mailbox.name);
  return [...owners, ...like, ...named];
}

/** The people with this complete number, with or without the country code. */
function* withNumber(searched: Searched, number: string): Steps<Id[]> {
  if (number.length < fewestOfWhole) return [];
  // Two ways of writing one number end alike.
  const end = number.slice(-fewestOfWhole);
  return yield* all(searched, end, (line) => isWholeNumber(number, digitsIn(line)));
}

/** All people whose lines contain a text, and of whom something else is true. */
function* all(searched: Searched, text: string, isOne: (line: PersonLine) => boolean): Steps<Id[]> {
  const ids: Id[] = [];
  const take = ({ id, line }: FoundPerson) => {
    if (isOne(line)) ids.push(id);
  };
  yield* visit(
    searched,
    () => [text],
    take,
    () => false,
  );
  return ids;
}

function* search(searched: Searched, text: string): Steps<Id[]> {
  const { limit, isKnown } = searched;
  const wanted = wantedIn(text);
  if (wanted.isEmpty || limit === 0) return [];
  const found: Id[] = [];
  const isFull = () => found.length === limit;
  const take = ({ id }: FoundPerson) => {
    if (isKnown(id)) found.push(id);
  };
  yield* visit(searched, () => wanted.beginnings, take, isFull);
  const takeOther = (person: FoundPerson) => {
    if (!wanted.isBegun(person.line) && wanted.isIn(person.line)) take(person);
  };
  if (!isFull()) yield* visit(searched, () => wanted.contained, takeOther, isFull);
  return found.length > 0 ? found : yield* searchInParts(searched, wanted);
}

/** Words in any order are tried only if nobody contains the text itself. */
function* searchInParts(searched: Searched, wanted: Wanted): Steps<Id[]> {
  const { limit, isKnown } = searched;
  const [begun, contained]: [Id[], Id[]] = [[], []];
  const take = ({ id, line }: FoundPerson) => {
    if (wanted.isBegunInParts(line)) {
      if (isKnown(id)) begun.push(id);
    } else if (contained.length < limit && wanted.isInParts(line) && isKnown(id)) contained.push(id);
  };
  // Once enough people only contain the words, only those remain to be found whose name they begin.
  const texts = () => (contained.length < limit ? wanted.containedInParts : wanted.begunInParts);
  yield* visit(searched, texts, take, () => begun.length === limit);
  return [...begun, ...contained];
}
