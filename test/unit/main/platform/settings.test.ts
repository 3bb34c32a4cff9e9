import { describe, expect, test } from 'vitest';
import { durableJson } from '../../../../main/platform/durable-json.ts';
import { openSettings } from '../../../../main/platform/settings.ts';
import { createSimulatedDisk, type SimulatedDisk, systemError } from '../../../support/simulated-disk.ts';

const folder = '/data';

function open(disk: SimulatedDisk) {
  return openSettings(disk, folder, () => undefined);
}

describe('settings', () => {
  test('are the defaults on a computer that remembers nothing, and nothing is written for that', async () => {
    const disk = createSimulatedDisk();
    expect((await open(disk)).read()).toEqual({ lastDesk: null });
    expect([...disk.files()]).toEqual([]);
  });

  test('are there again after a restart and after a power cut', async () => {
    const disk = createSimulatedDisk();
    const settings = await open(disk);
    await settings.change({ lastDesk: '/home/desk' });
    expect(settings.read()).toEqual({ lastDesk: '/home/desk' });
    expect((await open(disk.powerCutLosingAll())).read()).toEqual({ lastDesk: '/home/desk' });
  });

  test.each([
    ['a number where a path should be', { lastDesk: 7 }],
    ['a path that nobody has', { lastDesk: 'x'.repeat(1_001) }],
    ['a field of another version', { lastDesk: 7, somethingElse: true }],
    ['a list', []],
    ['nothing', null],
    ['a word', 'word'],
  ])('fall back field by field where the file holds %s', async (_what, data) => {
    const disk = createSimulatedDisk();
    await disk.makeFolder(folder);
    await durableJson<unknown>(disk, `${folder}/settings.json`, () => undefined).write(data);
    expect((await open(disk)).read()).toEqual({ lastDesk: null });
  });

  test('stay as they were, also in memory, when a change cannot be written', async () => {
    const disk = createSimulatedDisk();
    const settings = await open(disk);
    await settings.change({ lastDesk: '/old' });
    disk.hooks = {
      before: ({ kind }) => {
        if (kind === 'write') throw systemError('ENOSPC');
      },
    };
    await expect(settings.change({ lastDesk: '/new' })).rejects.toThrow('ENOSPC');
    disk.hooks = {};
    expect(settings.read()).toEqual({ lastDesk: '/old' });
    expect((await open(disk)).read()).toEqual({ lastDesk: '/old' });
  });
});
