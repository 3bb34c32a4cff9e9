import { describe, expect, test } from 'vitest';
import type { Result } from '../../../../shared/bridge/result.ts';
import { type StartingRecord, startingRecord } from '../../../../shared/domain/starting-records.ts';
import { seed } from '../../../support/arbitrary-seed.ts';
import { type MemoryDesk, memoryDesk, words } from '../../../support/memory-desk.ts';
import { type Before, isMet, type Need, rules } from '../../../support/permission-rules.ts';
import {
  allowedBy,
  archivedRoles,
  counting,
  placeOf,
  type Rank,
  rankRecords,
  ranks,
  type Standing,
  standings,
} from '../../../support/permission-standings.ts';
import { thoroughness } from '../../../support/runs.ts';
import { sentenceOf } from '../../../support/sentence.ts';
import { expectDone, someTicket } from '../../../support/test-desk.ts';
import { onTicket, strangeDevice } from '../../../sync/support/strange-device.ts';

/**
 * Every operation and its undo, by every role, from everywhere an agent can stand to a ticket. What has to come of it is
 * worked out from the policy in test/support, which was written without looking at the operations.
 */
const named = Object.entries(rules).flatMap(([name, variants]) =>
  Object.entries(variants).map(([variant, rule]) => ({ name: `${name} (${variant})`, ...rule })),
);

type Outcome = 'allowed' | 'forbidden' | 'not-found' | 'unexpected';

const idOf = (rank: Rank) => `agent-${ranks.indexOf(rank)}`;

const someAgent: Omit<StartingRecord<'agent'>['fields'], 'name'> = {
  colour: 'slate',
  departmentId: 'department-support',
  roleId: 'role-all-access',
  extended: [],
  isAdministrator: false,
};

/** A desk with an agent for each role, all in one place. */
async function deskWith(placed: (rank: Rank) => object): Promise<MemoryDesk> {
  const agents = ranks.map((rank) =>
    startingRecord('agent', idOf(rank), {
      ...someAgent,
      name: rank.name,
      ...placed(rank),
    }),
  );
  const away = startingRecord('department', 'department-away', {
    name: 'Away',
    isPublic: true,
    signature: '',
    planId: null,
    scheduleId: null,
  });
  const team = startingRecord('team', 'team-tried', { name: 'Tried', memberIds: ranks.map(idOf) });
  // An administrator sees tickets in departments without agents.
  const keeper = startingRecord('agent', 'keeper', { ...someAgent, name: 'Keeper', departmentId: 'department-away' });
  return memoryDesk([...rankRecords, away, team, keeper, ...agents]);
}

/** The ticket that a rule is about, and the other one if it is about two. */
async function ticketsOf(desk: MemoryDesk, { before, isOnTwo }: Tried['rule']): Promise<Tried['tickets']> {
  const ticketId = await ticketOf(desk, before);
  if (!isOnTwo) return [ticketId];
  const otherId = await ticketOf(desk);
  if (before === 'linked by Lena') await desk.does('lena', 'link.add', { ticketId, otherId, kind: 'related' });
  return [ticketId, otherId];
}

async function ticketOf(desk: MemoryDesk, before: Before = 'Lena’s'): Promise<string> {
  const opening = {
    ...someTicket(),
    departmentId: 'department-support',
    agentId: before === 'nobody’s' ? null : 'lena',
  };
  const [id = ''] = (await desk.does('lena', 'ticket.open', opening)).ticketIds;
  if (before === 'waiting since Lena')
    await desk.does('lena', 'status.set', { ticketId: id, statusId: 'status-waiting' });
  if (before === 'closed by Lena') await desk.does('lena', 'status.set', { ticketId: id, statusId: 'status-closed' });
  if (before === 'resolved by Lena')
    await desk.does('lena', 'status.set', { ticketId: id, statusId: 'status-resolved' });
  if (before === 'deleted by Lena') await desk.does('lena', 'ticket.delete', { ticketId: id });
  if (before === 'referred by Lena')
    await desk.does('lena', 'referral.add', { ticketId: id, to: { kind: 'agent', id: 'sam' } });
  if (before === 'answered') await desk.does('lena', 'answered.mark', { ticketId: id });
  return id;
}

interface Tried {
  readonly rank: Rank;
  readonly rule: (typeof named)[number];
  readonly tickets: readonly [ticketId: string, otherId?: string];
}

function calls(desk: MemoryDesk, { rank, rule, tickets: [ticketId, otherId = ''] }: Tried) {
  return rule.ask(desk, ticketId, otherId, idOf(rank));
}

/** Lets the agents see the tickets in the way that their standing says. */
async function show(desk: MemoryDesk, { theirs, referred }: Standing, tried: readonly Tried[]): Promise<void> {
  const shown = tried.flatMap(({ rank, tickets }) =>
    tickets.filter((ticketId) => ticketId !== undefined).map((ticketId) => ({ rank, ticketId })),
  );
  if (theirs) {
    const answers = (agentId: string) =>
      theirs === 'agent' ? { agentId, teamId: null } : { agentId: null, teamId: 'team-tried' };
    await Promise.all(
      shown.map(({ rank, ticketId }) => desk.does('lena', 'assignment.assign', { ticketId, ...answers(idOf(rank)) })),
    );
  }
  if (referred) {
    const to = { agent: idOf, team: () => 'team-tried', department: () => 'department-sales' }[referred];
    const zed = strangeDevice('device-zed');
    await desk.engine.ingest(
      shown.map(({ rank, ticketId }) =>
        zed.writes([onTicket(ticketId, 'referral.added', { kind: referred, id: to(rank) })]),
      ),
    );
  }
}

async function leave(desk: MemoryDesk): Promise<void> {
  for (const rank of ranks) await desk.does('jane', 'record.retire', { kind: 'agent', id: idOf(rank) });
}

/** Another desk archives a role that agents here still have. */
async function archiveRoles(desk: MemoryDesk): Promise<void> {
  const retired = archivedRoles.map((id) => ({
    type: 'record.retired',
    target: { kind: 'role', id },
    data: { replacedBy: null },
  }));
  await desk.engine.ingest([strangeDevice('device-archive').writes(retired, { stamp: '00fff0000000-0001' })]);
}

/** Of so many pairs of a role and something to do one is tried, another one with each seed; a thorough run tries all. */
const oneOf = Math.max(1, Math.round(3 / thoroughness));

function isTried(rank: Rank, rule: Tried['rule']): boolean {
  return (ranks.indexOf(rank) + named.indexOf(rule) + seed) % oneOf === 0;
}

/** Every role in the ticket’s department, those that matter elsewhere, and a few without effect. */
function triedBy(standing: Standing): readonly Rank[] {
  if (standing === standings['in their own department']) return ranks;
  const counts = !standing.hasLeft && counting(standing, { isTheirs: false, hasMoved: false });
  return ranks.filter(
    ({ name }, index) =>
      index < 4 || (/^an |^only ticket\.(?!merge|link|markanswered)/.test(name) && (counts || name.startsWith('an '))),
  );
}

function outcomeOf(result: Result<unknown>, ...fine: readonly string[]): Outcome {
  if (result.ok || fine.includes(result.error.code)) return 'allowed';
  const { code } = result.error;
  return code === 'forbidden' || code === 'not-found' ? code : 'unexpected';
}

function expectedOf(
  rank: Rank,
  standing: Standing,
  needs: readonly Need[],
  rule: Tried['rule'],
  isUndo: boolean,
): Outcome {
  if (standing.hasLeft) return 'forbidden';
  const since = { isTheirs: isUndo && rule.assigns === 'them', hasMoved: isUndo && rule.moves === true };
  const counts = counting(standing, since);
  const roles = Object.values(standing.works).map((each) => [...allowedBy(rank, each)]);
  if (rule.isOnTicket === false)
    return isMet(needs, new Set(roles.flat()), rank.isAdministrator) ? 'allowed' : 'forbidden';
  if (!counts) return 'not-found';
  return isMet(needs, allowedBy(rank, counts), rank.isAdministrator) ? 'allowed' : 'forbidden';
}

function told(tried: readonly Tried[], expected: (each: Tried) => Outcome, found: readonly Outcome[]): string[] {
  return tried.flatMap((each, index) => {
    const wanted = expected(each);
    return wanted === found[index]
      ? []
      : [`${each.rule.name} with the role ${each.rank.name}: ${found[index]} instead of ${wanted}`];
  });
}

describe.each(Object.entries(standings))(`an agent %s (SEED=${seed})`, (_where, standing) => {
  test('A18, A19: may do what the role allows that counts there, and nothing else', async () => {
    const desk = await deskWith((rank) => placeOf(rank, standing));
    await archiveRoles(desk);
    const tried = await Promise.all(
      triedBy(standing).flatMap((rank) =>
        named
          .filter((rule) => isTried(rank, rule) && !(standing.theirs && rule.isUnassignable))
          .map(async (rule) => ({ rank, rule, tickets: await ticketsOf(desk, rule) })),
      ),
    );
    await show(desk, standing, tried);
    if (standing.hasLeft) await leave(desk);
    const asks = tried.map((each) => [each.rank, calls(desk, each)] as const);
    const expected = ({ rank, rule }: Tried) => expectedOf(rank, standing, rule.takes, rule, false);
    const found = await Promise.all(
      asks.map(async ([rank, [name, input]]) => outcomeOf(await desk.as(idOf(rank), name, input), 'refused')),
    );
    expect(told(tried, expected, found)).toEqual([]);
  });

  test('U12, U14: may undo what they could change back by hand there, and nothing else', async () => {
    const desk = await deskWith(() => ({}));
    const undoable = named.filter(
      (rule) => rule.undo !== undefined && !(standing.theirs && (rule.assigns || rule.isUnassignable)),
    );
    const done = await Promise.all(
      triedBy(standing).flatMap((rank) =>
        undoable
          .filter((rule) => isTried(rank, rule))
          .map(async (rule) => {
            const tickets = await ticketsOf(desk, rule);
            const [name, input] = calls(desk, { rank, rule, tickets });
            return { rank, rule, tickets, commit: expectDone(await desk.as(idOf(rank), name, input)).commit };
          }),
      ),
    );
    await show(desk, standing, done);
    for (const rank of triedBy(standing)) {
      const fields = placeOf(rank, standing);
      await desk.does('jane', 'record.put', { kind: 'agent', id: idOf(rank), fields });
    }
    await archiveRoles(desk);
    if (standing.hasLeft) await leave(desk);
    const found = await Promise.all(
      done.map(async ({ rank, commit }) => outcomeOf(await desk.as(idOf(rank), 'commit.undo', { commit }))),
    );
    const expected = ({ rank, rule }: Tried) => expectedOf(rank, standing, rule.undo ?? [], rule, true);
    expect(told(done, expected, found)).toEqual([]);
  });
});

describe('a refused operation', () => {
  test('A18, A19: is explained in a sentence', async () => {
    const desk = await memoryDesk();
    const ticketId = await desk.opened();
    const refused = await desk.as('vera', 'ticket.open', someTicket());
    const message =
      'Your role doesn’t allow you to create tickets here. Jane Doe, John Doe, Lena Lead, and 2 more can.';
    expect(refused).toMatchObject({ error: { code: 'forbidden', details: { permission: 'ticket.create' } } });
    expect(!refused.ok && sentenceOf(refused.error)).toBe(message);
    const noted = await desk.as(
      'vera',
      'conversation.post',
      words(desk.ticket(ticketId), ticketId, { visibility: 'internal' }),
    );
    expect(!noted.ok && sentenceOf(noted.error)).toBe(
      'Your role doesn’t allow you to write notes here. Jane Doe, John Doe, Lena Lead, and 1 more can.',
    );
  });

  test('A9: says the same of a ticket out of sight and of one that never was', async () => {
    const desk = await memoryDesk();
    const ticketId = await desk.opened();
    const change = (id: string) => desk.as('sam', 'field.set', { ticketId: id, field: 'summary', value: 'x' });
    expect(await change(ticketId)).toMatchObject({ error: { code: 'not-found' } });
    expect(await change(ticketId)).toEqual(await change('never-was'));
  });
});
