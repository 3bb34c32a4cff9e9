import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import * as z from 'zod';
import type { DocumentFault } from '../../../../main/platform/document-fault.ts';
import { durableJson } from '../../../../main/platform/durable-json.ts';
import { seed, seeded } from '../../../support/fault-desk.ts';
import { failAsPlanned, heal } from '../../../support/fault-plan.ts';
import { changesDisk, createSimulatedDisk, type SimulatedDisk } from '../../../support/simulated-disk.ts';

const path = '/folder/document.json';

interface Document {
  readonly generation: number;
  readonly text: string;
}

let disk: SimulatedDisk;
let faults: DocumentFault[];

beforeEach(async () => {
  disk = createSimulatedDisk();
  faults = [];
  await disk.makeFolder('/folder');
});

function generation(number: number): Document {
  return { generation: number, text: 'Größe 漢字 😀 " } \n'.repeat(number) };
}

function documentOn(on: SimulatedDisk) {
  return durableJson<Document>(on, path, (fault) => faults.push(fault));
}

async function write(on: SimulatedDisk, number: number): Promise<void> {
  await documentOn(on).write(generation(number));
}

function read(on: SimulatedDisk): Promise<Document | null> {
  return documentOn(on).read();
}

function fault(
  file: string,
  damage: DocumentFault['damage'],
  instead: DocumentFault['instead'],
  keptAs: string | null = null,
): DocumentFault {
  return { document: path, file, damage, instead, keptAs };
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
    expect(faults).toEqual([]);
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
      faults = [];
      expect(await read(disk)).toEqual(generation(1));
      expect(faults).toEqual([fault(path, 'damaged', 'older')]);
    }
  });

  test('of all generations is reported for each, and nothing is read', async () => {
    const files = [path, `${path}.new`, `${path}.previous`];
    for (const file of files) disk.put(file, 'broken');
    expect(await read(disk)).toBeNull();
    expect(faults).toEqual(files.map((file) => fault(file, 'damaged', 'nothing')));
  });
});

const previous = `${path}.previous`;

function bytesAt(file: string): string | undefined {
  return disk.files().get(file)?.toString('utf8');
}

/** What became of a document, reading anew and writing the fourth generation. */
async function readAndWrite(): Promise<void> {
  await read(disk);
  await write(disk, 4);
}

describe('two generations', () => {
  test('Q1: are there from the first write on, and either of them alone is enough', async () => {
    await write(disk, 1);
    for (const damagedFile of [path, previous]) {
      const state = disk.copy();
      state.put(damagedFile, 'broken');
      expect(await read(state)).toEqual(generation(1));
      expect(faults.at(-1)?.file).toBe(damagedFile);
    }
  });

  test('are no reason to fail: where the disk has no room for the second, the first one counts', async () => {
    const counting = disk.copy();
    await write(counting, 1);
    const length = counting.files().get(path)?.length ?? 0;
    disk.room = length + 10;
    await write(disk, 1);
    expect(await read(disk.powerCutLosingAll())).toEqual(generation(1));
    expect(faults).toEqual([]);
  });

  test('are reported once the newest is gone, and not where only a copy of it is', async () => {
    await write(disk, 1);
    await write(disk, 2);
    const older = disk.copy();
    await older.remove(previous);
    expect(await read(older)).toEqual(generation(2));
    expect(faults).toEqual([]);
    await disk.remove(path);
    expect(await read(disk)).toEqual(generation(1));
    expect(faults).toEqual([fault(path, 'missing', 'older')]);
  });

  test('that a crash left halfway through a write are no fault', async () => {
    for (const number of [1, 2, 3]) {
      for (const moment of await momentsOf(() => write(disk, number))) {
        await read(moment);
        await read(moment.powerCutLosingAll());
        expect(faults).toEqual([]);
      }
    }
  });
});

describe('what is damaged', () => {
  test.each([
    ['the newest', [path], 'older'],
    ['the older one', [previous], 'newest'],
    ['both', [path, previous], 'nothing'],
  ] as const)('Q2: is set aside by the next write, to the byte (%s)', async (_which, files, instead) => {
    await write(disk, 1);
    await write(disk, 2);
    for (const file of files) disk.put(file, `broken ${file}`);
    await read(disk);
    expect([...disk.files().keys()].filter((file) => file.includes('damaged'))).toEqual([]);
    expect(faults).toEqual(files.map((file) => fault(file, 'damaged', instead)));
    await write(disk, 3);
    const kept = files.map((file) => `${file.replace('/folder/', '/folder/damaged/')}.1`);
    expect(kept.map(bytesAt)).toEqual(files.map((file) => `broken ${file}`));
    expect(faults.slice(files.length).map(({ keptAs }) => keptAs)).toEqual(kept);
    faults = [];
    expect(await read(disk.powerCutLosingAll())).toEqual(generation(3));
    expect(faults).toEqual([]);
  });

  test.each([
    ['empty', '', 'empty'],
    ['of NULs', '\0'.repeat(50), 'damaged'],
    ['cut off', '{ "sum": "', 'damaged'],
  ] as const)('is told by what it is (%s)', async (_what, bytes, damage) => {
    await write(disk, 1);
    disk.put(path, bytes);
    await read(disk);
    expect(faults).toEqual([fault(path, damage, 'older')]);
  });

  test('a second and a third time stands beside the first', async () => {
    await write(disk, 1);
    for (const count of [1, 2, 3]) {
      disk.put(path, `broken ${count}`);
      await readAndWrite();
    }
    const kept = [1, 2, 3].map((count) => `/folder/damaged/document.json.${count}`);
    expect(kept.map(bytesAt)).toEqual(['broken 1', 'broken 2', 'broken 3']);
  });

  test('and cannot be set aside is not written over: the write fails, and the next one works', async () => {
    await write(disk, 1);
    await write(disk, 2);
    disk.put(path, 'broken');
    failAsPlanned(disk, {
      at: 1,
      code: 'EACCES',
      lasting: true,
      when: 'before',
      hits: (call) => call.path.includes('/damaged'),
    });
    await expect(write(disk, 3)).rejects.toThrow();
    expect(bytesAt(path)).toBe('broken');
    heal(disk);
    await write(disk, 3);
    expect(bytesAt('/folder/damaged/document.json.1')).toBe('broken');
    expect(await read(disk)).toEqual(generation(3));
  });

  test(`is nowhere lost when a write ends at any call (seed ${seed})`, async () => {
    const random = seeded(23);
    await write(disk, 1);
    await write(disk, 2);
    for (const files of [[path], [previous], [path, previous]]) {
      const start = disk;
      disk = start.copy();
      for (const file of files) disk.put(file, `broken ${file}`);
      for (const moment of await momentsOf(() => write(disk, 3))) {
        for (const state of [moment.copy(), moment.powerCutLosingAll(), moment.powerCut(random)]) {
          const texts = [...state.files().values()].map(String);
          for (const file of files) expect(texts).toContain(`broken ${file}`);
          await write(state, 4);
          expect(await read(state)).toEqual(generation(4));
          const later = [...state.files().values()].map(String);
          for (const file of files) expect(later).toContain(`broken ${file}`);
        }
      }
      disk = start;
    }
  });

  test('because it fits nothing that was meant gives way to the generation that does', async () => {
    const parse = (data: unknown) => z.object({ generation: z.literal(1), text: z.string() }).safeParse(data).data;
    await write(disk, 1);
    await write(disk, 2);
    const document = durableJson<Document>(disk, path, (one) => faults.push(one), parse);
    expect(await document.read()).toEqual(generation(1));
    expect(faults).toEqual([fault(path, 'misfit', 'older')]);
    const kept = bytesAt(path);
    await document.write(generation(1));
    expect(bytesAt('/folder/damaged/document.json.1')).toBe(kept);
  });
});

describe('a file that the system does not let anybody read', () => {
  const isRead = (file: string) => (call: { kind: string; path: string }) => call.kind === 'read' && call.path === file;

  test('gives way to the other generation, and where there is none that can be read, that is an error', async () => {
    await write(disk, 1);
    await write(disk, 2);
    failAsPlanned(disk, { at: 1, code: 'EIO', lasting: true, when: 'before', hits: isRead(path) });
    expect(await read(disk)).toEqual(generation(1));
    expect(faults).toEqual([fault(path, 'unreadable', 'older')]);
    failAsPlanned(disk, { at: 1, code: 'EIO', lasting: true, when: 'before', hits: ({ kind }) => kind === 'read' });
    await expect(read(disk)).rejects.toThrow();
  });

  test('once only is read again: what is there is not given up for a passing fault', async () => {
    await write(disk, 1);
    await write(disk, 2);
    failAsPlanned(disk, { at: 1, code: 'EIO', lasting: false, when: 'before', hits: isRead(path) });
    expect(await read(disk)).toEqual(generation(2));
    expect(faults).toEqual([]);
  });

  test('because its drive does not answer is no word on the file', async () => {
    await write(disk, 1);
    failAsPlanned(disk, { at: 1, code: 'ETIMEDOUT', lasting: true, when: 'before', hits: isRead(path) });
    await expect(read(disk)).rejects.toThrow();
    expect(faults).toEqual([]);
  });
});

describe('removing a document', () => {
  test('sets what is damaged aside', async () => {
    await write(disk, 1);
    await write(disk, 2);
    disk.put(path, 'broken');
    await documentOn(disk).remove();
    expect([...disk.powerCutLosingAll().files().keys()]).toEqual(['/folder/damaged/document.json.1']);
    expect(faults.map(({ keptAs }) => keptAs)).toEqual(['/folder/damaged/document.json.1']);
  });

  test('takes every generation away, for good', async () => {
    await write(disk, 1);
    await write(disk, 2);
    disk.put(`${path}.new`, 'half');
    disk.put('/folder/document.json.other', 'not ours');
    await documentOn(disk).remove();
    expect([...disk.powerCutLosingAll().files().keys()]).toEqual(['/folder/document.json.other']);
  });

  test(`leaves the newest generation or none when the power is cut at any call (seed ${seed})`, async () => {
    const random = seeded(7);
    for (const number of [1, 2]) await write(disk, number);
    const moments: SimulatedDisk[] = [];
    disk.hooks = {
      before: (call) => {
        if (changesDisk(call)) for (let time = 0; time < 8; time += 1) moments.push(disk.powerCut(random));
      },
    };
    await documentOn(disk).remove();
    for (const moment of moments) expect([generation(2), null]).toContainEqual(await read(moment));
    expect(await read(disk.powerCutLosingAll())).toBeNull();
  });

  test('that is not there, or whose folder is not there, changes nothing', async () => {
    await documentOn(disk).remove();
    await durableJson(disk, '/nowhere/document.json', () => undefined).remove();
    expect([...disk.files().keys()]).toEqual([]);
  });
});
