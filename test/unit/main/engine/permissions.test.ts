import { beforeAll, describe, expect, test } from 'vitest';
import { role } from '../../../../shared/domain/records/role.ts';
import { type InputOf, type OperationName, operations } from '../../../../shared/domain/registry.ts';
import { type StartingRecord, startingRecord, startingRecords } from '../../../../shared/domain/starting-records.ts';
import { type MemoryDesk, memoryDesk, words } from '../../../support/memory-desk.ts';

/**
 * Every operation, by every role, from every place an agent can stand to a ticket. What has to come of it is computed
 * from what the operation requires and what the role allows; no case is written down by hand.
 */
const departments = ['department-support', 'department-sales', 'department-maintenance'] as const;

interface Rank {
  readonly name: string;
  readonly roleId: string;
  readonly isAdministrator: boolean;
}

const ranks: readonly Rank[] = [
  ...Object.keys(role.defaults).map((roleId) => ({
    name: roleId.slice('role-'.length),
    roleId,
    isAdministrator: false,
  })),
  { name: 'viewing-administrator', roleId: 'role-view-only', isAdministrator: true },
];

/** The ticket lies in Support and is referred to Sales; Maintenance has no part in it. */
const places = {
  'in its own department': { department: 'department-support', isAssigned: false, isVisible: true },
  'as the assignee from another department': {
    department: 'department-maintenance',
    isAssigned: true,
    isVisible: true,
  },
  'where it was referred to': { department: 'department-sales', isAssigned: false, isVisible: true },
  'where it is out of sight': { department: 'department-maintenance', isAssigned: false, isVisible: false },
} as const;

type Place = (typeof places)[keyof typeof places];

function agentId({ name }: Rank, department: string): string {
  return `${name}-${department.slice('department-'.length)}`;
}

const agents: StartingRecord[] = ranks.flatMap((rank) =>
  departments.map((departmentId) =>
    startingRecord('agent', agentId(rank, departmentId), {
      name: agentId(rank, departmentId),
      colour: 'slate',
      departmentId,
      roleId: rank.roleId,
      extended: [],
      isAdministrator: rank.isAdministrator,
    }),
  ),
);

type Asked = { [Name in OperationName]: readonly [Name, InputOf<Name>] }[OperationName];
type Asks = (desk: MemoryDesk, ticketId: string) => Asked;

const ken = { personId: null, name: 'Ken Wheeler', email: '', phone: '', place: '' };
const intake = { requester: ken, source: 'phone', topicId: 'topic-general', summary: 'Ink', details: 'Out.' } as const;

/** For each operation what is asked; several times where the input decides what is required. */
const asked: { readonly [Name in OperationName]: Readonly<Record<string, Asks>> } = {
  'ticket.open': {
    'a ticket': () => ['ticket.open', intake],
    'a ticket for somebody': () => ['ticket.open', { ...intake, agentId: 'john' }],
  },
  'field.set': { summary: (_desk, id) => ['field.set', { ticketId: id, field: 'summary', value: 'Changed' }] },
  'status.set': {
    'another open one': (_desk, id) => ['status.set', { ticketId: id, statusId: 'status-waiting' }],
    'a closed one': (_desk, id) => ['status.set', { ticketId: id, statusId: 'status-resolved' }],
    'one that never was': (_desk, id) => ['status.set', { ticketId: id, statusId: 'status-none' }],
  },
  'conversation.post': {
    'a reply': (desk, id) => ['conversation.post', words(desk.ticket(id), id)],
    'a note': (desk, id) => ['conversation.post', words(desk.ticket(id), id, { visibility: 'internal' })],
    'a closing reply': (desk, id) => ['conversation.post', words(desk.ticket(id), id, { thenStatus: 'status-closed' })],
    'a closing note': (desk, id) => [
      'conversation.post',
      words(desk.ticket(id), id, { visibility: 'internal', thenStatus: 'status-closed' }),
    ],
  },
  'conversation.record': {
    'a message': (_desk, id) => ['conversation.record', { ticketId: id, details: 'Still.', source: 'phone' }],
  },
  'assignment.assign': {
    'to somebody': (_desk, id) => ['assignment.assign', { ticketId: id, agentId: 'john', teamId: null }],
  },
  'assignment.claim': { it: (_desk, id) => ['assignment.claim', { ticketId: id }] },
  'assignment.release': { it: (_desk, id) => ['assignment.release', { ticketId: id }] },
  'department.transfer': {
    away: (_desk, id) => [
      'department.transfer',
      { ticketId: id, departmentId: 'department-maintenance', keepAccess: false },
    ],
  },
  'due.plan': { another: (_desk, id) => ['due.plan', { ticketId: id, planId: 'plan-quick' }] },
  'due.set': { tomorrow: (desk, id) => ['due.set', { ticketId: id, dueMs: desk.clock.nowMs + 86_400_000 }] },
  'requester.change': {
    another: (_desk, id) => ['requester.change', { ticketId: id, requester: { ...ken, name: 'Ada' } }],
  },
  'commit.undo': { 'what never was': () => ['commit.undo', { commit: 'device-none:1' }] },
  'record.put': {
    a: () => ['record.put', { kind: 'priority', id: 'priority-low', fields: { name: `Low ${Math.random()}` } }],
  },
  'record.retire': { a: () => ['record.retire', { kind: 'topic', id: 'topic-none' }] },
  'access.recover': { by: () => ['access.recover', { agentId: 'jane', way: 'code' }] },
  'desk.found': { it: () => ['desk.found', { records: startingRecords('Mine', 'Europe/Berlin', false) }] },
};

type Outcome = 'allowed' | 'forbidden' | 'not-found';

/** The policy: who sees a ticket may do with it what their role says; records are for administrators. */
function expected(
  desk: MemoryDesk,
  { roleId, isAdministrator }: Rank,
  { isVisible }: Place,
  [name, input]: Asked,
): Outcome {
  if (name === 'commit.undo') return 'not-found';
  const operation = operations[name];
  const parsed = operation.input.parse(input) as never; // Safe: an operation is asked about its own input.
  const isAboutTicket = ('needs' in operation && operation.needs?.(parsed)?.tickets?.length) || 0;
  if (isAboutTicket && !isVisible) return 'not-found';
  const allowed = new Set<string>(Object.hasOwn(role.defaults, roleId) ? role.defaults[roleId]?.permissions : []);
  const isMet = (requirement: string) =>
    requirement === 'any-ticket-permission'
      ? [...allowed].some((permission) => permission.startsWith('ticket.'))
      : requirement === 'administrator'
        ? isAdministrator
        : allowed.has(requirement);
  return operation.requires(parsed, desk.engine.records).every(isMet) ? 'allowed' : 'forbidden';
}

let desk: MemoryDesk;

beforeAll(async () => {
  desk = await memoryDesk(agents);
});

async function ticketFor(assigneeId: string | null): Promise<string> {
  const ticketId = await desk.opened({ departmentId: 'department-sales' }, 'lena');
  await desk.does('lena', 'department.transfer', { ticketId, departmentId: 'department-support', keepAccess: true });
  if (assigneeId) await desk.does('lena', 'assignment.assign', { ticketId, agentId: assigneeId, teamId: null });
  return ticketId;
}

function journalLength(): number {
  return [...desk.disk.files()].reduce((sum, [path, bytes]) => sum + (path.endsWith('.jsonl') ? bytes.length : 0), 0);
}

async function outcomeOf(actorId: string, [name, input]: Asked): Promise<Outcome> {
  const before = journalLength();
  const result = await desk.as(actorId, name, input);
  if (!result.ok) expect(journalLength()).toBe(before);
  if (result.ok || result.error.code === 'refused') return 'allowed';
  return result.error.code as Outcome;
}

describe.each(Object.entries(places))('an agent %s', (_place, place) => {
  describe.each(ranks)('with the role $name', (rank) => {
    const cases = Object.entries(asked).flatMap(([name, variants]) =>
      Object.entries(variants).map(([variant, ask]) => [`${name} (${variant})`, ask] as const),
    );

    test.each(cases)('A18: may do what their role says, and nothing else: %s', async (_variant, ask) => {
      const actorId = agentId(rank, place.department);
      const ticketId = await ticketFor(place.isAssigned ? actorId : null);
      const wanted = ask(desk, ticketId);
      expect({ [wanted[0]]: await outcomeOf(actorId, wanted) }).toEqual({
        [wanted[0]]: expected(desk, rank, place, wanted),
      });
    });
  });
});

describe('the matrix itself', () => {
  test('A18: has all three outcomes', () => {
    const outcomes = new Set<Outcome>();
    for (const place of Object.values(places)) {
      for (const rank of ranks) {
        for (const ask of Object.values(asked).flatMap((variants) => Object.values(variants))) {
          const [some] = desk.engine.tickets.keys();
          outcomes.add(expected(desk, rank, place, ask(desk, some ?? '')));
        }
      }
    }
    expect([...outcomes].sort()).toEqual(['allowed', 'forbidden', 'not-found']);
  });

  test('A18: what a role does not allow is said in words', async () => {
    const refused = await desk.as('view-only-support', 'ticket.open', intake);
    expect(refused).toMatchObject({
      error: {
        code: 'forbidden',
        reason: 'ticket.create',
        message:
          'Your role does not allow you to open tickets here. Ask an administrator, or somebody of the department.',
      },
    });
  });

  test('A9: a ticket out of sight and one that never was give the same answer', async () => {
    const ticketId = await ticketFor(null);
    const change = (id: string) =>
      desk.as('limited-maintenance', 'field.set', { ticketId: id, field: 'summary', value: 'x' });
    expect(await change(ticketId)).toEqual(await change('never-was'));
  });
});
