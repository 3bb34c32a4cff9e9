import { beforeAll, describe, expect, test } from 'vitest';
import type { Done } from '../../../../shared/bridge/done.ts';
import type { Result } from '../../../../shared/bridge/result.ts';
import { actorOf, type Principal, type PrincipalKind } from '../../../../shared/domain/principal.ts';
import { type OperationName, operations } from '../../../../shared/domain/registry.ts';
import { startingRecord } from '../../../../shared/domain/starting-records.ts';
import { type MemoryDesk, memoryDesk } from '../../../support/memory-desk.ts';
import { rules } from '../../../support/permission-rules.ts';
import { countingIds, expectDone, someTicket } from '../../../support/test-desk.ts';

/**
 * THE POLICY for whoever is no agent, written down a second time and by hand: which operations each may use. What agents
 * may do is tried in permissions.test.ts.
 */
const may: { readonly [Kind in Exclude<PrincipalKind, 'agent'>]: readonly OperationName[] } = {
  visitor: ['ticket.open'],
  requester: [],
  rule: [
    'field.set',
    'status.set',
    'conversation.post',
    'assignment.assign',
    'assignment.release',
    'department.transfer',
    'due.plan',
    'due.set',
    'status.confirm',
    'waiting.plan',
    'answered.mark',
    'answered.clear',
  ],
  system: Object.keys(operations) as OperationName[],
};

const takesTheDesk: readonly OperationName[] = ['desk.found', 'access.recover', 'waiting.end'];

/** What even a visitor may not say while opening a ticket. */
const beyond = ['a ticket for somebody'];

const newKey = countingIds('principal-');
const away = startingRecord('department', 'department-away', {
  name: 'Away',
  isPublic: true,
  signature: '',
  planId: null,
  scheduleId: null,
});
let desk: MemoryDesk;

beforeAll(async () => {
  desk = await memoryDesk([away]);
});

async function ticketOf(before?: string): Promise<string> {
  const id = await desk.opened({ agentId: before === 'nobody’s' ? null : 'lena' }, 'lena');
  if (before === 'closed by Lena') await desk.does('lena', 'status.set', { ticketId: id, statusId: 'status-closed' });
  if (before === 'resolved by Lena')
    await desk.does('lena', 'status.set', { ticketId: id, statusId: 'status-resolved' });
  if (before === 'deleted by Lena') await desk.does('lena', 'ticket.delete', { ticketId: id });
  if (before === 'answered') await desk.does('lena', 'answered.mark', { ticketId: id });
  return id;
}

async function run(name: string, input: unknown, principal: Principal): Promise<Result<Done>> {
  const answer = await desk.engine.run({ name, input, key: newKey(), principal });
  desk.engine.settle();
  return answer;
}

const asked = Object.entries(rules).flatMap(([name, variants]) =>
  Object.entries(variants).map(([variant, rule]) => ({ name: name as OperationName, variant, ...rule })),
);

/** Each kind, standing to a ticket as it best can. */
const principals: { readonly [Kind in keyof typeof may]: (ticketId: string) => Principal } = {
  visitor: () => ({ kind: 'visitor', visitId: 'visit-1' }),
  requester: (ticketId) => ({ kind: 'requester', ticketId, personId: desk.ticket(ticketId).requester.personId }),
  rule: () => ({ kind: 'rule', ruleId: 'rule-1' }),
  system: () => ({ kind: 'system' }),
};

describe.each(Object.keys(may) as (keyof typeof may)[])('a %s', (kind) => {
  test.each(asked)(
    'A30, A31, A32, A33: may use $name ($variant), or hears why not',
    async ({ name, variant, ask, before, isOnTwo }) => {
      const ticketId = await ticketOf(before);
      const [, input] = ask(desk, ticketId, isOnTwo ? await ticketOf() : '', 'lena');
      const result = await run(name, input, principals[kind](ticketId));
      if (may[kind].includes(name) && !(kind === 'visitor' && beyond.includes(variant))) {
        // A refusal is the domain's answer to what was asked, not to who asked.
        expect(result.ok ? 'done' : result.error.code).toMatch(/^(done|refused)$/);
      } else {
        const reason = takesTheDesk.includes(name) ? 'permission.system' : 'access.agents-only';
        expect(result).toMatchObject({ ok: false, error: { code: 'forbidden', reason } });
      }
    },
  );

  test('A33: may undo nothing, not even what it did itself', async () => {
    const ticketId = await ticketOf();
    const { commit } = await desk.does('lena', 'field.set', { ticketId, field: 'summary', value: 'Another' });
    const result = await run('commit.undo', { commit }, principals[kind](ticketId));
    expect(result.ok).toBe(false);
    const own = await run(
      'field.set',
      { ticketId, field: 'summary', value: `By a ${kind}` },
      principals[kind](ticketId),
    );
    if (own.ok && kind === 'rule') {
      expect(own.value.mayUndo).toBe(false);
      expect(await run('commit.undo', { commit: own.value.commit }, principals.rule(ticketId))).toMatchObject({
        error: { code: 'forbidden' },
      });
    }
  });
});

describe('a visitor who opens a ticket', () => {
  const visitor: Principal = { kind: 'visitor', visitId: 'visit-1' };
  const ken = someTicket().requester;

  test('A31: leaves to the desk where it goes', async () => {
    for (const [name, id] of Object.entries({
      departmentId: 'department-sales',
      priorityId: 'priority-low',
      planId: 'plan-quick',
      agentId: 'john',
      teamId: 'team-field',
    })) {
      expect(await run('ticket.open', { ...someTicket(), [name]: id }, visitor)).toMatchObject({
        error: { code: 'forbidden', reason: 'access.agents-only' },
      });
    }
    const [id = ''] = expectDone(await run('ticket.open', someTicket(), visitor)).ticketIds;
    expect(desk.ticket(id).department.departmentId).toBe('department-support');
    expect(desk.ticket(id).intake.openedBy).toBe('visitor');
  });

  test('R48: can choose a public help topic, and learns nothing about private ones', async () => {
    await desk.does('jane', 'record.put', { kind: 'topic', id: 'topic-feedback', fields: { isPublic: false } });
    const about = (topicId: string) => run('ticket.open', { ...someTicket(), topicId }, visitor);
    const hidden = await about('topic-feedback');
    expect(hidden).toMatchObject({ error: { code: 'refused', reason: 'topic.unknown' } });
    expect(await about('never-was')).toEqual(hidden);
    expectDone(await about('topic-general'));
    await desk.opened({ topicId: 'topic-feedback' });
  });

  test('A31: cannot name a person known here, and gets the same answer for an id that never existed', async () => {
    const { personId } = desk.ticket(await desk.opened()).requester;
    const naming = (id: string) =>
      run('ticket.open', { ...someTicket(), requester: { ...ken, personId: id } }, visitor);
    const known = await naming(personId);
    expect(known).toMatchObject({ error: { code: 'refused', reason: 'person.unknown' } });
    expect(await naming('never-was')).toEqual(known);
  });

  test('A31: becomes a new person, whatever name and address they give, and changes no one', async () => {
    const { personId } = desk.ticket(await desk.opened()).requester;
    const before = desk.engine.records.get('person', personId);
    const asking = { ...ken, phone: '555-0100', place: 'Elsewhere' };
    const [id = ''] = expectDone(await run('ticket.open', { ...someTicket(), requester: asking }, visitor)).ticketIds;
    expect(desk.ticket(id).requester.personId).not.toBe(personId);
    expect(desk.engine.records.get('person', personId)).toEqual(before);
  });
});

describe('a requester of one ticket', () => {
  test('A32: no longer exists once it is not in the desk’s records', async () => {
    const ticketId = await ticketOf();
    const stranger: Principal = { kind: 'requester', ticketId, personId: 'never-was' };
    const result = await run('field.set', { ticketId, field: 'summary', value: 'Mine' }, stranger);
    expect(result).toMatchObject({ error: { code: 'forbidden' } });
  });
});

describe('a rule', () => {
  test('A33: does not reach a ticket that never was', async () => {
    const result = await run('field.set', { ticketId: 'never-was', field: 'summary', value: 'x' }, principals.rule(''));
    expect(result).toMatchObject({ error: { code: 'not-found' } });
  });

  test('A33: claims nothing by a reply, and takes nothing by closing', async () => {
    const ticketId = await ticketOf('nobody’s');
    const reply = { ticketId, visibility: 'public', body: '<p>Got it.</p>', basedOn: 1, thenStatus: 'status-closed' };
    expectDone(await run('conversation.post', reply, principals.rule(ticketId)));
    expect(desk.ticket(ticketId)).toMatchObject({ assignment: { agentId: null }, status: { state: 'closed' } });
  });
});

test('A34: each kind is written in its own way, and keys of one are not those of another', async () => {
  const all: readonly Principal[] = [
    { kind: 'agent', agentId: 'john' },
    { kind: 'visitor', visitId: 'visit-9' },
    { kind: 'requester', personId: 'p', ticketId: 't' },
    { kind: 'rule', ruleId: 'r' },
    { kind: 'system' },
  ];
  expect(all.map(actorOf)).toEqual(['agent:john', 'visitor', 'requester:p', 'rule:r', 'system']);
  const key = newKey();
  expectDone(
    await desk.engine.run({
      name: 'ticket.open',
      input: someTicket('One'),
      key,
      principal: { kind: 'visitor', visitId: 'visit-9' },
    }),
  );
  const known = await Promise.all(all.map((principal) => desk.engine.knowsKey(principal, key)));
  expect(known).toEqual([false, true, false, false, false]);
  expect(all.map((principal) => desk.engine.mayKnowKey(principal, key))).toEqual(known);
});
