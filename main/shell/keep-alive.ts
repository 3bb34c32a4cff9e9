/** What Electron shows for us, and takes away again, or forgets the clicks of, once nobody refers to it any more. */
const held = new Set<object>();

/** Keeps this from being collected until it is let go of, or the program ends. */
export function keepAlive<Thing extends object>(thing: Thing): Thing {
  held.add(thing);
  return thing;
}

export function stopKeepingAlive(thing: object): void {
  held.delete(thing);
}
