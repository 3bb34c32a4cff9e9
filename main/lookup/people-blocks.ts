import type { Id } from '../../shared/domain/id.ts';
import { sortedPosition } from '../../shared/lib/sorted-list.ts';
import type { PersonLine } from './person-line.ts';

export interface FoundPerson {
  readonly id: Id;
  readonly line: PersonLine;
}

/** Some people who follow each other. Never changes: another block takes its place. */
export interface PeopleBlock {
  readonly people: readonly FoundPerson[];
  /** The people whose lines contain one of some texts, in order. */
  readonly holding: (texts: readonly string[]) => FoundPerson[];
}

/** The lines of people in order, in blocks whose lines are searched as one text. */
export interface PeopleBlocks {
  /** Undefined removes the person. */
  readonly set: (id: Id, line: PersonLine | undefined) => void;
  /** All people as they are now, whatever changes while they are searched. */
  readonly all: () => readonly PeopleBlock[];
}

const mostPerBlock = 256;

export function createPeopleBlocks(): PeopleBlocks {
  const lines = new Map<Id, PersonLine>();
  let blocks: readonly PeopleBlock[] = [];

  /** The index of the first block that does not end before a person. */
  function blockIndex(person: FoundPerson): number {
    let [low, high] = [0, blocks.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      const last = blocks[middle]?.people.at(-1);
      if (last && compare(last, person) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  function remove(person: FoundPerson): void {
    const index = blockIndex(person);
    const people = blocks[index]?.people ?? [];
    const left = people.toSpliced(sortedPosition(people, person, compare), 1);
    blocks = blocks.toSpliced(index, 1, ...blocksOf(left));
  }

  function add(person: FoundPerson): void {
    const index = Math.min(blockIndex(person), Math.max(0, blocks.length - 1));
    const people = blocks[index]?.people ?? [];
    const more = people.toSpliced(sortedPosition(people, person, compare), 0, person);
    blocks = blocks.toSpliced(index, 1, ...blocksOf(more));
  }

  return {
    set: (id, line) => {
      const before = lines.get(id);
      if (before === line) return;
      if (before !== undefined) remove({ id, line: before });
      lines.delete(id);
      if (line === undefined) return;
      lines.set(id, line);
      add({ id, line });
    },
    all: () => blocks,
  };
}

function blocksOf(people: readonly FoundPerson[]): PeopleBlock[] {
  if (people.length === 0) return [];
  if (people.length <= mostPerBlock) return [blockOf(people)];
  const half = people.length >>> 1;
  return [blockOf(people.slice(0, half)), blockOf(people.slice(half))];
}

/** Many lines as one text, and where each begins. */
interface Joined {
  readonly text: string;
  readonly starts: Uint32Array;
}

function blockOf(people: readonly FoundPerson[]): PeopleBlock {
  let joined: Joined | undefined;
  return {
    people,
    holding: (texts) => {
      joined ??= join(people);
      const held = markedLines(joined, texts);
      return people.filter((_, index) => held[index] === 1);
    },
  };
}

function join(people: readonly FoundPerson[]): Joined {
  const starts = new Uint32Array(people.length);
  let length = 0;
  for (const [index, { line }] of people.entries()) {
    starts[index] = length;
    length += line.length;
  }
  return { text: people.map(({ line }) => line).join(''), starts };
}

/** For each line 1 if it holds one of some texts, otherwise 0. */
function markedLines({ text, starts }: Joined, texts: readonly string[]): Uint8Array {
  const held = new Uint8Array(starts.length);
  for (const wanted of texts) {
    let line = 0;
    for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, endOf(line))) {
      while (endOf(line) <= at) line += 1;
      held[line] = 1;
    }
  }
  return held;

  function endOf(line: number): number {
    return starts[line + 1] ?? text.length;
  }
}

/** By name, because a line begins with it. */
function compare(a: FoundPerson, b: FoundPerson): number {
  if (a.line !== b.line) return a.line < b.line ? -1 : 1;
  return a.id < b.id ? -1 : Number(a.id > b.id);
}
