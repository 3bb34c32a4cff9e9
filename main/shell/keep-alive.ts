/** Electron objects that disappear, or lose their click handlers, when they are garbage-collected. */
const held = new Set<object>();

/** Keeps an object from being collected until it is released, or the program ends. */
export function keepAlive<Thing extends object>(thing: Thing): Thing {
  held.add(thing);
  return thing;
}

export function stopKeepingAlive(thing: object): void {
  held.delete(thing);
}
