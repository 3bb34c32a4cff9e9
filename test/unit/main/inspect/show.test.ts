import { describe, expect, test } from 'vitest';
import { eventLines } from '../../../../main/inspect/event-lines.ts';
import { showTickets } from '../../../../main/inspect/show.ts';
import type { Disk } from '../../../../main/platform/disk.ts';
import type { Posted } from '../../../../shared/domain/ticket/conversation.ts';
import { memoryDesk, words } from '../../../support/memory-desk.ts';
import { threadEvents } from '../../../support/whole-thread.ts';

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

  test('tells what was said with its lines, and its white space', async () => {
    const desk = await memoryDesk();
    const details = '\u001b[31mERROR\u001b[0m one\n\n  two\tthree\n    four';
    const ticketId = await desk.opened({ details, source: 'walk-in' });
    await desk.does('jane', 'conversation.post', words(desk.ticket(ticketId), ticketId, { body: '<p>One line.</p>' }));
    const { lines } = await shown(desk.disk, '/desk', '1001');
    const at = lines.findIndex((line) => line.includes('conversation.posted'));
    expect(lines.slice(at, at + 5)).toEqual([
      expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z {2}John Doe +conversation\.posted +message \(walk-in\):$/),
      '    ERROR one',
      '    ',
      '      two\tthree',
      '        four',
    ]);
    expect(lines.filter((line) => line.endsWith(' reply: One line.'))).toHaveLength(1);
  });

  test('tells lists, quotes and where links lead', async () => {
    const desk = await memoryDesk();
    const ticketId = await desk.opened();
    const body =
      '<p>Do this:</p><ul><li>one<ol><li>deep</li><li>deeper</li></ol></li><li>two</li></ul>' +
      '<blockquote><p>It will not</p><p>start.</p></blockquote>' +
      '<p>See <a href="https://example.com/a">the guide</a> or <a href="https://example.com/b">https://example.com/b</a></p>';
    await desk.does('jane', 'conversation.post', words(desk.ticket(ticketId), ticketId, { body }));
    const { lines } = await shown(desk.disk, '/desk', '1001');
    const at = lines.findIndex((line) => line.endsWith(' reply:'));
    expect(lines.slice(at + 1, at + 12)).toEqual(
      [
        'Do this:',
        '',
        '- one',
        '  1. deep',
        '  2. deeper',
        '- two',
        '> It will not',
        '>',
        '> start.',
        '',
        'See the guide <https://example.com/a> or https://example.com/b',
      ].map((line) => `    ${line}`),
    );
  });

  test('names the requester with address and phone, at the opening and when the requester changes', async () => {
    const desk = await memoryDesk();
    const ken = { personId: null, name: 'Ken Wheeler', email: 'ken@example.com', phone: '+1 555 0100', place: '' };
    const ticketId = await desk.opened({ requester: ken });
    const paula = { personId: null, name: 'Paula Post', email: '', phone: '', place: '' };
    await desk.does('jane', 'requester.change', { ticketId, requester: paula });
    const { lines } = await shown(desk.disk, '/desk', '1001');
    const told = lines
      .filter((line) => line.includes(' requester.changed '))
      .map((line) => line.replace(/^.*changed +/, ''));
    expect(told).toEqual(['Ken Wheeler <ken@example.com>, +1 555 0100', 'Paula Post (before: Ken Wheeler)']);
  });

  test('says of an entry itself that it was retracted', async () => {
    const desk = await memoryDesk();
    const ticketId = await desk.opened();
    await desk.does('jane', 'conversation.post', words(desk.ticket(ticketId), ticketId, { body: '<p>Stays.</p>' }));
    const done = await desk.does(
      'jane',
      'conversation.post',
      words(desk.ticket(ticketId), ticketId, { body: '<p>Goes.</p>' }),
    );
    await desk.does('jane', 'commit.undo', { commit: done.commit });
    const { lines } = await shown(desk.disk, '/desk', '1001');
    expect(lines.filter((line) => line.endsWith(' reply (retracted): Goes.'))).toHaveLength(1);
    expect(lines.filter((line) => line.endsWith(' reply: Stays.'))).toHaveLength(1);
  });

  test('names the files of an entry with their sizes, and obeys nothing that another device wrote into them', async () => {
    const desk = await memoryDesk();
    const ticketId = await desk.opened();
    const [said] = (await threadEvents(desk.engine, ticketId)).filter(({ type }) => type === 'conversation.posted');
    if (!said) throw new Error('Nothing was said');
    const common = { type: 'text/plain', hash: '0'.repeat(64) };
    const attachments = [
      { ...common, name: 'error log.txt', size: 1_234 },
      { ...common, name: '\u009b31mone\u001b]0;x\u0007.txt', size: 1 },
    ];
    const event = { ...said, timeMs: Number.NaN, data: { ...(said.data as Posted), attachments } };
    expect(eventLines(event, desk.engine.records).slice(1)).toEqual([
      '    file: error log.txt (1234 bytes)',
      '    file: one.txt (1 byte)',
    ]);
  });

  test('tells due times as dates', async () => {
    const desk = await memoryDesk();
    const ticketId = await desk.opened();
    await desk.does('jane', 'due.set', { ticketId, dueMs: Date.UTC(2036, 4, 1, 12) });
    await desk.does('jane', 'due.set', { ticketId, dueMs: null });
    const { lines } = await shown(desk.disk, '/desk', '1001');
    const told = lines
      .filter((line) => / due\.(?:set|planned) /.test(line))
      .map((line) => line.replace(/^.* due\.\w+ +/, ''));
    expect(told).toEqual([
      expect.stringMatching(/^to ".+", due \d{4}-\d\d-\d\dT[\d:.]+Z$/),
      'due 2036-05-01T12:00:00.000Z',
      'as planned',
    ]);
    expect(lines.join('\n')).not.toMatch(/\d{13}/);
  });
});
