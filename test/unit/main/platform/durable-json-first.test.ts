import { expect, test } from 'vitest';
import { durableJson } from '../../../../main/platform/durable-json.ts';
import { createSimulatedDisk, systemError } from '../../../support/simulated-disk.ts';

const path = '/folder/document.json';
const data = { text: 'first' };

async function disk() {
  const made = createSimulatedDisk();
  await made.makeFolder('/folder');
  return made;
}

function documentOn(on: Awaited<ReturnType<typeof disk>>) {
  return durableJson<object>(on, path, () => undefined);
}

test('the first write makes two generations, and flushes no more than both and their names take', async () => {
  const on = await disk();
  const flushes: string[] = [];
  on.hooks = { before: ({ kind }) => void (/sync/i.test(kind) && flushes.push(kind)) };
  await documentOn(on).write(data);
  expect(flushes.toSorted()).toEqual(['datasync', 'datasync', 'syncFolder', 'syncFolder']);
  on.hooks = {};
  on.put(path, 'broken');
  expect(await documentOn(on.powerCutLosingAll()).read()).toEqual(data);
});

test('a first write that fails waits for its copy, so that the next one is not disturbed by it', async () => {
  const on = await disk();
  on.hooks = {
    before: ({ kind }) => {
      if (kind === 'syncFolder') throw systemError('EIO');
    },
  };
  await expect(documentOn(on).write(data)).rejects.toThrow('EIO');
  const calls = on.callCount();
  await new Promise((resolve) => setImmediate(resolve));
  expect(on.callCount()).toBe(calls);
});
