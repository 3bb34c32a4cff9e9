/** A list that only grows, in files of a fixed length; the last one is stored again until it is full. */
export interface GrowingFiles {
  /** Stores what was added, and returns the names of all files in their order. */
  readonly store: () => Promise<readonly string[]>;
}

export interface GrowingList {
  /** The number of items in each file. */
  readonly chunkLength: number;
  readonly size: () => number;
  readonly write: (from: number, to: number) => Promise<string>;
}

/** `loaded` are the files that the present items came from. */
export function createGrowingFiles(loaded: readonly string[], { chunkLength, size, write }: GrowingList): GrowingFiles {
  // Files of another length are not continued.
  const known = loaded.length === Math.ceil(size() / chunkLength) ? loaded : [];
  const full = known.slice(0, Math.floor(size() / chunkLength));
  let last = { size: size(), name: known[full.length] };

  return {
    store: async () => {
      while ((full.length + 1) * chunkLength <= size()) {
        const from = full.length * chunkLength;
        full.push(await write(from, from + chunkLength));
      }
      const from = full.length * chunkLength;
      const to = size();
      if (from === to) return [...full];
      if (last.size !== to || last.name === undefined) last = { size: to, name: await write(from, to) };
      return [...full, ...(last.name === undefined ? [] : [last.name])];
    },
  };
}
