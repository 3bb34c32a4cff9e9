import { expect, test } from 'vitest';
import { createGrowingFiles } from '../../../../main/snapshot/growing-files.ts';
import { createRandom } from '../../../../shared/lib/random.ts';
import { seed } from '../../../support/fault-desk.ts';
import { thoroughness } from '../../../support/runs.ts';

test(`files hold a growing list in order, and full ones are not stored again (seed ${seed})`, async () => {
  const random = createRandom(seed);
  const files = new Map<string, readonly number[]>();
  let size = 0;
  const list = {
    chunkLength: 5,
    size: () => size,
    write: async (from: number, to: number) => {
      const name = `file-${files.size + 1}`;
      files.set(
        name,
        Array.from({ length: to - from }, (_, at) => from + at),
      );
      return name;
    },
  };
  let growing = createGrowingFiles(list);
  let names: readonly string[] = [];
  for (let round = 0; round < 200 * thoroughness; round += 1) {
    size += random.between(0, 7);
    const full = names.filter((name) => files.get(name)?.length === list.chunkLength);
    names = await growing.store();
    expect(names.flatMap((name) => files.get(name) ?? [])).toEqual(Array.from({ length: size }, (_, at) => at));
    expect(names.slice(0, full.length)).toEqual(full);
    const count = files.size;
    expect([await growing.store(), files.size]).toEqual([names, count]);
    if (random.chance(0.2)) {
      growing = createGrowingFiles(list);
      growing.continueFrom(names);
    }
  }
});

test('files of another length are not continued', async () => {
  const write = async (from: number, to: number) => `from ${from} to ${to}`;
  const growing = createGrowingFiles({ chunkLength: 5, size: () => 4, write });
  growing.continueFrom(['a', 'b']);
  expect(await growing.store()).toEqual(['from 0 to 4']);
});
