/**
 * Runs a task for each item, up to `most` of them at the same time. After an error no further task begins; it is thrown
 * once those that are running have ended.
 */
export async function severalAtOnce<Item>(
  items: Iterable<Item>,
  most: number,
  task: (item: Item) => Promise<void>,
): Promise<void> {
  const failures: unknown[] = [];
  const rest = items[Symbol.iterator]();

  async function work(): Promise<void> {
    for (let next = rest.next(); !next.done && failures.length === 0; next = rest.next()) {
      try {
        await task(next.value);
      } catch (error) {
        failures.push(error);
      }
    }
  }

  await Promise.all(Array.from({ length: most }, work));
  if (failures.length > 0) throw failures[0];
}
