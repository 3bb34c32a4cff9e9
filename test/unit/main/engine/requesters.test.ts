import fc from 'fast-check';
import { expect, test } from 'vitest';
import { commitToState } from '../../../../main/engine/apply.ts';
import { knownTo, unsavedTickets } from '../../../../main/engine/known-people.ts';
import { createState, type DeskState } from '../../../../main/engine/state.ts';
import { createOverlay } from '../../../../main/engine/targets.ts';
import { type AgentAccess, canSee } from '../../../../shared/domain/access.ts';
import { targetKey } from '../../../../shared/domain/event.ts';
import { isOpened } from '../../../../shared/domain/ticket/intake.ts';
import { emptyTicket, type Ticket } from '../../../../shared/domain/ticket/ticket.ts';
import { seed } from '../../../support/arbitrary-seed.ts';
import { lateRows } from '../../../support/late-rows.ts';
import { runs } from '../../../support/runs.ts';

const departments = ['support', 'sales', 'maintenance'];
const agents = ['ann', 'ben'];
const teams = ['field', 'night'];
const people = ['p', 'q', 'r'];

const referral = fc.oneof(
  fc.record({ kind: fc.constant('department' as const), id: fc.constantFrom(...departments) }),
  fc.record({ kind: fc.constant('agent' as const), id: fc.constantFrom(...agents) }),
  fc.record({ kind: fc.constant('team' as const), id: fc.constantFrom(...teams) }),
);

const ticket = fc.record({
  id: fc.constantFrom('t1', 't2', 't3', 't4', 't5', 't6'),
  // Delivery may bring what was done to a ticket before its opening.
  number: fc.constantFrom('1001', '1001', '1001', ''),
  departmentId: fc.constantFrom(...departments),
  agentId: fc.constantFrom(null, ...agents),
  teamId: fc.constantFrom(null, ...teams),
  to: fc.uniqueArray(referral, { maxLength: 2, selector: ({ kind, id }) => `${kind} ${id}` }),
  personId: fc.constantFrom(...people),
});

type Written = typeof ticket extends fc.Arbitrary<infer One> ? One : never;

const access: fc.Arbitrary<AgentAccess> = fc.record({
  kind: fc.constant('agent' as const),
  agentId: fc.constantFrom(...agents),
  isAdministrator: fc.constant(false),
  departments: fc
    .subarray(departments, { maxLength: 2 })
    .map((ids) => new Map(ids.map((id) => [id, new Set<never>()]))),
  teams: fc.subarray(teams).map((ids) => new Set(ids)),
  ownRole: fc.constant(new Set<never>()),
  manages: fc.constant(new Set<string>()),
  staffed: fc.constant(new Set(departments)),
});

function ticketOf({ id, number, departmentId, agentId, teamId, to, personId }: Written): Ticket {
  const empty = emptyTicket(id);
  return {
    ...empty,
    intake: { ...empty.intake, number },
    department: { departmentId },
    assignment: { agentId, teamId },
    referrals: { to },
    requester: { personId },
  };
}

const keyOf = ({ id }: Pick<Ticket, 'id'>) => targetKey({ kind: 'ticket', id });

function put(state: DeskState, written: Written): void {
  const after = ticketOf(written);
  commitToState(state, new Map([[keyOf(after), after]]));
}

function knownByLooking(tickets: Iterable<Ticket>, asking: AgentAccess): string[] {
  const opened = [...tickets].filter(({ intake }) => isOpened(intake));
  return people.filter((personId) => {
    const theirs = opened.filter(({ requester }) => requester.personId === personId);
    return theirs.length === 0 || theirs.some((one) => canSee(asking, one));
  });
}

test(`V61: whom an agent knows agrees with going through all tickets, wherever they go (SEED=${seed})`, () => {
  const changes = fc.array(ticket, { maxLength: 12 });
  const property = fc.property(changes, changes, changes, access, (early, late, batch, asking) => {
    const state = createState({ id: 'device', code: '' });
    for (const each of early) put(state, each);
    for (const each of late) put(state, each);
    expect(people.filter(knownTo(state, asking))).toEqual(knownByLooking(state.targets.tickets.values(), asking));
    for (const each of late.toReversed()) put(state, each);
    expect(people.filter(knownTo(state, asking))).toEqual(knownByLooking(state.targets.tickets.values(), asking));
    const overlay = createOverlay(state.targets);
    for (const each of batch) overlay.set(keyOf(each), ticketOf(each));
    const unsaved = unsavedTickets(overlay);
    const all = new Map([...state.targets.tickets.values(), ...unsaved].map((one) => [one.id, one] as const));
    expect(people.filter(knownTo(state, asking, unsaved))).toEqual(knownByLooking(all.values(), asking));
  });
  fc.assert(property, runs(100));
});

test('V61: until all rows are loaded, nobody knows a person of whom no ticket is there yet', () => {
  const state = createState({ id: 'device', code: '' });
  const nobodys = { to: [], agentId: null, teamId: null, number: '1001' as const };
  put(state, { ...nobodys, id: 't1', departmentId: 'support', personId: 'p' });
  put(state, { ...nobodys, id: 't2', departmentId: 'sales', personId: 'q' });
  const [inSupport] = fc
    .sample(access, 1)
    .map((one) => ({ ...one, departments: new Map([['support', new Set<never>()]]) }));
  if (!inSupport) throw new Error('There is no agent');
  const asking = { ...inSupport, teams: new Set<string>() };
  const late = lateRows(state.rows, () => false);
  expect(people.filter(knownTo({ ...state, rows: late.rows }, asking))).toEqual(['p']);
  late.finish();
  expect(people.filter(knownTo({ ...state, rows: late.rows }, asking))).toEqual(['p', 'r']);
});
