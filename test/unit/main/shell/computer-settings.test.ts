import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { durableJson } from '../../../../main/platform/durable-json.ts';
import { type Kept, type KeptSettings, openComputerSettings } from '../../../../main/shell/computer-settings.ts';
import { createSimulatedDisk, type SimulatedDisk, systemError } from '../../../support/simulated-disk.ts';

const path = join('/data', 'computer.json');

const first: Kept = {
  startAtLogin: false,
  keepRunning: false,
  notifyAssigned: true,
  notifyReplied: true,
  notifyMentioned: true,
  notifyNoted: true,
  notifyStatus: true,
  notifyDue: true,
  checkSpelling: false,
  fetchUpdates: true,
  trayNoticeShown: false,
  zoom: 1,
};

/** Everything as it is not at first. */
const other: Kept = {
  startAtLogin: true,
  keepRunning: true,
  notifyAssigned: false,
  notifyReplied: false,
  notifyMentioned: false,
  notifyNoted: false,
  notifyStatus: false,
  notifyDue: false,
  checkSpelling: true,
  fetchUpdates: false,
  trayNoticeShown: true,
  zoom: 1.5,
};

function open(disk: SimulatedDisk, damaged: string[] = [], platform: NodeJS.Platform = 'linux'): Promise<KeptSettings> {
  return openComputerSettings(disk, '/data', platform, ({ file, keptAs }) => void damaged.push(keptAs ?? file));
}

async function keptAs(data: unknown): Promise<Kept> {
  const disk = createSimulatedDisk();
  await disk.makeFolder('/data');
  await durableJson<unknown>(disk, path, () => undefined).write(data);
  return (await open(disk)).read();
}

describe('a computer’s settings', () => {
  test('by default starts nothing and requests no dictionary, and writes nothing for that', async () => {
    const disk = createSimulatedDisk();
    expect((await open(disk)).read()).toEqual(first);
    expect((await open(disk, [], 'win32')).read()).toEqual({ ...first, keepRunning: true });
    expect((await open(disk, [], 'darwin')).read()).toEqual({ ...first, keepRunning: true, checkSpelling: true });
    expect([...disk.files()]).toEqual([]);
  });

  test('is there again after a restart and after a power cut', async () => {
    const disk = createSimulatedDisk();
    const settings = await open(disk);
    for (const [name, value] of Object.entries(other)) await settings.change({ [name]: value });
    expect(settings.read()).toEqual(other);
    expect((await open(disk.powerCutLosingAll())).read()).toEqual(other);
  });

  test('is all kept when several things change at once', async () => {
    const disk = createSimulatedDisk();
    const settings = await open(disk);
    await Promise.all(Object.entries(other).map(([name, value]) => settings.change({ [name]: value })));
    expect((await open(disk)).read()).toEqual(other);
  });

  test.each([
    ['nothing', null],
    ['a list', [other]],
    ['a word', 'startAtLogin'],
    ['a number', 1],
    ['no field', {}],
    ['words for yes', { startAtLogin: 'true', keepRunning: 'yes', checkSpelling: 1, trayNoticeShown: {} }],
    ['nothing in its fields', Object.fromEntries(Object.keys(first).map((name) => [name, null]))],
    ['lists in its fields', Object.fromEntries(Object.keys(first).map((name) => [name, [true]]))],
    ['fields of somebody else', { constructor: true, toString: true, startatlogin: true, lastDesk: '/evil' }],
  ])('falls back where the file holds %s', async (_what, data) => {
    expect(await keptAs(data)).toEqual(first);
  });

  test.each(Object.keys(first))('falls back for one field alone, and keeps the others: %s', async (name) => {
    for (const nonsense of ['on', null, [], {}, { valueOf: 1 }]) {
      expect(await keptAs({ ...other, [name]: nonsense })).toEqual({
        ...other,
        [name]: first[name as keyof Kept],
      });
    }
  });

  test.each([
    [1e300, 2],
    [-1e300, 0.5],
    [0, 0.5],
    [1.2, 1.25],
    [Number.MIN_VALUE, 0.5],
    [Number.MAX_SAFE_INTEGER, 2],
  ])('is a size that a window can have, whatever number stands there: %d', async (zoom, size) => {
    expect((await keptAs({ ...other, zoom })).zoom).toBe(size);
  });

  test('pollutes nothing', async () => {
    const disk = createSimulatedDisk();
    const text =
      '{"__proto__":{"startAtLogin":true,"isAdmin":true},"constructor":{"prototype":{"isAdmin":true}},"zoom":1e999}';
    disk.put(path, sealed(text));
    const kept = (await open(disk)).read();
    expect(kept).toEqual(first);
    expect(Object.getPrototypeOf(kept)).toBe(Object.prototype);
    expect('isAdmin' in {}).toBe(false);
  });

  test.each([
    ['', 'no byte'],
    ['\0\0\0\0', 'zeros'],
    ['{ "sum": "x",\n"data": {} }\n', 'a wrong sum'],
    [sealed('{"startAtLogin":'), 'half a document under a right sum'],
    [sealed('x'.repeat(1_000_000)), 'nonsense under a right sum'],
  ])('is as at first where the file is damaged, which is told: %#', async (bytes, _what) => {
    const disk = createSimulatedDisk();
    disk.put(path, bytes);
    const damaged: string[] = [];
    expect((await open(disk, damaged)).read()).toEqual(first);
    expect(damaged).toEqual([path, '/data/damaged/computer.json.1']);
    expect(String(disk.files().get('/data/damaged/computer.json.1'))).toBe(bytes);
    expect((await open(disk)).read()).toEqual(first);
  });

  test('has its defaults where the file cannot be read, which is reported', async () => {
    const disk = createSimulatedDisk();
    disk.hooks = {
      before: ({ kind }) => {
        if (kind === 'read') throw systemError('EIO');
      },
    };
    const damaged: string[] = [];
    expect((await open(disk, damaged)).read()).toEqual(first);
    expect(damaged).toEqual([path]);
  });

  test('stays unchanged, also in memory, when the disk is full; the next change works', async () => {
    const disk = createSimulatedDisk();
    const settings = await open(disk);
    await settings.change({ zoom: 1.5 });
    disk.hooks = {
      before: ({ kind }) => {
        if (kind === 'write') throw systemError('ENOSPC');
      },
    };
    await expect(settings.change({ startAtLogin: true })).rejects.toMatchObject({ code: 'ENOSPC' });
    expect(settings.read()).toEqual({ ...first, zoom: 1.5 });
    disk.hooks = {};
    expect((await open(disk)).read()).toEqual({ ...first, zoom: 1.5 });
    await settings.change({ notifyDue: false });
    expect((await open(disk)).read()).toEqual({ ...first, zoom: 1.5, notifyDue: false });
  });
});

/** A document as its own writer would write it, with any content. */
function sealed(text: string): string {
  const sum = createHash('sha256').update(text).digest('base64url').slice(0, 22);
  return `{ "sum": "${sum}",\n"data": ${text} }\n`;
}
