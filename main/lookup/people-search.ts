import { emailKey } from '../../shared/domain/email.ts';
import type { Id } from '../../shared/domain/id.ts';
import { mailboxIn } from '../../shared/domain/mailbox.ts';
import type { DeskRecords } from '../../shared/domain/records/desk-records.ts';
import { inUse } from '../../shared/domain/records/desk-records.ts';
import { createGathering, type Gathering } from '../../shared/lib/gathering.ts';
import { sortedPosition } from '../../shared/lib/sorted-list.ts';
import type { ShownPerson } from '../../shared/views/ticket-details.ts';
import { digitsOf, digitsWanted, isWholeNumber, lookupKey, wordsOf } from './person-key.ts';

interface Folded {
  readonly person: ShownPerson;
  /** The words of the name, each preceded by a space. */
  readonly name: string;
  readonly email: string;
  /** The address in a normal form for comparison. */
  readonly address: string;
  readonly digits: string;
}

/** Finds people while somebody types a name, an e-mail address or a phone number. */
export interface PeopleSearch {
  /**
   * At most `limit` people: first those whose name or address begins with the text, then those that contain it or its
   * digits; if there are none, those that contain its words in any order. Only people that the agent knows by name are
   * returned, except for a complete address or phone number, which finds anybody.
   */
  readonly find: (text: string, limit: number, isKnown: (personId: Id) => boolean) => ShownPerson[];
  readonly personChanged: (personId: Id) => void;
  /** Indexes people in advance; otherwise the first search would have to wait for it. */
  readonly gather: Gathering['takeSome'];
}

export function createPeopleSearch(records: DeskRecords, everybody: () => Iterable<Id>): PeopleSearch {
  const sorted: Folded[] = [];
  const byId = new Map<Id, Folded>();
  const gathering = createGathering(everybody, take);

  function take(id: Id): void {
    const before = byId.get(id);
    if (before) sorted.splice(sortedPosition(sorted, before, byName), 1);
    byId.delete(id);
    const record = inUse(records, 'person', id);
    if (!record) return;
    const { name, email, phone, place } = record;
    const now = fold({ id, name, email, phone, place });
    byId.set(id, now);
    sorted.splice(sortedPosition(sorted, now, byName), 0, now);
  }

  function all(): readonly Folded[] {
    gathering.finish();
    return sorted;
  }

  function find(text: string, limit: number, isKnown: (personId: Id) => boolean): ShownPerson[] {
    const mailbox = mailboxIn(text);
    if (!mailbox) {
      const number = digitsWanted(lookupKey(text));
      const called = number === undefined ? [] : all().filter(({ digits }) => isWholeNumber(number, digits));
      return atMost(
        limit,
        called.map(({ person }) => person),
        search(all(), text, limit, isKnown),
      );
    }
    // A complete address means its owner; if it has none, the name may match.
    const address = emailKey(mailbox.email);
    const owners = all().filter((one) => one.address === address);
    const like = search(all(), mailbox.email, limit, isKnown);
    const named = mailbox.name === mailbox.email ? [] : search(all(), mailbox.name, limit, isKnown);
    return atMost(
      limit,
      owners.map(({ person }) => person),
      like,
      named,
    );
  }

  return {
    find,
    personChanged: (personId) => {
      if (gathering.hasTaken(personId)) take(personId);
    },
    gather: gathering.takeSome,
  };
}

function fold(person: ShownPerson): Folded {
  return {
    person,
    name: wordsOf(lookupKey(person.name))
      .map((word) => ` ${word}`)
      .join(''),
    email: lookupKey(person.email),
    address: emailKey(person.email),
    digits: digitsOf(person.phone),
  };
}

function byName(a: Folded, b: Folded): number {
  if (a.name !== b.name) return a.name < b.name ? -1 : 1;
  return a.person.id < b.person.id ? -1 : Number(a.person.id > b.person.id);
}

function atMost(limit: number, ...found: readonly (readonly ShownPerson[])[]): ShownPerson[] {
  return [...new Set(found.flat())].slice(0, limit);
}

function search(
  people: readonly Folded[],
  text: string,
  limit: number,
  isKnown: (personId: Id) => boolean,
): ShownPerson[] {
  const wanted = wantedIn(text);
  if (wanted.parts.length === 0) return [];
  const ranks: [ShownPerson[], ShownPerson[], ShownPerson[], ShownPerson[]] = [[], [], [], []];
  for (const one of people) {
    // Words in any order are tried only if nobody contains the text itself.
    const rank =
      rankAsTyped(one, wanted) ?? (ranks[0].length + ranks[1].length > 0 ? undefined : rankInParts(one, wanted));
    // Permission is checked last, because it is expensive and each list is soon full.
    if (rank !== undefined && ranks[rank].length < limit && isKnown(one.person.id)) ranks[rank].push(one.person);
    if (ranks[0].length >= limit) break;
  }
  const [first, second, third, fourth] = ranks;
  const asTyped = [...first, ...second];
  return (asTyped.length > 0 ? asTyped : [...third, ...fourth]).slice(0, limit);
}

interface Part {
  readonly text: string;
  readonly words: readonly string[];
  /** Whether words of the name begin with these words, in order. */
  readonly begun: readonly string[];
  readonly digits: string | undefined;
}

interface Wanted {
  readonly key: string;
  readonly words: string;
  readonly begun: string;
  readonly digits: string | undefined;
  /** The parts between blanks, commas and semicolons. */
  readonly parts: readonly Part[];
}

function wantedIn(text: string): Wanted {
  const key = lookupKey(text).replace(/[\s,;]+$/, '');
  const words = wordsOf(key).join(' ');
  const parts = key
    .split(/[\s,;]+/)
    .filter((part) => /[^\p{P}\p{S}\p{M}]/u.test(part))
    .map((part) => {
      const inPart = wordsOf(part);
      return { text: part, words: inPart, begun: inPart.map((word) => ` ${word}`), digits: digitsWanted(part) };
    });
  return { key, words, begun: ` ${words}`, digits: digitsWanted(key), parts };
}

/** 0 if a name or an address begins with the text, 1 if it, or the number, contains it. */
function rankAsTyped({ name, email, digits }: Folded, wanted: Wanted): 0 | 1 | undefined {
  const { key, words } = wanted;
  if ((words !== '' && name.startsWith(wanted.begun)) || email.startsWith(key)) return 0;
  return (words !== '' && name.includes(words)) || email.includes(key) || isIn(digits, wanted.digits) ? 1 : undefined;
}

/** 2 if each part begins a word or the address, 3 if one is only contained in it. */
function rankInParts(one: Folded, { parts }: Wanted): 2 | 3 | undefined {
  let rank: 2 | 3 = 2;
  for (const part of parts) {
    if (!holds(one, part.words, part)) return undefined;
    if (!holds(one, part.begun, part, true)) rank = 3;
  }
  return rank;
}

function holds({ name, email, digits }: Folded, words: readonly string[], part: Part, fromStart = false): boolean {
  if (words.length > 0 && words.every((word) => name.includes(word))) return true;
  return (fromStart ? email.startsWith(part.text) : email.includes(part.text)) || isIn(digits, part.digits);
}

function isIn(digits: string, wanted: string | undefined): boolean {
  return wanted !== undefined && digits.includes(wanted);
}
