import { beforeEach, describe, expect, test } from 'vitest';
import type { Posted } from '../../../../../shared/domain/ticket/conversation.ts';
import { type MemoryDesk, memoryDesk, words } from '../../../../support/memory-desk.ts';
import { threadEvents } from '../../../../support/whole-thread.ts';

let desk: MemoryDesk;
let ticketId: string;

beforeEach(async () => {
  desk = await memoryDesk();
  ticketId = await desk.opened();
});

function post(agentId: string, more: Parameters<typeof words>[2] = {}) {
  return desk.does(agentId, 'conversation.post', words(desk.ticket(ticketId), ticketId, more));
}

function refused(agentId: string, more: Parameters<typeof words>[2]) {
  return desk.refusal(agentId, 'conversation.post', words(desk.ticket(ticketId), ticketId, more));
}

async function textsSaid(): Promise<string[]> {
  const thread = await threadEvents(desk.engine, ticketId);
  return thread.filter(({ type }) => type === 'conversation.posted').map(({ data }) => (data as Posted).body.text);
}

describe('a reply', () => {
  test('R46: claims an open ticket that no agent has; a team alone does not prevent it', async () => {
    await desk.does('jane', 'assignment.assign', { ticketId, agentId: null, teamId: 'team-field' });
    await post('john');
    expect(desk.ticket(ticketId).assignment).toEqual({ agentId: 'john', teamId: 'team-field' });
  });

  test('R46: claims nothing that has an agent, and nothing where the desk is set up without claiming', async () => {
    await desk.does('jane', 'assignment.claim', { ticketId });
    await post('john');
    expect(desk.ticket(ticketId).assignment.agentId).toBe('jane');
    await desk.does('jane', 'assignment.release', { ticketId });
    await desk.does('jane', 'record.put', { kind: 'desk', id: 'desk', fields: { claimsOnReply: false } });
    await post('john');
    expect(desk.ticket(ticketId).assignment.agentId).toBeNull();
  });

  test('R46: claims as the ticket’s department says, and otherwise as the desk says', async () => {
    const claims = async (kind: 'desk' | 'department', id: string, claimsOnReply: boolean | null) => {
      await desk.does('jane', 'record.put', { kind, id, fields: { claimsOnReply } });
      await post('john');
      const { agentId } = desk.ticket(ticketId).assignment;
      if (agentId !== null) await desk.does('jane', 'assignment.release', { ticketId });
      return agentId;
    };
    expect([
      await claims('department', 'department-support', false),
      await claims('desk', 'desk', false),
      await claims('department', 'department-support', true),
      await claims('department', 'department-support', null),
    ]).toEqual([null, null, 'john', null]);
  });

  test('R46: claims also when it sets another open status at once', async () => {
    await post('john', { thenStatus: 'status-held' });
    expect(desk.ticket(ticketId)).toMatchObject({
      status: { statusId: 'status-held', state: 'open' },
      assignment: { agentId: 'john', teamId: null },
    });
  });

  test('R46: a note claims nothing, whatever status it sets', async () => {
    await post('john', { visibility: 'internal' });
    await post('john', { visibility: 'internal', thenStatus: 'status-held' });
    expect(desk.ticket(ticketId).assignment).toEqual({ agentId: null, teamId: null });
  });

  test('T21: and the status it sets are one commit: never half of it', async () => {
    await post('jane', { thenStatus: 'status-resolved' });
    expect((await desk.lastCommit(ticketId)).map(({ type }) => type)).toEqual([
      'conversation.posted',
      'status.set',
      'assignment.changed',
    ]);
    expect(await refused('jane', { thenStatus: 'status-none' })).toBe('status.unknown');
    expect(desk.ticket(ticketId).conversation.entries).toHaveLength(2);
  });

  test('T21: the status it has already is no change', async () => {
    await post('jane', { thenStatus: 'status-open' });
    expect((await desk.lastCommit(ticketId)).map(({ type }) => type)).toEqual([
      'conversation.posted',
      'assignment.changed',
    ]);
  });
});

describe('words that crossed', () => {
  test('T22: newer entries by someone else have to be read first; the answer names the author', async () => {
    await post('jane');
    const input = words(desk.ticket(ticketId), ticketId, { basedOn: 1 });
    const result = await desk.as('john', 'conversation.post', input);
    expect(result).toEqual({
      ok: false,
      error: {
        code: 'stale',
        reason: 'thread.moved',
        details: { name: 'Jane Doe' },
      },
    });
    await desk.does('john', 'conversation.post', { ...input, basedOn: 2 });
    expect(desk.ticket(ticketId).conversation.entries.map(({ by }) => by)).toEqual([
      'agent:john',
      'agent:jane',
      'agent:john',
    ]);
  });

  test('T22: one’s own newer words are no reason to wait, and neither are changes without words', async () => {
    await post('john');
    await desk.does('jane', 'field.set', { ticketId, field: 'priority', value: 'priority-high' });
    await post('john', { basedOn: 1 });
    expect(desk.ticket(ticketId).conversation.entries).toHaveLength(3);
  });

  test('T22: a message that another agent recorded is the requester’s', async () => {
    await desk.does('jane', 'conversation.record', { ticketId, details: 'One more thing.', source: 'phone' });
    const result = await desk.as('john', 'conversation.post', words(desk.ticket(ticketId), ticketId, { basedOn: 1 }));
    expect(result).toMatchObject({ error: { reason: 'thread.moved', details: { name: 'Ken Wheeler' } } });
  });

  test('T22: another agent’s note counts as a newer entry too', async () => {
    await post('jane', { visibility: 'internal' });
    expect(await refused('john', { basedOn: 1 })).toBe('thread.moved');
  });
});

describe('an entry', () => {
  test.each([
    ['nothing', ''],
    ['spaces', '<p>  &nbsp; </p>'],
    ['a zero-width space', '<p>\u200b</p>'],
    ['a blank Braille cell', '<p>\u2800</p>'],
    ['code that is taken out', '<script>alert(1)</script>'],
    ['tags alone', '<ul><li></li></ul>'],
  ])('T23: of %s is refused', async (_what, body) => {
    expect(await refused('jane', { body })).toBe('body.empty');
  });

  test('T23: with a broken character is refused, and so is one that is too long', async () => {
    expect(await refused('jane', { body: '<p>Half \ud800 of one</p>' })).toBe('text.broken');
    expect(await refused('jane', { body: `<p>${'x'.repeat(100_001)}</p>` })).toBe('body.too-long');
  });

  test('T23: loses the colours and control characters of a pasted log, and no word or line', async () => {
    const log = '\u001b[31mERROR\u001b[0m one\u0000\n\u0007two\u001b[K';
    await post('jane', { body: `<p>${log.replace('\n', '<br>')}&#27;[1m&#8;!</p>` });
    await desk.does('john', 'conversation.record', { ticketId, details: log, source: 'phone' });
    await desk.does('jane', 'assignment.assign', { ticketId, agentId: 'john', teamId: null, remark: log });
    const texts = await textsSaid();
    expect(texts.slice(-3)).toEqual(['ERROR one\ntwo!', 'ERROR one\ntwo', 'ERROR one\ntwo']);
  });

  test('T23: names a file that is not there', async () => {
    expect(await refused('jane', { attachments: ['file-none'] })).toBe('attachment.unknown');
  });

  test('T24: the requester’s words on the phone become a message that waits for us, in the name of who took them down', async () => {
    await post('jane');
    await desk.does('john', 'conversation.record', { ticketId, details: 'It is back.\n\nSorry.', source: 'walk-in' });
    const [posted] = await desk.lastCommit(ticketId);
    expect(posted).toMatchObject({
      type: 'conversation.posted',
      data: {
        kind: 'message',
        body: { html: '<p>It is back.</p><p>Sorry.</p>', text: 'It is back.\n\nSorry.' },
        source: 'walk-in',
      },
    });
    expect(desk.ticket(ticketId).conversation.entries.at(-1)).toMatchObject({ kind: 'message', by: 'agent:john' });
  });

  test('T25: the ticket itself holds no words, only who said what kind of thing when, and whether with files', async () => {
    await post('jane', { body: '<p>Secret words</p>' });
    expect(JSON.stringify(desk.ticket(ticketId))).not.toContain('Secret words');
    expect(Object.keys(desk.ticket(ticketId).conversation.entries[0] ?? {})).toEqual([
      'id',
      'kind',
      'by',
      'timeMs',
      'retracted',
      'hasFiles',
    ]);
  });
});
