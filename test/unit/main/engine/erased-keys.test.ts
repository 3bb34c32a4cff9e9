import { expect, test } from 'vitest';
import { memoryDesk } from '../../../support/memory-desk.ts';
import type { MemoryDisk } from '../../../support/memory-disk.ts';

/** Blanks the data of the last line of the journal, as erasing does. */
function eraseLast(disk: MemoryDisk): void {
  const [path = '', bytes = Buffer.alloc(0)] = [...disk.files()].find(([name]) => name.endsWith('.jsonl')) ?? [];
  const line = bytes.lastIndexOf('\n{') + 1;
  const head = bytes.toString('utf8', line, bytes.indexOf(',"sum":"', line));
  const { events } = JSON.parse(`${head}}`) as { events: readonly { size: number }[] };
  const start = bytes.indexOf('"data":[', line) + '"data":['.length;
  const slices = events.map(({ size }) => `{"erased":"${' '.repeat(size - 13)}"}`).join(',');
  disk.put(path, Buffer.concat([bytes.subarray(0, start), Buffer.from(`${slices}]}\n`)]));
}

test('K20: a key whose commit was erased is refused for any input, because its use is unknown', async () => {
  const desk = await memoryDesk();
  const ticketId = await desk.opened();
  const held = { ticketId, statusId: 'status-held' };
  expect(await desk.as('john', 'status.set', held, 'key-of-a-form')).toMatchObject({ ok: true });
  eraseLast(desk.disk);
  const again = await desk.reopened();
  for (const input of [{ ticketId, statusId: 'status-final' }, held]) {
    expect(await again.as('john', 'status.set', input, 'key-of-a-form')).toMatchObject({
      error: { code: 'refused', reason: 'key.reused' },
    });
  }
  expect(again.ticket(ticketId).status.statusId).toBe('status-open');
});
