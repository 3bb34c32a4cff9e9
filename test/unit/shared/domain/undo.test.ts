import { beforeEach, describe, expect, test } from 'vitest';
import { type InputOf, type OperationName, operations } from '../../../../shared/domain/registry.ts';
import type { Ticket } from '../../../../shared/domain/ticket/ticket.ts';
import { type MemoryDesk, memoryDesk, words } from '../../../support/memory-desk.ts';
import { threadEvents } from '../../../support/whole-thread.ts';

let desk: MemoryDesk;
let ticketId: string;

beforeEach(async () => {
  desk = await memoryDesk();
  const fields = { name: 'Wing', type: 'line', order: 1, isRequired: false, choices: [] };
  await desk.does('jane', 'record.put', { kind: 'field', id: 'building', fields });
  ticketId = await desk.opened({ agentId: 'max', teamId: 'team-field', planId: 'plan-quick' });
});

function undo(agentId: string, commit: string) {
  return desk.does(agentId, 'commit.undo', { commit });
}

/** All of a ticket that undo puts back; stamps, times of a status and the list of undone commits move on. */
function values({ fields, custom, status, assignment, department, referrals, due, requester }: Ticket) {
  const { statusId, state } = status;
  return { fields, custom, status: { statusId, state }, assignment, department, referrals, due, requester };
}

type Doing = { [Name in OperationName]: readonly [Name, InputOf<Name>] }[OperationName];

type Doings = readonly (readonly [what: string, doing: (desk: MemoryDesk, ticketId: string) => Doing])[];

/** What only adds words to an open ticket. */
const sayings: Doings = [
  ['a reply', (desk, id) => ['conversation.post', words(desk.ticket(id), id)]],
  ['a note', (desk, id) => ['conversation.post', words(desk.ticket(id), id, { visibility: 'internal' })]],
  ['a message', (_desk, id) => ['conversation.record', { ticketId: id, details: 'Still broken.', source: 'phone' }]],
];

const ada = { personId: null, name: 'Ada Love', email: '', phone: '', place: '' };
const departmentId = 'department-sales';

/** Everything else that can be done to one. */
const changes: Doings = [
  ['a field', (_desk, id) => ['field.set', { ticketId: id, field: 'priority', value: 'priority-high', reason: 'VIP' }]],
  ['a field of the desk', (_desk, id) => ['custom-field.set', { ticketId: id, fieldId: 'building', value: 'North' }]],
  ['a status', (_desk, id) => ['status.set', { ticketId: id, statusId: 'status-held' }]],
  ['closing', (_desk, id) => ['status.set', { ticketId: id, statusId: 'status-closed' }]],
  ['a closing reply', (desk, id) => ['conversation.post', words(desk.ticket(id), id, { thenStatus: 'status-closed' })]],
  ['assigning', (_desk, id) => ['assignment.assign', { ticketId: id, agentId: 'sam', teamId: null, remark: 'Yours.' }]],
  ['releasing', (_desk, id) => ['assignment.release', { ticketId: id }]],
  [
    'a transfer',
    (_desk, id) => ['department.transfer', { ticketId: id, departmentId, keepAccess: true, remark: 'Yours.' }],
  ],
  ['a plan', (_desk, id) => ['due.plan', { ticketId: id, planId: 'plan-passing' }]],
  ['a due time', (desk, id) => ['due.set', { ticketId: id, dueMs: desk.clock.nowMs + 1000 }]],
  ['marking it as answered', (_desk, id) => ['answered.mark', { ticketId: id }]],
  ['deleting it', (_desk, id) => ['ticket.delete', { ticketId: id }]],
  ['a requester', (_desk, id) => ['requester.change', { ticketId: id, requester: ada }]],
];

function does(agentId: string, [name, input]: Doing) {
  return desk.does(agentId, name, input);
}

describe('undo', () => {
  test.each([...sayings, ...changes])(
    'U1: takes back %s, and what was said is retracted for everybody to see',
    async (_what, doing) => {
      const before = desk.ticket(ticketId);
      const { commit } = await does('lena', doing(desk, ticketId));
      expect(desk.ticket(ticketId)).not.toEqual(before);
      const { stays } = await undo('lena', commit);
      const after = desk.ticket(ticketId);
      expect({ stays, ...values(after) }).toEqual({ stays: [], ...values(before) });
      expect(after.undone.commits).toEqual([commit]);
      const said = after.conversation.entries.slice(before.conversation.entries.length);
      expect(said.map(({ retracted }) => retracted)).toEqual(said.map(() => true));
    },
  );

  test('U16: names the contact details that stay, unless the person is new', async () => {
    const earlier = desk.ticket(ticketId).requester.personId;
    await desk.does('lena', 'requester.change', { ticketId, requester: ada });
    const details = { name: 'Ken Wheeler', email: '', phone: '555 0199', place: 'Roof' };
    const change = { ticketId, requester: { personId: earlier, ...details } };
    const { commit } = await desk.does('lena', 'requester.change', change);
    expect(await undo('lena', commit)).toMatchObject({ stays: ['contact'] });
    expect(desk.engine.records.get('person', earlier)).toMatchObject({ phone: '555 0199', place: 'Roof' });
  });

  test('U1: takes back a claim', async () => {
    await desk.does('lena', 'assignment.release', { ticketId });
    const { commit } = await desk.does('lena', 'assignment.claim', { ticketId });
    await undo('lena', commit);
    expect(desk.ticket(ticketId).assignment).toEqual({ agentId: null, teamId: null });
  });

  test('U1: knows every operation there is, or says why it cannot', () => {
    const undone = new Set([...sayings, ...changes].map(([, doing]) => doing(desk, ticketId)[0]));
    const others = Object.keys(operations).filter((name) => !undone.has(name as OperationName));
    expect(others.sort()).toEqual([
      'access.recover',
      'agent.recolour',
      'answered.clear',
      'assignment.claim',
      'commit.undo',
      'desk.found',
      'link.add',
      'link.remove',
      'record.move',
      'record.put',
      'record.restore',
      'record.retire',
      'referral.add',
      'referral.remove',
      'requester.note',
      'status.confirm',
      'ticket.follow',
      'ticket.open',
      'ticket.restore',
      'ticket.unfollow',
      'waiting.end',
      'waiting.plan',
    ]);
  });

  test.each(changes)('U2: of %s can be undone in turn; words stay retracted', async (_what, doing) => {
    const { commit } = await does('lena', doing(desk, ticketId));
    const done = values(desk.ticket(ticketId));
    const { commit: undoing } = await undo('lena', commit);
    await undo('lena', undoing);
    expect(values(desk.ticket(ticketId))).toEqual(done);
  });

  test.each(sayings)('U2: of %s leaves nothing to undo', async (_what, doing) => {
    const { commit } = await does('lena', doing(desk, ticketId));
    const { commit: undoing } = await undo('lena', commit);
    expect(await desk.refusal('lena', 'commit.undo', { commit: undoing })).toBe('undo.nothing');
  });

  test('U3: of closing brings back the assignee, who needs no referral any more, and the due time', async () => {
    const dueMs = desk.clock.nowMs + 1000;
    await desk.does('lena', 'due.set', { ticketId, dueMs });
    desk.clock.nowMs += 2000;
    const { commit } = await desk.does('jane', 'status.set', { ticketId, statusId: 'status-resolved' });
    await undo('jane', commit);
    expect(desk.ticket(ticketId)).toMatchObject({
      assignment: { agentId: 'max', teamId: 'team-field' },
      referrals: { to: [] },
      due: { manualMs: dueMs },
    });
  });

  test('U3: of closing and of opening again brings back their times, as if neither had been', async () => {
    const before = desk.ticket(ticketId).status;
    desk.clock.nowMs += 1000;
    const closing = await desk.does('jane', 'status.set', { ticketId, statusId: 'status-resolved' });
    const closed = desk.ticket(ticketId).status;
    desk.clock.nowMs += 1000;
    const opening = await desk.does('jane', 'status.set', { ticketId, statusId: 'status-open' });
    desk.clock.nowMs += 1000;
    await undo('jane', opening.commit);
    expect(desk.ticket(ticketId).status).toEqual(closed);
    await undo('jane', closing.commit);
    expect(desk.ticket(ticketId).status).toEqual(before);
  });

  test('U4: keeps later changes and names them; the rest is undone', async () => {
    const { commit } = await desk.does(
      'jane',
      'conversation.post',
      words(desk.ticket(ticketId), ticketId, { thenStatus: 'status-resolved' }),
    );
    await desk.does('lena', 'status.set', { ticketId, statusId: 'status-closed' });
    const { stays } = await undo('jane', commit);
    expect(stays).toEqual(['status']);
    expect(desk.ticket(ticketId)).toMatchObject({
      status: { statusId: 'status-closed' },
      assignment: { agentId: 'max' },
    });
    expect(desk.ticket(ticketId).conversation.entries.at(-1)?.retracted).toBe(true);
  });

  test('U5: of what was changed again altogether is refused, and nothing is written', async () => {
    const { commit } = await desk.does('jane', 'due.plan', { ticketId, planId: 'plan-passing' });
    await desk.does('lena', 'due.plan', { ticketId, planId: 'plan-default' });
    const before = desk.ticket(ticketId);
    expect(await desk.refusal('jane', 'commit.undo', { commit })).toBe('undo.nothing');
    expect(desk.ticket(ticketId)).toBe(before);
  });

  test('U6: happens once', async () => {
    const { commit } = await desk.does('jane', 'due.plan', { ticketId, planId: 'plan-passing' });
    await undo('jane', commit);
    expect(await desk.refusal('jane', 'commit.undo', { commit })).toBe('undo.done');
    const again = await desk.reopened();
    expect(await again.refusal('jane', 'commit.undo', { commit })).toBe('undo.done');
  });

  test('U6: asked for twice at once happens once too', async () => {
    const { commit } = await desk.does('jane', 'due.plan', { ticketId, planId: 'plan-passing' });
    const both = await Promise.all([1, 2].map(() => desk.as('jane', 'commit.undo', { commit })));
    expect(both.map((result) => result.ok || result.error.reason).sort()).toEqual([true, 'undo.done']);
  });

  test('U7: is only for the agent who took the action, not even for an administrator', async () => {
    const { commit } = await desk.does('john', 'due.plan', { ticketId, planId: 'plan-passing' });
    for (const agentId of ['jane', 'lena', null]) {
      expect(await desk.refusal(agentId, 'commit.undo', { commit })).toBe('undo.not-yours');
    }
  });

  test('U16: of an opening, and of what never was, is refused', async () => {
    const opened = await desk.does('john', 'ticket.open', {
      requester: { personId: null, name: 'Ken', email: '', phone: '', place: '' },
      source: 'phone',
      topicId: 'topic-general',
      summary: 'By mistake',
      details: 'Oops.',
    });
    const refusals = [
      await desk.refusal('john', 'commit.undo', { commit: opened.commit }),
      await desk.refusal('jane', 'commit.undo', { commit: `${opened.commit}999` }),
      await desk.refusal('jane', 'commit.undo', { commit: 'constructor:1' }),
    ];
    expect(refusals).toEqual(['undo.impossible', 'undo.unseen', 'undo.unseen']);
  });

  test('U10: of a commit is known after a restart too', async () => {
    const before = values(desk.ticket(ticketId));
    const { commit } = await desk.does('john', 'field.set', { ticketId, field: 'summary', value: 'Wrong' });
    const again = await desk.reopened();
    await again.does('john', 'commit.undo', { commit });
    expect(values(again.ticket(ticketId))).toEqual(before);
  });

  test('U11: erases nothing: the thread still holds the reply and says that it was retracted', async () => {
    const { commit } = await desk.does('john', 'conversation.post', words(desk.ticket(ticketId), ticketId));
    await undo('john', commit);
    const types = (await threadEvents(desk.engine, ticketId)).map(({ type }) => type);
    expect(types.slice(-3)).toEqual(['conversation.posted', 'conversation.retracted', 'commit.undone']);
  });
});
