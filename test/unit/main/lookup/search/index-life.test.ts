import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sqlite from 'node-sqlite3-wasm';
import { expect, test } from 'vitest';
import { createRandom } from '../../../../../shared/lib/random.ts';
import { seed } from '../../../../support/arbitrary-seed.ts';
import { threadInProcess } from '../../../../support/index-in-process.ts';
import { type IndexedDesk, indexedDesks } from '../../../../support/indexed-desk.ts';
import { runs } from '../../../../support/runs.ts';

const { open, close, index } = indexedDesks();

async function indexedDesk(): Promise<IndexedDesk> {
  const world = await open();
  for (const summary of ['One printer', 'Two printers', 'Three printers']) await world.opened({ summary });
  await world.indexed();
  return world;
}

test('Y54: is not read or written again when nothing has changed since it was closed', async () => {
  const before = await indexedDesk();
  const found = await before.found('print');
  await close(before);
  const world = await open();
  await world.indexed();
  expect(world.desk.finder.state()).toEqual({ kind: 'ready' });
  expect(await world.found('print')).toEqual(found);
  const [thread] = world.threads;
  expect(thread?.asked.filter((name) => !['open', 'sum', 'find'].includes(name))).toEqual([]);
});

test('Y54: takes only what has changed while it was not there', async () => {
  const before = await indexedDesk();
  const [, changed = ''] = await before.found('print');
  await close(before);
  const without = await open({ isWithout: true });
  await without.does('field.set', { ticketId: changed, field: 'summary', value: 'A copier' });
  await close(without);
  const written: unknown[] = [];
  const world = await open({
    startThread: () =>
      threadInProcess(({ question }, answer) => {
        if (question.name === 'write') written.push(...question.input.tickets.map(({ id }) => id));
        return answer;
      }),
  });
  await world.indexed();
  expect(written).toEqual([changed]);
  expect(await world.found('copier')).toEqual([changed]);
  expect(await world.found('print')).toHaveLength(2);
});

test('Y53: is begun by the first search, and tells how far it is while it is built', async () => {
  const world = await open();
  for (let count = 0; count < 70; count += 1) await world.opened({ summary: `Printer ${count}` });
  const states: string[] = [];
  const { finder } = world.desk;
  finder.onState(() => states.push(JSON.stringify(finder.state())));
  expect(finder.state()).toEqual({ kind: 'building', fraction: 0 });
  await world.found('printer');
  await finder.whenReady();
  expect(states.at(-1)).toBe('{"kind":"ready"}');
  expect(states.some((state) => /0\.\d/.test(state))).toBe(true);
  expect(await world.found('printer')).toHaveLength(70);
});

test('Y53: goes on where it was when it is closed while it is built', async () => {
  const before = await open();
  for (let count = 0; count < 140; count += 1) await before.opened({ summary: `Printer ${count}` });
  const written = new Promise<void>((resolve) => {
    const { finder } = before.desk;
    finder.onState(() => (JSON.stringify(finder.state()).includes('0.9') ? resolve() : undefined));
  });
  void before.found('printer');
  await written;
  await close(before);
  const counts: number[] = [];
  const world = await open({
    startThread: () =>
      threadInProcess(({ question }, answer) => {
        if (question.name === 'write') counts.push(question.input.tickets.length);
        return answer;
      }),
  });
  await world.indexed();
  expect(counts.reduce((sum, count) => sum + count, 0)).toBeLessThan(140);
  expect(await world.found('printer')).toHaveLength(140);
});

test.each(['removed', 'emptied', 'of another version', 'a folder'])(
  'Y53: is built again if its file is %s',
  async (how) => {
    const before = await indexedDesk();
    const found = await before.found('print');
    await close(before);
    await spoil(join(index(), 'search.db'), how);
    const world = await open();
    await world.indexed();
    expect(await world.found('print')).toEqual(found);
    expect(world.threads).toHaveLength(how === 'a folder' ? 2 : 1);
    expect(world.warnings.length).toBe(how === 'removed' ? 0 : 1);
  },
);

test('Y53: is noticed by any damaged byte, and built again', async () => {
  const before = await open();
  const words = ['alpha', 'beta', 'gamma', 'delta', 'epsilon', 'zeta', 'eta', 'theta'];
  for (let count = 0; count < 12; count += 1) {
    const some = words.filter((_word, at) => ((count * 7 + at * at) % 5) % 2 === 0).join(' ');
    await before.opened({ summary: `${some} ticket` });
  }
  await before.indexed();
  const answers = async (world: IndexedDesk) => Promise.all(words.map((word) => world.found(word)));
  const right = await answers(before);
  expect(right.flat().length).toBeGreaterThan(20);
  await close(before);
  const random = createRandom(seed);
  const path = join(index(), 'search.db');
  let rebuilt = 0;
  for (let time = 0; time < runs(8).numRuns; time += 1) {
    const bytes = await readFile(path);
    const at = random.between(0, bytes.length - 1);
    bytes[at] = (bytes[at] ?? 0) ^ (1 << random.between(0, 7));
    await writeFile(path, bytes);
    const world = await open();
    await world.indexed();
    expect(await answers(world), `seed ${seed}, byte ${at}`).toEqual(right);
    rebuilt += world.warnings.length;
    await close(world);
  }
  expect(rebuilt).toBe(runs(8).numRuns);
});

async function spoil(file: string, how: string): Promise<void> {
  if (how === 'of another version') {
    const database = new sqlite.Database(file);
    database.exec("UPDATE about SET value = 'another' WHERE name = 'format'");
    return database.close();
  }
  await rm(file);
  if (how === 'emptied') await writeFile(file, '');
  if (how === 'a folder') await mkdir(join(file, 'inside'), { recursive: true });
}
