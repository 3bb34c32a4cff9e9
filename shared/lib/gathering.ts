/** An index that is built in small steps: items that change before their turn are read in their new state. */
export interface Gathering {
  /** Whether changes of this item must be applied; before its turn there is nothing to update. */
  readonly hasTaken: (id: string) => boolean;
  /** Processes all remaining items, for callers that cannot wait. */
  readonly finish: () => void;
  /** Processes some of the remaining items, until `isEnough`. Returns whether none are left. */
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
