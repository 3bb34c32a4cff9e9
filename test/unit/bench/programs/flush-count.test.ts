import { expect, test } from 'vitest';
import { countFlushes } from '../../../bench/programs/flush-count.ts';
import { createMemoryDisk } from '../../../support/memory-disk.ts';

test('counts each flush in the folder, whichever way it is asked for, and none elsewhere', async () => {
  const memory = createMemoryDisk();
  await memory.makeFolder('/desk/journal');
  const { disk, flushes } = countFlushes(memory, '/desk/journal');
  const plain = await disk.open('/desk/journal/1', 'create');
  await plain.write(Buffer.from('a line'));
  expect(flushes()).toBe(0);
  await plain.datasync();
  expect(flushes()).toBe(1);
  const safe = await disk.open('/desk/journal/2', 'create-safely');
  await safe.write(Buffer.from('a line'));
  expect(flushes()).toBe(2);
  await disk.syncFolder('/desk/journal');
  expect(flushes()).toBe(3);
  const other = await disk.open('/desk/journal-notes', 'create-safely');
  await other.write(Buffer.from('a note'));
  await disk.syncFolder('/desk');
  expect(flushes()).toBe(3);
});
