import { expect, test } from 'vitest';
import { createChunkedSet, type Membership } from '../../../../main/snapshot/chunked-set.ts';
import { createRandom } from '../../../../shared/lib/random.ts';
import { seed } from '../../../support/fault-desk.ts';
import { thoroughness } from '../../../support/runs.ts';

/** A version of an item. */
interface Item {
  readonly id: number;
  readonly version: number;
}

function membership(): Membership<Item> {
  const chunks = new Map<Item, number>();
  return {
    chunkOf: (item) => chunks.get(item) ?? 0,
    assign: (items, chunk) => {
      for (const item of items) chunks.set(item, chunk);
    },
  };
}

function createFiles() {
  const files = new Map<string, readonly Item[]>();
  let isFull = false;
  return {
    files,
    fill: (full: boolean) => {
      isFull = full;
    },
    write: async (items: readonly Item[]) => {
      if (isFull) throw new Error('No space');
      const name = `file-${files.size + 1}`;
      files.set(name, items);
      return name;
    },
  };
}

/** What a reader of the files finds who takes the first version of each item. */
function readBack(files: ReadonlyMap<string, readonly Item[]>, names: readonly string[], loose: readonly Item[]) {
  const found = new Map<number, number>();
  for (const items of [loose, ...names.map((name) => files.get(name) ?? expect.fail(`There is no ${name}`))]) {
    for (const { id, version } of items) if (!found.has(id)) found.set(id, version);
  }
  return [...found].toSorted(([a], [b]) => a - b);
}

test(`files hold the newest version of every item, and few others, through failures and restarts (seed ${seed})`, async () => {
  const random = createRandom(seed);
  const sizes = { largest: 10, mostLoose: 4 };
  const { files, fill, write } = createFiles();
  let members = membership();
  let set = createChunkedSet({ ...sizes, membership: members, write });
  let items: Item[] = [];
  let version = 0;
  for (let round = 0; round < 300 * thoroughness; round += 1) {
    const changes = random.between(0, 12);
    for (let count = 0; count < changes; count += 1) {
      version += 1;
      const id = random.between(1, 120);
      items = [...items.filter((item) => item.id !== id), { id, version }];
    }
    if (random.chance(0.05)) {
      items = items.slice(1);
      set.spoil();
    }
    fill(random.chance(0.1));
    const stored = await set.store(items).catch(() => undefined);
    if (!stored) continue;
    const { names, loose } = stored;
    expect(loose.length).toBeLessThanOrEqual(sizes.mostLoose);
    const expected = items.map(({ id, version: newest }) => [id, newest]).toSorted(([a = 0], [b = 0]) => a - b);
    expect(readBack(files, names, loose)).toEqual(expected);
    expect(names.length).toBeLessThanOrEqual(2 + (2 * items.length) / (sizes.largest / 2));
    if (!random.chance(0.1)) continue;
    members = membership();
    set = createChunkedSet({ ...sizes, membership: members, write });
    const seen = new Set(loose.map(({ id }) => id));
    for (const name of names) {
      const fresh = (files.get(name) ?? []).filter(({ id }) => !seen.has(id));
      set.assign(
        fresh.filter((item) => items.includes(item)),
        set.loaded(name),
      );
      for (const { id } of fresh) seen.add(id);
    }
  }
});

test('what has not changed is not stored again', async () => {
  const { files, write } = createFiles();
  const set = createChunkedSet({ largest: 10, mostLoose: 2, membership: membership(), write });
  const items = Array.from({ length: 25 }, (_, id) => ({ id, version: 1 }));
  const first = await set.store(items);
  expect(await set.store(items)).toEqual({ names: first.names, loose: [] });
  expect(files.size).toBe(3);
});
