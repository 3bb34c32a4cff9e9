import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { InputOf, OperationName } from '../../../../shared/domain/registry.ts';
import { startingRecord } from '../../../../shared/domain/starting-records.ts';
import {
  type AskedBulk,
  arbitraryBulk,
  arbitrarySelection,
  selectedOf,
  shownTicket,
} from '../../../support/arbitrary-bulk.ts';
import { seed } from '../../../support/arbitrary-seed.ts';
import { bridgeOver, foundedBridgeDisk, type TestBridge, type TestWindow } from '../../../support/memory-bridge.ts';
import { runs } from '../../../support/runs.ts';
import { expectDone, someTicket } from '../../../support/test-desk.ts';

const plan = { scheduleId: 'schedule-always', warnMinutes: null, firstResponseHours: null, position: 9 };
const records = [
  startingRecord('plan', 'plan-quick', { ...plan, name: 'Quick', graceHours: 2, isTransient: false }),
  startingRecord('plan', 'plan-passing', { ...plan, name: 'Passing', graceHours: 4, isTransient: true }),
  startingRecord('field', 'field-building', {
    name: 'Building',
    type: 'line',
    choices: [],
    isRequired: false,
    order: 1,
  }),
];

let desk: TestBridge;
let jane: TestWindow;

beforeAll(async () => {
  desk = await bridgeOver(await foundedBridgeDisk({ signers: ['jane'], records }));
  jane = await desk.windowOf('jane');
}, 60_000);

afterAll(() => desk.close());

/** An operation on one ticket, without it. */
type Single = readonly [OperationName, object];

const single = (name: OperationName, input: object = {}): Single => [name, input];

const plainOperations = [
  'assignment.claim',
  'assignment.release',
  'answered.mark',
  'answered.clear',
  'ticket.follow',
  'ticket.unfollow',
  'ticket.delete',
  'ticket.restore',
] as const;

const referees = [
  { kind: 'agent', id: 'john' },
  { kind: 'department', id: 'department-sales' },
] as const;

const statuses = fc.constantFrom('status-open', 'status-waiting', 'status-resolved', 'status-closed');

const farMs = 4_000_000_000_000;
const waiting = fc.record({
  untilMs: fc.constantFrom(null, farMs, farMs + 60_000),
  reason: fc.constantFrom('', 'They look for the invoice.'),
});
const waits = waiting.map((entered) => ({ thenStatus: 'status-waiting', waiting: entered }));
const agents = fc.constantFrom('jane', 'john', 'sam', null);
const departments = fc.constantFrom('department-support', 'department-sales', 'department-maintenance');

/** What is done to one ticket; `otherId` is another one. */
function arbitrarySingle(otherId: string): fc.Arbitrary<Single> {
  const posted = fc.record({
    visibility: fc.constantFrom('public' as const, 'internal' as const),
    body: fc.constantFrom('<p>On my way.</p>', '<p>Try again.</p>'),
    basedOn: fc.constant(1_000),
    after: fc.oneof(
      fc.constant({}),
      statuses.map((thenStatus) => ({ thenStatus })),
      waits,
    ),
  });
  const person = { personId: null, email: 'ana@example.com', phone: '', place: '' };
  return fc.oneof(
    posted.map(({ after, ...input }) => single('conversation.post', { ...input, ...after, attachments: [] })),
    fc
      .boolean()
      .map((keepClosed) =>
        single('conversation.record', { details: 'Still broken.', source: 'phone', attachments: [], keepClosed }),
      ),
    fc
      .constantFrom('Ink', 'Toner', 'Paper')
      .map((value) => single('field.set', { field: 'summary', value, reason: 'They said so.' })),
    statuses.map((statusId) => single('status.set', { statusId })),
    waiting.map((entered) => single('status.set', { statusId: 'status-waiting', waiting: entered })),
    waiting.map((entered) => single('waiting.plan', entered)),
    fc
      .constantFrom('plan-default', 'plan-quick', 'plan-passing')
      .map((planId) => single('due.plan', { planId, reason: 'As agreed.' })),
    fc
      .constantFrom('', 'East', 'West')
      .map((value) => single('custom-field.set', { fieldId: 'field-building', value, reason: '' })),
    fc
      .constantFrom('topic-general', 'topic-problem', 'topic-access')
      .map((value) => single('field.set', { field: 'topic', value })),
    fc
      .tuple(agents, fc.constantFrom({}, { teamId: null }), fc.constantFrom('', 'Please look.'))
      .map(([agentId, team, remark]) => single('assignment.assign', { agentId, ...team, remark })),
    fc
      .tuple(departments, fc.boolean(), fc.constantFrom('', 'Yours.'))
      .map(([departmentId, keepAccess, remark]) => single('department.transfer', { departmentId, keepAccess, remark })),
    fc.constantFrom('phone', 'email').map((how) => single('status.confirm', { how })),
    fc
      .constantFrom('Ana Abel', 'Ana B. Abel')
      .map((name) => single('requester.change', { requester: { ...person, name } })),
    fc.constantFrom(null, 4_000_000_000_000).map((dueMs) => single('due.set', { dueMs })),
    fc
      .tuple(fc.constantFrom('referral.add', 'referral.remove'), fc.constantFrom(...referees))
      .map(([name, who]) => single(name, name === 'referral.add' ? { to: who, remark: 'Look.' } : { from: who })),
    fc
      .constantFrom('link.add', 'link.remove')
      .map((name) => single(name, { otherId, ...(name === 'link.add' && { kind: 'related' }) })),
    ...plainOperations.map((name) => fc.constant(single(name))),
  );
}

type Step =
  | { readonly bulk: AskedBulk; readonly bits: readonly boolean[] }
  | { readonly at: number; readonly one: Single };

function arbitraryStep(otherId: string): fc.Arbitrary<Step> {
  return fc.oneof(
    fc.record({ bulk: arbitraryBulk, bits: arbitrarySelection }),
    fc.record({ at: fc.nat(5), one: arbitrarySingle(otherId) }),
  );
}

async function opened(count: number): Promise<string[]> {
  const made = Array.from({ length: count }, (_unused, index) =>
    jane.run('ticket.open', someTicket(`Ticket ${index}`)),
  );
  return (await Promise.all(made)).flatMap((result) => expectDone(result).ticketIds);
}

/** What a person sees of tickets beside what bulk actions change. */
async function shown(ids: readonly string[]) {
  const { engine } = desk.deskManager.desk() ?? expect.fail('No desk');
  const loaded = await engine.tickets.load(ids);
  return loaded.map((found, index) => {
    const ticket = found ?? expect.fail(`No ticket ${ids[index]}`);
    const { custom, requester, links, followers, answered, due, status } = ticket;
    return {
      ...shownTicket(ticket),
      ...{ custom, requester },
      manualMs: due.manualMs,
      planId: due.plan?.planId,
      isPaused: due.paused !== undefined,
      waiting: status.waiting && { untilMs: status.waiting.untilMs, reason: status.waiting.reason },
      mark: answered.mark?.isAnswered,
      links: links.links.map(({ ticketId, kind }) => `${kind} ${ticketId}`).toSorted(),
      followers: followers.agents.map(({ agentId }) => agentId).toSorted(),
    };
  });
}

/** Takes a step; how to undo it, or nothing if it changed nothing. */
async function taken(step: Step, ids: readonly string[]): Promise<(() => Promise<void>) | undefined> {
  if ('bulk' in step) {
    const done = expectDone(await jane.call('bulk.run', { ...step.bulk, ticketIds: selectedOf(ids, step.bits) }));
    if (done.changed === 0) return undefined;
    return async () => {
      const undone = expectDone(await jane.call('bulk.undo', { batch: done.batch }));
      expect(undone).toMatchObject({ changed: done.changed, refused: 0, partly: 0 });
    };
  }
  const [name, input] = step.one;
  // Safe: the engine checks it; an input that it refuses would change nothing.
  const answer = await jane.run(name, { ...input, ticketId: ids[step.at] } as InputOf<OperationName>);
  if (!answer.ok) return undefined;
  const { commit } = answer.value;
  return async () => {
    const undone = expectDone(await jane.run('commit.undo', { commit }));
    expect(undone.stays).toEqual([]);
  };
}

test(`U1, M8: random operations on one ticket and on many, undone in reverse, give the tickets back (seed ${seed})`, async () => {
  const [otherId = ''] = await opened(1);
  await fc.assert(
    fc.asyncProperty(fc.array(arbitraryStep(otherId), { minLength: 1, maxLength: 8 }), async (story) => {
      const ids = await opened(6);
      const states = [await shown(ids)];
      const undos: (() => Promise<void>)[] = [];
      for (const step of story) {
        const undo = await taken(step, ids);
        if (!undo) continue;
        undos.push(undo);
        states.push(await shown(ids));
      }
      for (const undo of undos.toReversed()) {
        expect(await shown(ids)).toEqual(states.pop());
        await undo();
      }
      expect(await shown(ids)).toEqual(states[0]);
    }),
    runs(24),
  );
}, 60_000);
