import { describe, expect, test } from 'vitest';
import type { DeskError } from '../../../../shared/bridge/result.ts';
import type { InputOf, OperationName } from '../../../../shared/domain/registry.ts';
import { startingRecord } from '../../../../shared/domain/starting-records.ts';
import { type MemoryDesk, memoryDesk, words } from '../../../support/memory-desk.ts';
import { sentenceOf } from '../../../support/sentence.ts';
import { someTicket } from '../../../support/test-desk.ts';

async function refusalOf<Name extends OperationName>(
  desk: MemoryDesk,
  agentId: string,
  name: Name,
  input: InputOf<Name>,
): Promise<DeskError> {
  const answer = await desk.as(agentId, name, input);
  if (answer.ok) throw new Error('It was done, although it should have been refused');
  return answer.error;
}

function supporters(...names: readonly string[]) {
  return names.map((name) =>
    startingRecord('agent', name.toLowerCase(), {
      name,
      colour: 'red',
      departmentId: 'department-support',
      roleId: 'role-all-access',
      extended: [],
      isAdministrator: false,
    }),
  );
}

const closing = (ticketId: string) => ({ ticketId, statusId: 'status-closed' });

describe('a refusal for a missing permission', () => {
  test('A60: names the agents who have it where the ticket is, and nobody else', async () => {
    const desk = await memoryDesk();
    const ticketId = await desk.opened({ departmentId: 'department-sales' }, 'lena');
    await desk.does('lena', 'assignment.assign', { ticketId, agentId: 'vera', teamId: null });
    const error = await refusalOf(desk, 'vera', 'status.set', closing(ticketId));
    expect(error).toMatchObject({ code: 'forbidden', could: { names: ['Lena Lead', 'Sam Sales'], more: 0 } });
    expect(sentenceOf(error)).toBe('Your role doesn’t allow you to close tickets here. Lena Lead and Sam Sales can.');
  });

  test('A60: names those who have all that was asked for', async () => {
    const desk = await memoryDesk();
    await desk.does('jane', 'record.put', {
      kind: 'role',
      id: 'role-closer',
      fields: { name: 'Closer', permissions: ['ticket.close'] },
    });
    await desk.does('jane', 'record.put', { kind: 'agent', id: 'john', fields: { roleId: 'role-closer' } });
    const ticketId = await desk.opened({}, 'lena');
    const closingReply = words(desk.ticket(ticketId), ticketId, { thenStatus: 'status-closed' });
    const { could } = await refusalOf(desk, 'vera', 'conversation.post', closingReply);
    expect(could?.names).toEqual(['Jane Doe', 'Lena Lead', 'Max Both']);
    const { could: closers } = await refusalOf(desk, 'vera', 'status.set', closing(ticketId));
    expect(closers).toEqual({ names: ['Jane Doe', 'John Doe', 'Lena Lead'], more: 1 });
  });

  test('A60: names three, counts the others, and names those who are away last', async () => {
    const desk = await memoryDesk(supporters('Abe', 'Bea', 'Cid'));
    const ticketId = await desk.opened();
    const away = { from: '2020-01-01', until: '2099-12-31', remark: '' };
    await desk.does('jane', 'record.put', { kind: 'agent', id: 'bea', fields: { absence: away } });
    await desk.does('jane', 'record.retire', { kind: 'agent', id: 'max' });
    const error = await refusalOf(desk, 'vera', 'status.set', closing(ticketId));
    expect(error.could).toEqual({ names: ['Abe', 'Cid', 'Jane Doe'], more: 3 });
    expect(sentenceOf(error)).toBe(
      'Your role doesn’t allow you to close tickets here. Abe, Cid, Jane Doe, and 3 more can.',
    );
  });

  test('A60: says so if nobody on the desk has it', async () => {
    const desk = await memoryDesk();
    const ticketId = await desk.opened();
    for (const id of ['role-all-access', 'role-expanded', 'role-limited']) {
      await desk.does('jane', 'record.put', { kind: 'role', id, fields: { permissions: ['ticket.create'] } });
    }
    const error = await refusalOf(desk, 'john', 'status.set', closing(ticketId));
    expect(error.could).toEqual({ names: [], more: 0 });
    expect(sentenceOf(error)).toBe(
      'Your role doesn’t allow you to close tickets here. Nobody on this desk can; an administrator can change roles.',
    );
  });

  test('A60: names the administrators where one is needed', async () => {
    const desk = await memoryDesk();
    const error = await refusalOf(desk, 'john', 'record.retire', { kind: 'topic', id: 'topic-general' });
    expect(sentenceOf(error)).toBe('Only an administrator of this desk can do this: Jane Doe.');
  });

  test('A60: names those who could make the change by hand where an undo is refused', async () => {
    const desk = await memoryDesk();
    const ticketId = await desk.opened();
    const { commit } = await desk.does('max', 'status.set', closing(ticketId));
    await desk.does('jane', 'record.put', { kind: 'agent', id: 'max', fields: { roleId: 'role-view-only' } });
    const { details, could } = await refusalOf(desk, 'max', 'commit.undo', { commit });
    expect(details).toEqual({ permission: 'ticket.release' });
    expect(could?.names).toEqual(['Jane Doe', 'John Doe', 'Lena Lead']);
  });

  test('A60: names nobody to those who are no agents', async () => {
    const desk = await memoryDesk();
    const ticketId = await desk.opened();
    const visitor = { kind: 'visitor', visitId: 'visit-1' } as const;
    const requester = { kind: 'requester', personId: desk.ticket(ticketId).requester.personId, ticketId } as const;
    for (const principal of [visitor, requester]) {
      for (const [operation, input] of [
        ['status.set', closing(ticketId)],
        ['record.retire', { kind: 'topic', id: 'topic-general' }],
        ['commit.undo', { commit: 'device-none:1' }],
        ['ticket.open', { ...someTicket(), departmentId: 'department-sales' }],
      ] as const) {
        const answer = await desk.engine.run({
          principal,
          name: operation,
          input,
          key: `${principal.kind}-${operation.replace('.', '-')}`,
        });
        expect(answer).toMatchObject({ ok: false, error: { code: 'forbidden' } });
        expect(JSON.stringify(answer)).not.toMatch(/could|Jane|Lena/);
      }
    }
  });
});
