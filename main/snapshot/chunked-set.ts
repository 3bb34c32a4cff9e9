/** Which of its items each chunk still holds in their newest version. */
export interface Membership<Item> {
  /** The number of the chunk that holds this version of an item; 0 if none does. */
  readonly chunkOf: (item: Item) => number;
  readonly assign: (items: readonly Item[], chunk: number) => void;
}

/** A file with some of the items of a set. */
export interface StoredChunk {
  readonly number: number;
  readonly name: string;
}

/** A changing set of items, in files that do not change. */
export interface ChunkedSet<Item> {
  /**
   * Stores what is not in a file yet, and returns the names of all files, newest first: of several versions of an item
   * the first one counts. `loose` items are so few that they are left to the caller.
   */
  readonly store: (items: readonly Item[]) => Promise<{ readonly names: readonly string[]; readonly loose: Item[] }>;
  /** A file that was loaded, newest first. Returns the number of its chunk, which its items get. */
  readonly loaded: (name: string) => number;
  readonly assign: Membership<Item>['assign'];
  /** Stores every item again the next time, because some that are in files no longer exist. */
  readonly spoil: () => void;
}

export interface ChunkedSetOptions<Item> {
  readonly membership: Membership<Item>;
  readonly write: (items: readonly Item[]) => Promise<string>;
  /** The most items in one file. */
  readonly largest: number;
  /** The most items that are in no file. */
  readonly mostLoose: number;
}

/**
 * When so many items have changed that they need files of their own, those of files that are less than half full are
 * stored with them. So there are few files, and most of each is in use.
 */
export function createChunkedSet<Item>({
  membership,
  write,
  largest,
  mostLoose,
}: ChunkedSetOptions<Item>): ChunkedSet<Item> {
  const { chunkOf, assign } = membership;
  /** Oldest first. */
  let chunks: StoredChunk[] = [];
  let lastNumber = 0;

  function itemsByChunk(items: readonly Item[]): ReadonlyMap<number, Item[]> {
    const known = new Set(chunks.map(({ number }) => number));
    const byChunk = new Map<number, Item[]>([...known].map((number) => [number, []]));
    byChunk.set(0, []);
    for (const item of items) {
      const number = chunkOf(item);
      byChunk.get(known.has(number) ? number : 0)?.push(item);
    }
    return byChunk;
  }

  async function store(items: readonly Item[]) {
    const byChunk = itemsByChunk(items);
    const loose = byChunk.get(0) ?? [];
    if (loose.length <= mostLoose) return { names: namesOf(chunks), loose };
    const isFull = ({ number }: StoredChunk) => (byChunk.get(number)?.length ?? 0) * 2 >= largest;
    const kept = chunks.filter(isFull);
    const moved = chunks.filter((chunk) => !isFull(chunk)).flatMap(({ number }) => byChunk.get(number) ?? []);
    const added: StoredChunk[] = [];
    const all = [...moved, ...loose];
    for (let from = 0; from < all.length; from += largest) {
      const part = all.slice(from, from + largest);
      lastNumber += 1;
      // From here on a changed item is no longer in this chunk, even if its bytes happen to be newer.
      assign(part, lastNumber);
      added.push({ number: lastNumber, name: await write(part) });
    }
    chunks = [...kept, ...added];
    return { names: namesOf(chunks), loose: [] };
  }

  return {
    store,
    assign,
    loaded: (name) => {
      lastNumber += 1;
      chunks = [{ number: lastNumber, name }, ...chunks];
      return lastNumber;
    },
    spoil: () => {
      chunks = [];
    },
  };
}

function namesOf(chunks: readonly StoredChunk[]): readonly string[] {
  return chunks.map(({ name }) => name).toReversed();
}
