/** What is left of a value on the other side of a process: a copy, without functions and prototypes. */
export function cloned<T>(value: T): T {
  try {
    return structuredClone(value);
  } catch {
    throw new Error('An object could not be cloned.');
  }
}

/** The part of a thrown error that reaches the other process: its message. */
export function remoteError(channel: string, error: unknown): Error {
  return new Error(`Error invoking remote method '${channel}': ${String(error)}`);
}

/** What a page gets of what a preload gives it: copies of data, and functions that take and answer copies. */
export function bridged(value: unknown): unknown {
  if (typeof value === 'function') {
    return (...given: unknown[]) => {
      // Safe: the function is called with what the page passes.
      const answer = (value as (...given: unknown[]) => unknown)(...given.map(bridged));
      return answer instanceof Promise ? answer.then(bridged) : bridged(answer);
    };
  }
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(bridged);
  if (Object.getPrototypeOf(value) !== Object.prototype) return cloned(value);
  return Object.freeze(Object.fromEntries(Object.entries(value).map(([key, member]) => [key, bridged(member)])));
}
