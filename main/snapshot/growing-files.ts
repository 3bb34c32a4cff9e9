/** A list that only grows, in files of a fixed length; the last one is stored again until it is full. */
export interface GrowingFiles {
  /** The items that are there came from these files; files of another length are not continued. */
  readonly continueFrom: (names: readonly string[]) => void;
  /** Stores what was added, and returns the names of all files in their order. */
  readonly store: () => Promise<readonly string[]>;
}

export interface GrowingList {
  /** The number of items in each file. */
  readonly chunkLength: number;
  readonly size: () => number;
  readonly write: (from: number, to: number) => Promise<string>;
}

export function createGrowingFiles({ chunkLength, size, write }: GrowingList): GrowingFiles {
  let full: string[] = [];
  /** The last file, which is not full, and the length of the list that ends with it. */
  let last: { readonly size: number; readonly name: string } | undefined;

  return {
    continueFrom: (names) => {
      if (names.length !== Math.ceil(size() / chunkLength)) return;
      full = names.slice(0, Math.floor(size() / chunkLength));
      const [name] = names.slice(full.length);
      last = name === undefined ? undefined : { size: size(), name };
    },
    store: async () => {
      while ((full.length + 1) * chunkLength <= size()) {
        const from = full.length * chunkLength;
        full.push(await write(from, from + chunkLength));
      }
      const from = full.length * chunkLength;
      const to = size();
      if (from === to) return [...full];
      if (last?.size !== to) last = { size: to, name: await write(from, to) };
      return [...full, last.name];
    },
  };
}
