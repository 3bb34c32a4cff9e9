import type { Id } from '../../shared/domain/id.ts';
import { type StartingRecord, startingRecord } from '../../shared/domain/starting-records.ts';
import type { Random } from '../../shared/lib/random.ts';
import type { TestWindow } from './memory-bridge.ts';
import { monday, someTicket } from './test-desk.ts';

const departments = ['department-support', 'department-sales', 'department-maintenance'] as const;
const priorities = ['priority-low', 'priority-normal', 'priority-high', 'priority-emergency'];
const statuses = ['status-open', 'status-waiting', 'status-resolved', 'status-closed'];
const roles = ['role-all-access', 'role-expanded', 'role-limited', 'role-view-only'];
const hourMs = 3_600_000;
const day = (hours: number) => new Date(monday + hours * hourMs).toISOString().slice(0, 10);
const names = ['Ada', 'Ben', 'Cem', 'Dee', 'Eva', 'Fay', 'Gus', 'Hal', 'Ida', 'Joe'] as const;

/** The ten agents of an office; the first one administers the desk. */
export const officeAgents: readonly Id[] = names.map((name) => name.toLowerCase());

/** Ten agents in three departments, some in two, with a team of two departments and one of a single agent. */
export const officeRecords: readonly StartingRecord[] = [
  ...names.map((name, index) =>
    startingRecord('agent', name.toLowerCase(), {
      name: `${name} Able`,
      colour: 'teal',
      departmentId: departments[index % 3] ?? departments[0],
      roleId: index < 7 ? 'role-all-access' : (roles[index % 4] ?? 'role-expanded'),
      extended: index % 4 === 0 ? [{ departmentId: departments[(index + 1) % 3] ?? '', roleId: 'role-expanded' }] : [],
      isAdministrator: index === 0,
    }),
  ),
  startingRecord('team', 'team-field', { name: 'Field', memberIds: ['ben', 'cem', 'dee'] }),
  startingRecord('team', 'team-night', { name: 'Night', memberIds: ['ida'] }),
  startingRecord('queue', 'queue-urgent', {
    name: 'Urgent',
    where: { property: 'priority', operator: 'is', value: 'priority-emergency' },
    order: [{ by: 'opened', descending: true }],
    columns: [],
    owner: null,
  }),
];

/** What an office did so far, as the script of its day needs it. */
export interface Office {
  readonly windowOf: (agentId: Id) => TestWindow;
  readonly ticketIds: Id[];
  /** Commits that can be undone, with who made them. */
  readonly deeds: { readonly agentId: Id; readonly commit: string }[];
  readonly batches: { readonly agentId: Id; readonly batch: string }[];
}

/** One act of an agent. */
export interface Act {
  readonly agentId: Id;
  readonly what: string;
  /** Whether something came of it: an agent may also try what is refused. */
  readonly does: () => Promise<boolean>;
}

type Doing = (office: Office, agentId: Id, random: Random) => Promise<boolean>;

/** What happens on a Monday, with how often it does. */
const doings: Readonly<Record<string, readonly [weight: number, doing: Doing]>> = {
  'opens a ticket': [9, openTicket],
  'claims a ticket': [4, (office, agentId, random) => run(office, agentId, random, 'assignment.claim', {})],
  'assigns a ticket': [5, assign],
  'releases a ticket': [1, (office, agentId, random) => run(office, agentId, random, 'assignment.release', {})],
  'transfers a ticket': [3, transfer],
  'refers a ticket': [3, refer],
  'writes an entry': [9, post],
  'records a message': [5, record],
  'sets a status': [
    6,
    (office, agentId, random) => run(office, agentId, random, 'status.set', { statusId: random.pick(statuses) }),
  ],
  'sets a priority': [
    3,
    (office, agentId, random) =>
      run(office, agentId, random, 'field.set', { field: 'priority', value: random.pick(priorities) }),
  ],
  'waits for a requester': [4, wait],
  'sets a due date': [2, setDue],
  'follows a ticket': [
    2,
    (office, agentId, random) => run(office, agentId, random, random.pick(['ticket.follow', 'ticket.unfollow']), {}),
  ],
  'marks a ticket': [
    2,
    (office, agentId, random) => run(office, agentId, random, random.pick(['answered.mark', 'answered.clear']), {}),
  ],
  'deletes or restores a ticket': [
    1,
    (office, agentId, random) => run(office, agentId, random, random.pick(['ticket.delete', 'ticket.restore']), {}),
  ],
  'acts on many tickets': [3, bulk],
  'undoes something': [3, undo],
  'undoes a bulk action': [1, undoBulk],
  'reads the inbox': [2, readInbox],
  'sorts a queue': [1, sortQueue],
  'changes the set-up': [3, setUp],
};

/** The next act, of any agent. */
export function nextAct(office: Office, random: Random): Act {
  const agentId = random.pick(officeAgents);
  const names = Object.entries(doings).flatMap(([name, [weight]]) => Array.from({ length: weight }, () => name));
  const what = office.ticketIds.length < 3 ? 'opens a ticket' : random.pick(names);
  const doing = doings[what]?.[1] ?? openTicket;
  return { agentId, what: `${agentId} ${what}`, does: () => doing(office, agentId, random) };
}

/** On the first of some tickets where it is possible. */
async function run(office: Office, agentId: Id, random: Random, name: string, input: object): Promise<boolean> {
  for (const ticketId of random.shuffled(office.ticketIds).slice(0, mostTries)) {
    const key = `key-of-act-${random.between(0, 1e12)}`;
    const answer = await office.windowOf(agentId).send({ kind: 'run', name, input: { ticketId, ...input }, key });
    if (!answer.ok) continue;
    // Safe: what an operation is answered with.
    office.deeds.push({ agentId, commit: (answer.value as { readonly commit: string }).commit });
    return true;
  }
  return false;
}

const mostTries = 4;

async function openTicket(office: Office, agentId: Id, random: Random): Promise<boolean> {
  const input = {
    ...someTicket(`${random.pick(['Printer', 'Badge', 'Screen'])} ${office.ticketIds.length}`),
    departmentId: random.pick(departments),
    priorityId: random.pick(priorities),
    ...(random.chance(0.3) && { agentId: random.pick(officeAgents) }),
  };
  const answer = await office.windowOf(agentId).run('ticket.open', input);
  if (answer.ok) office.ticketIds.push(...answer.value.ticketIds);
  return answer.ok;
}

function assign(office: Office, agentId: Id, random: Random): Promise<boolean> {
  const to = random.pick([
    { agentId: random.pick(officeAgents) },
    { teamId: random.pick(['team-field', 'team-night', null]) },
    { agentId: random.pick(officeAgents), teamId: 'team-field' },
  ]);
  return run(office, agentId, random, 'assignment.assign', {
    ...to,
    remark: random.pick(['', 'Please @Ben Able, look.']),
  });
}

function transfer(office: Office, agentId: Id, random: Random): Promise<boolean> {
  const input = { departmentId: random.pick(departments), keepAccess: random.chance(0.4) };
  return run(office, agentId, random, 'department.transfer', input);
}

function refer(office: Office, agentId: Id, random: Random): Promise<boolean> {
  const who = random.pick([
    { kind: 'agent', id: random.pick(officeAgents) },
    { kind: 'team', id: random.pick(['team-field', 'team-night']) },
    { kind: 'department', id: random.pick(departments) },
  ]);
  if (random.chance(0.4)) return run(office, agentId, random, 'referral.remove', { from: who });
  return run(office, agentId, random, 'referral.add', {
    to: who,
    remark: random.pick(['', 'Please @Ben Able, look.']),
  });
}

function post(office: Office, agentId: Id, random: Random): Promise<boolean> {
  const statusId = random.pick([undefined, undefined, ...statuses]);
  return run(office, agentId, random, 'conversation.post', {
    visibility: random.pick(['public', 'internal']),
    body: `<p>${random.pick(['On my way.', 'Done, @Eva Able.', '@Ada Able and @Joe Able: see above.'])}</p>`,
    basedOn: 1_000,
    ...(statusId !== undefined && { thenStatus: statusId }),
  });
}

function record(office: Office, agentId: Id, random: Random): Promise<boolean> {
  const input = { details: 'Is there any news?', source: 'phone', keepClosed: random.chance(0.2) };
  return run(office, agentId, random, 'conversation.record', input);
}

function setDue(office: Office, agentId: Id, random: Random): Promise<boolean> {
  const hours = random.pick([null, 1, 3, 26]);
  const dueMs = hours === null ? null : monday + hours * hourMs;
  return run(office, agentId, random, 'due.set', { dueMs });
}

/** In a ticket that waits, also another plan. Some dates to ask again come while the office works. */
function wait(office: Office, agentId: Id, random: Random): Promise<boolean> {
  const hours = random.pick([null, 1, 3, 6, 9, 30]);
  const waiting = {
    untilMs: hours === null ? null : monday + hours * hourMs,
    reason: random.pick(['', 'They look for the invoice.']),
  };
  if (random.chance(0.4)) return run(office, agentId, random, 'waiting.plan', waiting);
  return run(office, agentId, random, 'status.set', { statusId: 'status-waiting', waiting });
}

async function bulk(office: Office, agentId: Id, random: Random): Promise<boolean> {
  const change = random.pick([
    { operation: 'status.set', input: { statusId: random.pick(statuses) } },
    { operation: 'field.set', input: { field: 'priority', value: random.pick(priorities) } },
    { operation: 'assignment.assign', input: { agentId: random.pick(officeAgents) } },
  ] as const);
  const ticketIds = random.shuffled(office.ticketIds).slice(0, random.between(2, 8));
  const answer = await office.windowOf(agentId).call('bulk.run', { ...change, ticketIds });
  if (!answer.ok || answer.value.changed === 0) return false;
  office.batches.push({ agentId, batch: answer.value.batch });
  return true;
}

async function undo(office: Office, _agentId: Id, random: Random): Promise<boolean> {
  if (office.deeds.length === 0) return false;
  const deed = random.pick(office.deeds.slice(-12));
  return (await office.windowOf(deed.agentId).run('commit.undo', { commit: deed.commit })).ok;
}

async function undoBulk(office: Office): Promise<boolean> {
  const last = office.batches.pop();
  return last !== undefined && (await office.windowOf(last.agentId).call('bulk.undo', { batch: last.batch })).ok;
}

async function readInbox(office: Office, agentId: Id, random: Random): Promise<boolean> {
  const window = office.windowOf(agentId);
  const groups = await window.ask('inbox.list', {});
  const unread = groups.ok ? groups.value.flatMap(({ lines }) => lines.filter(({ isUnread }) => isUnread)) : [];
  const ids = unread.filter(() => random.chance(0.5)).map(({ id }) => id);
  return ids.length > 0 && (await window.call('inbox.read', { ids })).ok;
}

async function sortQueue(office: Office, agentId: Id, random: Random): Promise<boolean> {
  const order = random.pick([
    null,
    [{ by: 'updated', descending: true } as const],
    [{ by: 'number', descending: false } as const],
  ]);
  return (await office.windowOf(agentId).call('queue.sort', { queue: 'open', order })).ok;
}

async function setUp(office: Office, _agentId: Id, random: Random): Promise<boolean> {
  const [administrator = ''] = officeAgents;
  const change = random.pick([
    { kind: 'team', id: 'team-field', fields: { memberIds: random.shuffled(officeAgents).slice(0, 3) } },
    { kind: 'agent', id: random.pick(officeAgents.slice(1)), fields: { departmentId: random.pick(departments) } },
    { kind: 'agent', id: random.pick(officeAgents.slice(1)), fields: { roleId: random.pick(roles) } },
    {
      kind: 'agent',
      id: random.pick(officeAgents.slice(1)),
      fields: { absence: random.pick([null, { from: day(0), until: day(random.pick([0, 48])), remark: 'On leave' }]) },
    },
    { kind: 'priority', id: random.pick(priorities), fields: { urgency: random.between(1, 9) } },
  ] as const);
  return (await office.windowOf(administrator).run('record.put', change)).ok;
}
