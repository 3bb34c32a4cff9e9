/** An index that is put together piece by piece: what changes meanwhile is taken as it is when its turn comes. */
export interface Gathering {
  /** Whether what happens to this one has to be followed; before its turn has come there is nothing to correct. */
  readonly hasTaken: (id: string) => boolean;
  /** Takes all that is left, for somebody who cannot wait. */
  readonly finish: () => void;
  /** Takes some of what is left, until it is enough for now. Says whether that was all. */
  readonly takeSome: (isEnough: () => boolean) => boolean;
}

export function createGathering(all: () => Iterable<string>, take: (id: string) => void): Gathering {
  let left: Set<string> | undefined;
  let isAll = false;

  function takeSome(isEnough: () => boolean): boolean {
    left ??= new Set(all());
    for (const id of left) {
      left.delete(id);
      take(id);
      if (isEnough()) break;
    }
    isAll = left.size === 0;
    return isAll;
  }

  return {
    hasTaken: (id) => isAll || (left !== undefined && !left.has(id)),
    finish: () => {
      if (!isAll) takeSome(() => false);
    },
    takeSome,
  };
}
