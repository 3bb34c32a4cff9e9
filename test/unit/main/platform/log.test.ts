import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import logger from 'electron-log/node';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { createLog } from '../../../../main/platform/log.ts';
import { temporaryFolder } from '../../../support/test-desk.ts';

const canary = 'canary-7f3a';
let folder: Awaited<ReturnType<typeof temporaryFolder>>;

beforeEach(async () => {
  folder = await temporaryFolder();
});
afterEach(() => folder.remove());

function newLog() {
  return createLog(logger.create({ logId: folder.path }), folder.path);
}

function logged(): Promise<string> {
  return readFile(join(folder.path, 'logs', 'main.log'), 'utf8');
}

function thrownBy(task: () => unknown): unknown {
  try {
    task();
  } catch (error) {
    return error;
  }
  throw new Error('Nothing was thrown');
}

describe('the log', () => {
  test('is a file in the data folder, and keeps what happened with its time', async () => {
    const log = newLog();
    log.info('started');
    log.warn('a segment was damaged');
    expect(await logged()).toMatch(/^\[\d{4}-.*\] \[info\] +started\n\[.*\] \[warn\] +a segment was damaged\n$/);
  });

  test('says what Node’s own errors are, and follows causes only so far', async () => {
    const error = thrownBy(() => join(1 as never)); // Safe: Node has to refuse it.
    const round = new Error('round');
    round.cause = round;
    for (const one of [error, round]) newLog().bug(one);
    const text = await logged();
    expect(text).toContain('TypeError ERR_INVALID_ARG_TYPE\n');
    expect(text.match(/caused by Error: round/g)).toHaveLength(5);
  });

  test('keeps the name, words and place of a bug, and of what caused it', async () => {
    newLog().bug(new Error('the queue is gone', { cause: new TypeError('no such row') }));
    const text = await logged();
    expect(text).toContain('Error: the queue is gone\n    at ');
    expect(text).toContain('caused by TypeError: no such row\n    at ');
    expect(text).toContain('log.test.ts');
  });

  test.each([
    ['JSON that could not be parsed', () => JSON.parse(`{"summary": ${canary}`) as unknown],
    ['input that a schema refused', () => z.strictObject({}).parse({ [canary]: canary })],
    ['a choice that a schema does not know', () => z.enum(['open']).parse(canary)],
    // Safe: Node must refuse it, despite the type.
    ['what Node was given and cannot take', () => join(canary as never, [canary] as never)],
    [
      'words that look like a place',
      () => {
        throw new SyntaxError(`words\n    at ${canary}`);
      },
    ],
    ['a value that Node refuses', () => new URL(`${canary}\0`)],
  ])('keeps the place of %s, and never the words in it', async (_name, task) => {
    const error = thrownBy(task);
    newLog().bug(error);
    newLog().bug(new Error('reading failed', { cause: error }));
    const text = await logged();
    expect(text).toContain('    at ');
    expect(text).toContain('reading failed');
    expect(text).not.toContain(canary);
  });

  test('says no more of a thrown value that is no error than that it was thrown', async () => {
    newLog().bug({ words: canary });
    newLog().bug(canary);
    expect((await logged()).split('Something was thrown that is no error')).toHaveLength(3);
    expect(await logged()).not.toContain(canary);
  });

  test('is put aside at one megabyte, so that it never fills the disk', async () => {
    const log = newLog();
    const line = 'x'.repeat(10_000);
    for (let count = 0; count < 250; count++) log.info(line);
    const names = await readdir(join(folder.path, 'logs'));
    expect(names.toSorted()).toEqual(['main.log', 'main.old.log']);
    expect((await logged()).length).toBeLessThan(1024 * 1024 + 2 * line.length);
  });
});
