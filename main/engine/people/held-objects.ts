/**
 * Objects that can be made again when they are needed. As long as somebody holds one, everybody gets the same, so that
 * comparing two tells whether anything has changed.
 */
export interface HeldObjects<Value extends object> {
  readonly get: (ordinal: number) => Value | undefined;
  readonly set: (ordinal: number, value: Value) => void;
  readonly delete: (ordinal: number) => void;
}

/** From so many on, those that nobody holds any longer are removed. */
const fewest = 1_024;

export function createHeldObjects<Value extends object>(): HeldObjects<Value> {
  const held = new Map<number, WeakRef<Value>>();
  let most = fewest;

  function removeLost(): void {
    for (const [ordinal, ref] of held) if (!ref.deref()) held.delete(ordinal);
    most = Math.max(fewest, held.size * 2);
  }

  return {
    get: (ordinal) => held.get(ordinal)?.deref(),
    set: (ordinal, value) => {
      if (held.size >= most) removeLost();
      held.set(ordinal, new WeakRef(value));
    },
    delete: (ordinal) => void held.delete(ordinal),
  };
}
