import { commitToState } from '../../../main/engine/apply.ts';
import { createEngine } from '../../../main/engine/engine.ts';
import { createState, type DeskState } from '../../../main/engine/state.ts';
import { randomId } from '../../../main/platform/random-ids.ts';
import { type AgentAccess, canSee } from '../../../shared/domain/access.ts';
import { targetKey } from '../../../shared/domain/event.ts';
import { emptyRecord } from '../../../shared/domain/records/record.ts';
import { type StartingRecord, startingRecord, startingRecords } from '../../../shared/domain/starting-records.ts';
import { ticketRow } from '../../../shared/domain/ticket/row.ts';
import { emptyTicket, type Ticket } from '../../../shared/domain/ticket/ticket.ts';
import { createRandom, type Random } from '../../../shared/lib/random.ts';

/** Many people and tickets, put together in memory: three departments, six agents, teams and referrals. */
export interface PeopleDesk {
  readonly state: DeskState;
  readonly engine: ReturnType<typeof createEngine>;
}

export const departments = ['department-support', 'department-sales', 'department-maintenance'] as const;
const agents = ['ann', 'ben', 'cid', 'dot', 'eve'] as const;

export function peopleDesk(people: number, tickets: number, seed: number): PeopleDesk {
  const random = createRandom(seed);
  const state = createState({ id: 'bench', code: '' });
  for (const record of recordsOf(people)) putRecord(state, record);
  for (let index = 0; index < tickets; index++) {
    const ticket = ticketOf(random, index, `person-${index < people ? index : random.between(0, people - 1)}`);
    state.targets.set(targetKey({ kind: 'ticket', id: ticket.id }), ticket);
    state.rows.put(ticketRow(ticket));
  }
  // The plain scan reads whole tickets.
  return { state, engine: createEngine(state, portsOf(), Number.POSITIVE_INFINITY) };
}

function putRecord(state: DeskState, { kind, id, fields }: StartingRecord): void {
  const record = { ...emptyRecord({ kind, id }), fields: { ...fields } };
  state.targets.set(targetKey({ kind, id }), record);
}

/** Transfers a ticket to another department, as the engine applies it. */
export function move({ state }: PeopleDesk, ticketId: string, departmentId: string): void {
  const ticket = state.targets.tickets.get(ticketId);
  if (ticket)
    commitToState(
      state,
      new Map([[targetKey({ kind: 'ticket', id: ticketId }), { ...ticket, department: { departmentId } }]]),
    );
}

export function rename({ state }: PeopleDesk, personId: string, name: string): void {
  const key = targetKey({ kind: 'person', id: personId });
  const known = state.targets.recordsOfKind('person').get(personId);
  if (known) commitToState(state, new Map([[key, { ...known, fields: { ...known.fields, name } }]]));
}

/** Finds people by a part of a name or address, without an index. */
export function plainScan({ state }: PeopleDesk, text: string, access: AgentAccess): readonly string[] {
  const asking = new Set<string>();
  const seen = new Set<string>();
  for (const ticket of state.targets.tickets.values()) {
    asking.add(ticket.requester.personId);
    if (canSee(access, ticket)) seen.add(ticket.requester.personId);
  }
  return [...state.targets.recordsOfKind('person').values()]
    .filter(({ id }) => seen.has(id) || !asking.has(id))
    .filter(({ fields }) => `${fields.name} ${fields.email}`.toLowerCase().includes(text.toLowerCase()))
    .map(({ id }) => id);
}

function recordsOf(people: number): StartingRecord[] {
  return [
    ...startingRecords('Bench', 'Europe/Berlin', false),
    startingRecord('department', 'department-empty', {
      name: 'Empty',
      isPublic: true,
      signature: '',
      planId: null,
      scheduleId: null,
    }),
    ...agents.map((id, index) => agent(id, departments[index % 3] ?? '')),
    // Sees no ticket and therefore no requester.
    agent('blind', 'department-empty'),
    startingRecord('team', 'team-field', { name: 'Field', memberIds: ['ann', 'cid'] }),
    ...Array.from({ length: people }, (_unused, index) => person(index)),
  ];
}

function person(index: number): StartingRecord {
  const name = `${first[index % first.length]} ${last[(index * 7) % last.length]}`;
  const fields = { name, email: `person${index}@example.com`, phone: `555-${index}`, place: '' };
  return startingRecord('person', `person-${index}`, fields);
}

const first = ['Zoë', 'Kenneth', 'Ådne', 'Maria', 'Jean-Luc', 'Chloe', 'Łukasz', 'Ann'];
const last = ['Wheeler', "O'Neil", 'Müller', 'van den Berg', 'Smith', 'García', 'Nowak'];

function agent(id: string, departmentId: string): StartingRecord {
  const fields = { name: id, colour: 'blue', departmentId, isAdministrator: false } as const;
  return startingRecord('agent', id, { ...fields, roleId: 'role-expanded', extended: [] });
}

function ticketOf(random: Random, index: number, personId: string): Ticket {
  const isReferred = random.chance(0.1);
  return {
    ...emptyTicket(`ticket-${index}`),
    intake: { number: `${1001 + index}`, openedMs: index, openedBy: 'agent:ann' },
    department: { departmentId: random.pick(departments) },
    assignment: {
      agentId: random.chance(0.4) ? random.pick(agents) : null,
      teamId: random.chance(0.1) ? 'team-field' : null,
    },
    referrals: { to: isReferred ? [{ kind: 'agent', id: random.pick(agents) }] : [] },
    requester: { personId },
  };
}

function portsOf(): Parameters<typeof createEngine>[1] {
  return {
    journal: { append: async () => [], appendCopy: async () => [], read: async () => Buffer.alloc(0) },
    nowMs: Date.now,
    beginSlice: () => () => false,
    newId: randomId,
    salt: () => randomId(22),
    clean: (html) => ({ html, text: html }),
    staged: () => undefined,
    publish: () => undefined,
  };
}
