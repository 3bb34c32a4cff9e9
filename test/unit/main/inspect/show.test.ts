import { describe, expect, test } from 'vitest';
import { showTickets } from '../../../../main/inspect/show.ts';
import type { Disk } from '../../../../main/platform/disk.ts';
import { memoryDesk } from '../../../support/memory-desk.ts';

async function shown(disk: Disk, folder: string, number?: string) {
  const lines: string[] = [];
  const code = await showTickets(disk, folder, number, (line) => lines.push(line));
  return { code, lines };
}

describe('showing a folder', () => {
  test('that is no desk says so, with an exit code that says so too', async () => {
    const { disk } = await memoryDesk();
    expect(await shown(disk, '/nowhere')).toEqual({ code: 1, lines: ['There is no desk in /nowhere.'] });
    expect(await shown(disk, '/nowhere', '1001')).toEqual({ code: 1, lines: ['There is no desk in /nowhere.'] });
  });

  test('lists the tickets of a desk and counts them, one as one', async () => {
    const desk = await memoryDesk();
    expect((await shown(desk.disk, '/desk')).lines.at(-1)).toBe('0 tickets');
    await desk.opened({ summary: 'No ink' });
    const { code, lines } = await shown(desk.disk, '/desk');
    expect([code, lines]).toEqual([0, [expect.stringMatching(/^1001 +Open +No ink$/), '1 ticket']]);
    expect((await shown(desk.disk, '/desk', '1002')).code).toBe(1);
  });
});
