import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createIndexWorker, type IndexWorker } from '../../../../../main/lookup/search/index-worker.ts';
import { startIndexThread } from '../../../../../main/lookup/search/start-thread.ts';
import { noTexts } from '../../../../../main/lookup/search/worker/columns.ts';
import { temporaryFolder } from '../../../../support/test-desk.ts';
import { writtenIndexProgram } from '../../../../support/written-worker.ts';

let worker: IndexWorker | undefined;
let folder: Awaited<ReturnType<typeof temporaryFolder>>;

beforeEach(async () => {
  folder = await temporaryFolder();
});

afterEach(async () => {
  await worker?.end();
  await folder.remove();
});

async function startWritten(): Promise<IndexWorker> {
  worker = createIndexWorker(startIndexThread(await writtenIndexProgram(folder.path)));
  return worker;
}

test('the thread of the index stores and finds what it is sent', async () => {
  const { ask } = await startWritten();
  expect(await ask('open', { folder: join(folder.path, 'index') })).toEqual({ seal: null, wasReplaced: false });
  const texts = { ...noTexts, summary: ['The printer is on fire'] };
  const ticket = { id: 'one', changedMs: Date.UTC(2026, 0, 1), signs: ['sign'], rows: [[0, texts] as const] };
  await ask('write', { tickets: [ticket], removed: [] });
  const search = { wanted: [{ tokens: ['print'], isPrefix: true }], unwanted: [] };
  expect(await ask('find', { search, below: null, limit: 5 })).toMatchObject([{ id: 'one' }]);
  await ask('close', null);
});

test('what a thread is asked fails if its program is missing, and everything after that', async () => {
  worker = createIndexWorker(startIndexThread(join(folder.path, 'missing.js')));
  await expect(worker.ask('open', { folder: 'index' })).rejects.toThrow(/Cannot find module/);
  await expect(worker.ask('close', null)).rejects.toThrow(/Cannot find module/);
});

test('a fault in the thread names its kind', async () => {
  const { ask } = await startWritten();
  const search = { wanted: [], unwanted: [] };
  await expect(ask('find', { search, below: null, limit: 1 })).rejects.toMatchObject({ kind: 'bug' });
  const inFile = join(folder.path, 'starter.mjs', 'index');
  await expect(ask('open', { folder: inFile })).rejects.toMatchObject({ kind: 'refused' });
});
