/** Closes a switch over a union: a member that nobody handles does not compile. */
export function assertNever(value: never): never {
  throw new Error(`Nobody handles ${JSON.stringify(value)}`);
}
