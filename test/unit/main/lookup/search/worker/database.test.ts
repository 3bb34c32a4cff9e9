import { cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { noTexts } from '../../../../../../main/lookup/search/worker/columns.ts';
import { openDatabase } from '../../../../../../main/lookup/search/worker/database.ts';
import { createWriting } from '../../../../../../main/lookup/search/worker/writing.ts';
import { termOf } from '../../../../../../shared/views/search/term.ts';
import { indexInProcess } from '../../../../../support/index-in-process.ts';
import { temporaryFolder } from '../../../../../support/test-desk.ts';

const folders: { readonly remove: () => Promise<void> }[] = [];

async function newFolder(): Promise<string> {
  const folder = await temporaryFolder();
  folders.push(folder);
  return folder.path;
}

afterEach(async () => {
  for (const { remove } of folders.splice(0)) await remove();
});

function tickets(word: string, from: number, to: number) {
  return Array.from({ length: to - from }, (_unused, at) => {
    const entries = Array.from({ length: 40 }, (_entry, number) => `${word} w${from + at}x${number}`);
    return {
      id: `ticket-${from + at}`,
      changedMs: Date.UTC(2026, 0, 1) + at * 60_000,
      signs: [word],
      rows: [[0, { ...noTexts, entries }] as const],
    };
  });
}

test('Y56: an index whose process was killed while it was writing is opened as it was before, and goes on', async () => {
  const [folder, killed] = [await newFolder(), await newFolder()];
  const file = join(folder, 'search.db');
  const { database } = openDatabase(file);
  const { write } = createWriting(database);
  write({ tickets: tickets('before', 0, 20), removed: [] });
  // What is on the disk in the middle of a transaction, so large that a part of it has left the memory already.
  database.transaction(() => {
    for (let round = 0; round < 1_500; round += 1) {
      const text = Array.from({ length: 60 }, (_word, at) => `r${round}x${at * at}`).join(' ');
      database.run('INSERT INTO one (rowid, summary) VALUES (?, ?)', 1_000_000_000 + round, text);
    }
    cpSync(folder, killed, { recursive: true });
  });
  database.close();
  expect(existsSync(join(killed, 'search.db.lock'))).toBe(true);
  const index = indexInProcess();
  expect(index.ask('open', { folder: killed })).toEqual({ seal: null, wasReplaced: false });
  const find = (word: string) => {
    const term = termOf({ text: word, kind: 'word', isOpen: false });
    return index.ask('find', { search: { wanted: term ? [term] : [], unwanted: [] }, below: null, limit: 100 });
  };
  expect(find('before')).toHaveLength(20);
  expect(find('r7x4')).toEqual([]);
  index.ask('write', { tickets: tickets('after', 10, 30), removed: [] });
  expect(find('before')).toHaveLength(10);
  expect(find('after')).toHaveLength(20);
  index.ask('close', null);
});

test('Y56: an index whose process was killed while it was made was none, and leaves nothing behind', async () => {
  const folder = await newFolder();
  for (const name of ['search.db.new', 'search.db.new-journal']) writeFileSync(join(folder, name), 'half of it');
  mkdirSync(join(folder, 'search.db.new.lock'));
  const index = indexInProcess();
  expect(index.ask('open', { folder })).toEqual({ seal: null, wasReplaced: false });
  index.ask('write', { tickets: tickets('word', 0, 5), removed: [] });
  index.ask('close', null);
  expect((await readdir(folder)).filter((name) => name.includes('.new'))).toEqual([]);
  expect(index.ask('open', { folder })).toEqual({ seal: null, wasReplaced: false });
  index.ask('close', null);
});

test('the files of the index can be read by its owner alone', async () => {
  const folder = join(await newFolder(), 'index');
  const index = indexInProcess();
  index.ask('open', { folder });
  index.ask('write', { tickets: tickets('word', 0, 5), removed: [] });
  index.ask('seal', { checkpoint: 'here', length: 1, sum: 1 });
  const modes = await modesIn(folder);
  expect(modes.length).toBeGreaterThan(3);
  if (process.platform !== 'win32') expect(modes.filter(([, mode]) => (mode & 0o077) !== 0)).toEqual([]);
  index.ask('close', null);
});

async function modesIn(folder: string): Promise<(readonly [string, number])[]> {
  // SQLite’s lock is an empty folder.
  const names = (await readdir(folder)).filter((name) => !name.endsWith('.lock'));
  const paths = [folder, ...names.map((name) => join(folder, name))];
  return Promise.all(paths.map(async (path) => [path, (await stat(path)).mode] as const));
}
