/** A number for each of some ordinals, in pages, so that a few among many ordinals take little memory. 0 means none. */
export interface SparseNumbers {
  readonly get: (ordinal: number) => number;
  readonly set: (ordinal: number, value: number) => void;
}

const arrays = { u16: Uint16Array, u32: Uint32Array };

const pageBits = 7;
const pageSize = 1 << pageBits;

export function createSparseNumbers(kind: keyof typeof arrays): SparseNumbers {
  const pages: (Uint16Array | Uint32Array | undefined)[] = [];
  return {
    get: (ordinal) => pages[ordinal >>> pageBits]?.[ordinal & (pageSize - 1)] ?? 0,
    set: (ordinal, value) => {
      const at = ordinal >>> pageBits;
      let page = pages[at];
      if (!page) {
        if (value === 0) return;
        while (pages.length < at) pages.push(undefined);
        page = new arrays[kind](pageSize);
        pages[at] = page;
      }
      page[ordinal & (pageSize - 1)] = value;
    },
  };
}
