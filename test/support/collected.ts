import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Lets go of whatever nobody refers to any more, as a long run of the program does. */
export async function collectGarbage(): Promise<void> {
  setFlagsFromString('--expose-gc');
  // What was looked at in a turn lives until that turn ends.
  await new Promise((resolve) => setImmediate(resolve));
  (runInNewContext('gc') as () => void)();
}

/** A class whose objects are made as before, and watched: the returned function tells how many of them are left. */
export function watched<Given extends readonly unknown[]>(
  base: (...given: Given) => object,
): { readonly made: (...given: Given) => object; readonly left: () => number } {
  const all: WeakRef<object>[] = [];
  return {
    made: function made(...given) {
      const thing = base(...given);
      all.push(new WeakRef(thing));
      return thing;
    },
    left: () => all.filter((ref) => ref.deref() !== undefined).length,
  };
}
