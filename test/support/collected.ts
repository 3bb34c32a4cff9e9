import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Runs the garbage collector, as a long run of the program would. */
export async function collectGarbage(): Promise<void> {
  setFlagsFromString('--expose-gc');
  // What was looked at in a turn lives until that turn ends.
  await new Promise((resolve) => setImmediate(resolve));
  (runInNewContext('gc') as () => void)();
}

/** Wraps a class so that its objects are counted; the returned function tells how many are left. */
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
