import { beforeEach, describe, expect, test } from 'vitest';
import { type ThreadCommit, type ThreadItem, threadItems } from '../../../../shared/views/thread.ts';
import { type MemoryDesk, memoryDesk, words } from '../../../support/memory-desk.ts';
import { threadEvents, threadOf } from '../../../support/whole-thread.ts';

let desk: MemoryDesk;
let ticketId: string;

beforeEach(async () => {
  desk = await memoryDesk();
  ticketId = await desk.opened({ source: 'walk-in' });
});

async function items(): Promise<ThreadItem[]> {
  return threadOf(desk.engine, ticketId);
}

/** What the thread says, short enough to be read. */
async function told(): Promise<string[]> {
  return (await items()).map((item) => {
    if (item.kind === 'change') return `${item.author.name}: ${item.changes.map(({ what }) => what).join(', ')}`;
    return `${item.author.name} ${item.entryKind}${item.isRetracted ? ' (retracted)' : ''}: ${item.html}`;
  });
}

describe('a ticket’s thread', () => {
  test('V10: begins with the requester’s words, without a list of what the opening put down', async () => {
    const [first, ...others] = await items();
    expect(others).toEqual([]);
    expect(first).toMatchObject({
      kind: 'entry',
      entryKind: 'message',
      author: { agentId: 'john', name: 'John Doe', colour: 'blue' },
      timeMs: desk.clock.nowMs,
      html: '<p>It closes right after it starts.</p>',
      source: 'walk-in',
      isRetracted: false,
    });
  });

  test('V11: shows what was said and, between it, each commit’s changes together', async () => {
    await desk.does('jane', 'field.set', { ticketId, field: 'priority', value: 'priority-high', reason: '' });
    await desk.does('jane', 'assignment.assign', { ticketId, agentId: 'john', teamId: null, remark: 'Please.' });
    await desk.does(
      'john',
      'conversation.post',
      words(desk.ticket(ticketId), ticketId, { thenStatus: 'status-resolved' }),
    );
    expect((await told()).slice(1)).toEqual([
      'Jane Doe: field',
      'Jane Doe: assignment',
      'Jane Doe note: <p>Please.</p>',
      'John Doe reply: <p>On my way.</p>',
      'John Doe: resolved',
    ]);
  });

  test('V22: names whom an entry mentions, by the names that they have now', async () => {
    const body = '<p>@Max Both and @John Doe, look.</p>';
    await desk.does('jane', 'conversation.post', words(desk.ticket(ticketId), ticketId, { body }));
    await desk.does('jane', 'record.put', { kind: 'agent', id: 'john', fields: { name: 'John Roe' } });
    const [first, entry] = await items();
    expect([first, entry]).toMatchObject([{ mentions: [] }, { html: body, mentions: ['Max Both', 'John Roe'] }]);
  });

  test('A34: shows an actor who is no agent, or unknown to this release, as the desk', async () => {
    const events = await threadEvents(desk.engine, ticketId);
    for (const actor of [
      'system',
      'visitor',
      'requester:p',
      'rule:r',
      'robot:x',
      '',
      'agent:',
      'agent',
      'agent:never',
    ]) {
      const opening: ThreadCommit = { events: events.map((event) => ({ ...event, actor })), isOpening: true };
      const [first] = threadItems([opening], desk.engine.records, { entries: [] });
      expect(first?.author, actor).toMatchObject({ name: '', colour: 'slate' });
    }
  });

  test('V12: shows a retracted reply as retracted, and the undoing as a change', async () => {
    const { commit } = await desk.does('john', 'conversation.post', words(desk.ticket(ticketId), ticketId));
    await desk.does('john', 'commit.undo', { commit });
    expect((await told()).slice(1)).toEqual([
      'John Doe reply (retracted): <p>On my way.</p>',
      'John Doe: assignment',
      'John Doe: undone',
    ]);
  });

  test('V13: gives each item a name of its own', async () => {
    for (const value of ['priority-high', 'priority-low', 'priority-high']) {
      await desk.does('jane', 'field.set', { ticketId, field: 'priority', value, reason: '' });
    }
    const ids = (await items()).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('V14: keeps the names of people and places that have left the desk', async () => {
    await desk.does('lena', 'department.transfer', { ticketId, departmentId: 'department-sales', keepAccess: true });
    await desk.does('jane', 'record.retire', { kind: 'agent', id: 'lena' });
    await desk.does('jane', 'record.retire', {
      kind: 'department',
      id: 'department-sales',
      replacedBy: 'department-support',
    });
    expect((await items()).at(-1)).toMatchObject({
      author: { name: 'Lena Lead' },
      changes: [
        { what: 'department', from: 'Support', to: 'Sales' },
        { what: 'referral', name: 'Support' },
      ],
    });
  });
});
