import { chmod, mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { crashInfo, saveCrashReport, savedCrashReport } from '../../../../main/shell/crash-report.ts';
import { temporaryFolder } from '../../../support/test-desk.ts';

const canary = 'canary-7f3a';
const nothing = { report: '', folder: null };

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let data: string;
let path: string;

beforeEach(async () => {
  folder = await temporaryFolder();
  data = join(folder.path, 'deep', 'data');
  path = join(data, 'crash.json');
});

afterEach(() => folder.remove());

function thrownBy(task: () => unknown): unknown {
  try {
    task();
  } catch (error) {
    return error;
  }
  throw new Error('Nothing was thrown');
}

describe('the report of a fault', () => {
  test('is where in the program it happened, in which version and on which system', () => {
    const { report, folder: desk } = crashInfo(new TypeError('no such row'), '1.2.3', '/desk');
    expect(report.split('\n').slice(0, 2)).toEqual([
      `Deskside 1.2.3, ${process.platform} ${process.arch}`,
      'TypeError: no such row',
    ]);
    expect(report).toMatch(/\n {4}at .*crash-report\.test\.ts/);
    expect(desk).toBe('/desk');
  });

  test.each([
    ['a parser', thrownBy(() => JSON.parse(`{"summary": ${canary}`))],
    ['a schema', thrownBy(() => z.strictObject({}).parse({ [canary]: canary }))],
    ['Node', thrownBy(() => new URL(`${canary}\0`))],
    ['an error that another caused', new Error('reading failed', { cause: thrownBy(() => JSON.parse(canary)) })],
    ['a text that is no error', canary],
    ['an object that is no error', { message: canary, stack: `    at ${canary}` }],
    ['nothing at all', undefined],
  ])('ES14: names no word that people wrote, whoever threw it: %s', (_who, error) => {
    expect(JSON.stringify(crashInfo(error, '1', null))).not.toContain(canary);
  });

  test('is never longer than a window shows, nor without an end', () => {
    const long = new Error('x'.repeat(1_000_000));
    const round = new Error('round');
    round.cause = round;
    for (const error of [long, round]) {
      const crash = crashInfo(error, '1', '/desk');
      expect(crash.report.length).toBeLessThanOrEqual(20_000);
      saveCrashReport(data, crash);
      expect(savedCrashReport(data)).toEqual(crash);
    }
  });
});

describe('the report of a fault', () => {
  test('is there at the next start, in place of the one before', () => {
    saveCrashReport(data, { report: 'first, and longer than the second', folder: null });
    saveCrashReport(data, { report: 'second', folder: '/desk' });
    expect(savedCrashReport(data)).toEqual({ report: 'second', folder: '/desk' });
  });

  test('is for the person alone; on Windows their own folder sees to that', async () => {
    saveCrashReport(data, nothing);
    const [file, folder] = [await stat(path), await stat(data)];
    expect([file.isFile(), folder.isDirectory()]).toEqual([true, true]);
    if (process.platform !== 'win32') expect([file.mode & 0o777, folder.mode & 0o777]).toEqual([0o600, 0o700]);
  });

  test('is empty where there is none', () => {
    expect(savedCrashReport(data)).toEqual(nothing);
  });

  test.each([
    ['no byte', ''],
    ['half of one', '{"report":"x'],
    ['something else', '[]'],
    ['nothing', 'null'],
    ['a number', '{"report":1,"folder":null}'],
    ['no folder', '{"report":"x"}'],
    ['a list for a folder', '{"report":"x","folder":["/"]}'],
    ['more than a window shows', JSON.stringify({ report: 'x'.repeat(20_001), folder: null })],
    ['a folder that nobody has', JSON.stringify({ report: 'x', folder: `/${'x'.repeat(1_000)}` })],
    ['what would pollute', '{"__proto__":{"report":"x","folder":"/"}}'],
  ])('is empty where the file holds %s', async (_what, text) => {
    await mkdir(data, { recursive: true });
    await writeFile(path, text);
    expect(savedCrashReport(data)).toEqual(nothing);
    expect('report' in {}).toBe(false);
  });

  test('holds nothing that it does not know', async () => {
    await mkdir(data, { recursive: true });
    await writeFile(path, JSON.stringify({ report: 'x', folder: null, restart: 'calc.exe' }));
    expect(savedCrashReport(data)).toEqual({ report: 'x', folder: null });
  });

  test('is empty where the file cannot be read', async () => {
    await mkdir(path, { recursive: true });
    expect(savedCrashReport(data)).toEqual(nothing);
  });

  test('is rejected where it cannot be written, so that the caller continues without it', async () => {
    await mkdir(path, { recursive: true });
    expect(() => saveCrashReport(data, nothing)).toThrow('EISDIR');
    await chmod(data, 0o700);
    expect(await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => error.code)).toBe('EISDIR');
  });
});
