import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { durableJson } from '../../../../main/platform/durable-json.ts';
import { openWindowMemory, type WindowState } from '../../../../main/shell/window-state.ts';
import { createSimulatedDisk, type SimulatedDisk, systemError } from '../../../support/simulated-disk.ts';

const left: WindowState = { bounds: { x: -5, y: 10, width: 1000, height: 700 }, isMaximized: true };

function open(disk: SimulatedDisk, damaged: string[] = []) {
  return openWindowMemory(disk, '/data', ({ file }) => void damaged.push(file));
}

describe('the saved state of a window', () => {
  test('is nothing before the first start, and nothing is written for that', async () => {
    const disk = createSimulatedDisk();
    expect((await open(disk)).last).toBeUndefined();
    expect([...disk.files()]).toEqual([]);
  });

  test('is there again after a restart and after a power cut', async () => {
    const disk = createSimulatedDisk();
    await (await open(disk)).save(left);
    expect((await open(disk.powerCutLosingAll())).last).toEqual(left);
  });

  test.each([
    ['a list', []],
    ['nothing', null],
    ['no place', { isMaximized: true }],
    ['half a pixel', { ...left, bounds: { ...left.bounds, x: 0.5 } }],
    ['a place that no screen has', { ...left, bounds: { ...left.bounds, y: 1e9 } }],
    ['a size below nothing', { ...left, bounds: { ...left.bounds, width: -1 } }],
    ['a word', { ...left, isMaximized: 'yes' }],
  ])('is nothing where the file holds %s', async (_what, data) => {
    const disk = createSimulatedDisk();
    await disk.makeFolder('/data');
    await durableJson<unknown>(disk, '/data/window.json', () => undefined).write(data);
    expect((await open(disk)).last).toBeUndefined();
  });

  test('does not prevent closing the window when it cannot be written', async () => {
    const disk = createSimulatedDisk();
    const damaged: string[] = [];
    const memory = await open(disk, damaged);
    disk.hooks = {
      before: ({ kind }) => {
        if (kind === 'write') throw systemError('ENOSPC');
      },
    };
    await expect(memory.save(left)).resolves.toBeUndefined();
    expect(damaged).toEqual([join('/data', 'window.json')]);
  });
});
