import { describe, expect, test } from 'vitest';
import { memoryDesk } from '../../../../support/memory-desk.ts';

const note = { type: 'conversation.posted', data: { kind: 'note', body: { text: 'Seen.' } } };

describe('an operation with a note', () => {
  test('M11: sets a status, deletes, or restores, with the note in the same commit; an empty one is none', async () => {
    const desk = await memoryDesk();
    const ticketId = await desk.opened();
    const status = await desk.does('lena', 'status.set', { ticketId, statusId: 'status-resolved', remark: 'Seen.' });
    expect(await desk.lastCommit(ticketId)).toContainEqual(expect.objectContaining({ type: 'status.set' }));
    expect((await desk.lastCommit(ticketId)).at(-1)).toMatchObject(note);
    await desk.does('lena', 'commit.undo', { commit: status.commit });
    await desk.does('lena', 'ticket.delete', { ticketId, remark: 'Seen.' });
    expect(await desk.lastCommit(ticketId)).toMatchObject([note, { type: 'ticket.deleted' }]);
    await desk.does('lena', 'ticket.restore', { ticketId, remark: 'Seen.' });
    expect(await desk.lastCommit(ticketId)).toMatchObject([{ type: 'ticket.restored' }, note]);
    await desk.does('lena', 'status.set', { ticketId, statusId: 'status-resolved', remark: '  ' });
    expect((await desk.lastCommit(ticketId)).map(({ type }) => type)).not.toContain('conversation.posted');
  });

  test('M11: is undone with its note, which takes what the operation takes', async () => {
    const desk = await memoryDesk();
    const ticketId = await desk.opened();
    const deleted = await desk.does('lena', 'ticket.delete', { ticketId, remark: 'Seen.' });
    const restored = await desk.does('lena', 'ticket.restore', { ticketId, remark: 'Seen.' });
    await desk.does(null, 'record.put', {
      kind: 'role',
      id: 'role-all-access',
      fields: { permissions: ['ticket.edit'] },
    });
    expect(await desk.refusal('lena', 'commit.undo', { commit: restored.commit })).toBe('ticket.delete');
    await desk.does(null, 'record.put', {
      kind: 'role',
      id: 'role-all-access',
      fields: { permissions: ['ticket.edit', 'ticket.delete'] },
    });
    await desk.does('lena', 'commit.undo', { commit: restored.commit });
    await desk.does('lena', 'commit.undo', { commit: deleted.commit });
    const { deletion, conversation } = desk.ticket(ticketId);
    expect(deletion.deletedMs).toBeNull();
    expect(conversation.entries.filter(({ kind, retracted }) => kind === 'note' && !retracted)).toEqual([]);
  });
});

describe('an assignment of one of the two', () => {
  test('M10: leaves the other as it is', async () => {
    const desk = await memoryDesk();
    const ticketId = await desk.opened();
    await desk.does('lena', 'assignment.assign', { ticketId, agentId: 'lena', teamId: 'team-field' });
    await desk.does('lena', 'assignment.assign', { ticketId, agentId: 'max' });
    expect(desk.ticket(ticketId).assignment).toEqual({ agentId: 'max', teamId: 'team-field' });
    await desk.does('lena', 'assignment.assign', { ticketId, teamId: null });
    expect(desk.ticket(ticketId).assignment).toEqual({ agentId: 'max', teamId: null });
    expect(await desk.refusal('lena', 'assignment.assign', { ticketId, teamId: null })).toBe('assignment.unchanged');
  });

  test('M10: takes the permission to release where nobody is left', async () => {
    const desk = await memoryDesk();
    const ticketId = await desk.opened();
    await desk.does('lena', 'assignment.assign', { ticketId, agentId: 'lena', teamId: 'team-field' });
    await desk.does(null, 'record.put', {
      kind: 'role',
      id: 'role-all-access',
      fields: { permissions: ['ticket.assign'] },
    });
    await desk.does('lena', 'assignment.assign', { ticketId, agentId: null });
    expect(await desk.refusal('lena', 'assignment.assign', { ticketId, teamId: null })).toBe('ticket.release');
  });
});
