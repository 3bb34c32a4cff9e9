import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { durableJson, removeDurableJson } from '../../../../main/platform/durable-json.ts';
import { seed, seeded } from '../../../support/fault-desk.ts';
import { failAsPlanned, heal } from '../../../support/fault-plan.ts';
import { changesDisk, createSimulatedDisk, type SimulatedDisk } from '../../../support/simulated-disk.ts';

const path = '/folder/document.json';

interface Document {
  readonly generation: number;
  readonly text: string;
}

let disk: SimulatedDisk;
let damaged: string[];

beforeEach(async () => {
  disk = createSimulatedDisk();
  damaged = [];
  await disk.makeFolder('/folder');
});

function generation(number: number): Document {
  return { generation: number, text: 'Größe 漢字 😀 " } \n'.repeat(number) };
}

function documentOn(on: SimulatedDisk) {
  return durableJson<Document>(on, path, (file) => damaged.push(file));
}

async function write(on: SimulatedDisk, number: number): Promise<void> {
  await documentOn(on).write(generation(number));
}

function read(on: SimulatedDisk): Promise<Document | null> {
  return documentOn(on).read();
}

/** The disk at each call of a task that can change what a power cut leaves. */
async function momentsOf(task: () => Promise<void>): Promise<SimulatedDisk[]> {
  const moments: SimulatedDisk[] = [];
  disk.hooks = {
    before: (call) => {
      if (changesDisk(call)) moments.push(disk.copy());
    },
  };
  await task();
  disk.hooks = {};
  return moments;
}

describe('a document', () => {
  test('is nothing before it was written, then what was written last', async () => {
    expect(await read(disk)).toBeNull();
    for (const number of [1, 2, 3]) {
      await write(disk, number);
      expect(await read(disk)).toEqual(generation(number));
    }
    expect(damaged).toEqual([]);
  });

  test('is JSON that a person can read, with the sum of its data', async () => {
    await durableJson<object>(disk, path, () => undefined).write({ name: 'Größe' });
    const data = '{\n  "name": "Größe"\n}';
    const sum = createHash('sha256').update(data).digest('base64url').slice(0, 22);
    const text = disk.files().get(path)?.toString('utf8') ?? '';
    expect(text).toBe(`{ "sum": "${sum}",\n"data": ${data} }\n`);
    expect(JSON.parse(text)).toEqual({ sum, data: { name: 'Größe' } });
  });

  test('survives a power cut as soon as it is written', async () => {
    await write(disk, 1);
    expect(await read(disk.powerCutLosingAll())).toEqual(generation(1));
  });
});

describe(`a crash at any call of a write (seed ${seed})`, () => {
  test('leaves the old generation or the new one', async () => {
    const random = seeded(20);
    for (const number of [1, 2, 3]) {
      const before = await read(disk);
      const moments = await momentsOf(() => write(disk, number));
      for (const moment of moments) {
        const states = [moment, moment.powerCutLosingAll(), ...[1, 2, 3, 4].map(() => moment.powerCut(random))];
        for (const state of states) expect([before, generation(number)]).toContainEqual(await read(state));
      }
    }
  });

  test('and one more in the next write never bring back what is older still', async () => {
    const random = seeded(21);
    await write(disk, 1);
    await write(disk, 2);
    for (const moment of await momentsOf(() => write(disk, 3))) {
      disk = moment.powerCut(random);
      const found = await read(disk);
      for (const second of await momentsOf(() => write(disk, 4))) {
        for (const state of [second.copy(), second.powerCutLosingAll(), second.powerCut(random)]) {
          expect([found, generation(4)]).toContainEqual(await read(state));
        }
      }
    }
  });
});

describe('a failing disk', () => {
  test.each(['before', 'after'] as const)(
    'at any call (%s it took effect) leaves the old or the new generation',
    async (when) => {
      await write(disk, 1);
      await write(disk, 2);
      for (let at = 1, fails = true; fails; at += 1) {
        const failing = disk.copy();
        const cameToPass = failAsPlanned(failing, { at, code: 'EIO', lasting: false, when });
        const isWritten = await write(failing, 3).then(
          () => true,
          () => false,
        );
        fails = cameToPass();
        heal(failing);
        expect([generation(isWritten ? 3 : 2), generation(3)]).toContainEqual(await read(failing));
        await write(failing, 4);
        expect(await read(failing.powerCutLosingAll())).toEqual(generation(4));
      }
    },
  );

  test('that is full at any byte keeps the old generation and reports no success', async () => {
    await write(disk, 1);
    const used = [...disk.files().values()].reduce((sum, { length }) => sum + length, 0);
    for (let spare = 0, isFull = true; isFull; spare += 1) {
      const full = disk.copy();
      full.room = used + spare;
      isFull = await write(full, 2).then(
        () => false,
        () => true,
      );
      expect(await read(full)).toEqual(generation(isFull ? 1 : 2));
    }
  });
});

describe('damage', () => {
  test('of any single bit is noticed, and the generation before is used', async () => {
    await write(disk, 1);
    await write(disk, 2);
    const whole = disk.files().get(path) ?? Buffer.from('');
    for (let at = 0; at < whole.length; at++) {
      const bytes = Buffer.from(whole);
      bytes[at] = (bytes[at] ?? 0) ^ (1 << (at % 8));
      disk.put(path, bytes);
      damaged = [];
      expect(await read(disk)).toEqual(generation(1));
      expect(damaged).toEqual([path]);
    }
  });

  test('of all generations is told of each, and nothing is read', async () => {
    for (const file of [path, `${path}.new`, `${path}.previous`]) disk.put(file, 'broken');
    expect(await read(disk)).toBeNull();
    expect(damaged).toEqual([path, `${path}.new`, `${path}.previous`]);
  });
});

describe('removing a document', () => {
  test('takes every generation away, for good', async () => {
    await write(disk, 1);
    await write(disk, 2);
    disk.put(`${path}.new`, 'half');
    disk.put('/folder/document.json.other', 'not ours');
    await removeDurableJson(disk, path);
    expect([...disk.powerCutLosingAll().files().keys()]).toEqual(['/folder/document.json.other']);
  });

  test('that is not there, or whose folder is not there, changes nothing', async () => {
    await removeDurableJson(disk, path);
    await removeDurableJson(disk, '/nowhere/document.json');
    expect([...disk.files().keys()]).toEqual([]);
  });
});
