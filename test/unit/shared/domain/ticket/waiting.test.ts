import { beforeEach, describe, expect, test } from 'vitest';
import { compile } from '../../../../../shared/domain/conditions/compile.ts';
import { startingRecord } from '../../../../../shared/domain/starting-records.ts';
import { type MemoryDesk, memoryDesk } from '../../../../support/memory-desk.ts';

const hourMs = 3_600_000;
const minuteMs = 60_000;

let desk: MemoryDesk;
let ticketId: string;
let untilMs: number;

beforeEach(async () => {
  desk = await memoryDesk([
    startingRecord('status', 'status-supplier', {
      name: 'Waiting for supplier',
      kind: 'waiting',
      state: 'open',
      reopenable: false,
      position: 6,
    }),
    startingRecord('role', 'role-replies', { name: 'Replies', permissions: ['ticket.reply'] }),
    startingRecord('agent', 'ruth', {
      name: 'Ruth Replies',
      colour: 'blue',
      departmentId: 'department-support',
      roleId: 'role-replies',
      extended: [],
      isAdministrator: false,
    }),
  ]);
  ticketId = await desk.opened({ planId: 'plan-quick' });
  desk.clock.nowMs += 30 * minuteMs;
  untilMs = desk.clock.nowMs + 24 * hourMs;
});

const reason = 'They look for the invoice.';
const status = () => desk.ticket(ticketId).status;
const waiting = () => status().waiting && { untilMs: status().waiting?.untilMs, reason: status().waiting?.reason };
const types = async () => (await desk.lastCommit(ticketId)).map(({ type }) => type);

function waits(plan: { untilMs?: number | null; reason?: string } = { untilMs, reason }) {
  return desk.does('jane', 'status.set', { ticketId, statusId: 'status-waiting', waiting: plan });
}

function replies(statusId: string, plan?: { untilMs?: number | null; reason?: string }, visibility = 'public') {
  return desk.does('jane', 'conversation.post', {
    ticketId,
    visibility: visibility as 'public',
    body: '<p>Which invoice?</p>',
    thenStatus: statusId,
    ...(plan && { waiting: plan }),
    basedOn: desk.ticket(ticketId).conversation.entries.length,
  });
}

function ends(plan = status().waiting?.plan ?? '') {
  return desk.does(null, 'waiting.end', { ticketId, plan });
}

describe('a ticket that waits until a date', () => {
  test.each([
    ['its status', () => waits()],
    ['a reply', () => replies('status-waiting', { untilMs, reason })],
    ['a note', () => replies('status-waiting', { untilMs, reason }, 'internal')],
  ])('T130: is planned with %s, in the same commit', async (_what, plans) => {
    const before = desk.ticket(ticketId).newest;
    await plans();
    expect(await types()).toContain('waiting.planned');
    expect(await types()).toContain('status.set');
    expect([status().kind, waiting(), desk.row(ticketId).waitsUntilMs]).toEqual([
      'waiting',
      { untilMs, reason },
      untilMs,
    ]);
    expect(desk.ticket(ticketId).newest > before).toBe(true);
  });

  test('T130: the reason and the date are optional; without both, nothing is planned', async () => {
    await waits({ reason: ' ' });
    expect([await types(), waiting()]).toEqual([['status.set', 'due.paused'], undefined]);
    await desk.does('jane', 'waiting.plan', { ticketId, reason });
    expect(waiting()).toEqual({ untilMs: null, reason });
    await desk.does('jane', 'waiting.plan', { ticketId, untilMs });
    expect(waiting()).toEqual({ untilMs, reason: '' });
    await desk.does('jane', 'waiting.plan', { ticketId });
    expect([waiting(), status().kind, desk.row(ticketId).waitsUntilMs]).toEqual([undefined, 'waiting', null]);
  });

  test('T130: a date that is not ahead, a plan of a ticket that does not wait, and no change are refused', async () => {
    const past = { ticketId, untilMs: desk.clock.nowMs };
    expect(await desk.refusal('jane', 'status.set', { ticketId, statusId: 'status-waiting', waiting: past })).toBe(
      'input.malformed',
    );
    const planned = { statusId: 'status-waiting', waiting: { untilMs: desk.clock.nowMs } };
    expect(await desk.refusal('jane', 'status.set', { ticketId, ...planned })).toBe('due.past');
    const elsewhere = { statusId: 'status-held', waiting: { reason } };
    expect(await desk.refusal('jane', 'status.set', { ticketId, ...elsewhere })).toBe('waiting.none');
    expect(await desk.refusal('jane', 'waiting.plan', { ticketId, reason })).toBe('waiting.none');
    await waits();
    expect(await desk.refusal('jane', 'waiting.plan', past)).toBe('due.past');
    expect(await desk.refusal('jane', 'waiting.plan', { ticketId, untilMs, reason })).toBe('waiting.unchanged');
    expect(await desk.refusal('jane', 'waiting.plan', { ticketId, untilMs: 9e15 })).toBe('due.too-far');
  });

  test('T130: a plan based on another one leaves what was not changed, and replaces nothing unread', async () => {
    const shown = { untilMs, reason };
    await waits(shown);
    const change = (input: { untilMs: number | null; reason: string }) => ({ ticketId, ...input, basedOn: shown });
    await desk.does('john', 'waiting.plan', change({ untilMs: untilMs + hourMs, reason }));
    const alsoMoved = change({ untilMs: untilMs + 2 * hourMs, reason });
    expect(await desk.refusal('jane', 'waiting.plan', alsoMoved)).toBe('waiting.moved');
    expect(await desk.refusal('jane', 'waiting.plan', change({ untilMs: null, reason }))).toBe('waiting.moved');
    await desk.does('jane', 'waiting.plan', change({ untilMs, reason: 'Which page?' }));
    expect(waiting()).toEqual({ untilMs: untilMs + hourMs, reason: 'Which page?' });
    const alsoSaid = change({ untilMs, reason: 'Which invoice?' });
    expect(await desk.refusal('john', 'waiting.plan', alsoSaid)).toBe('waiting.moved');
    const same = change({ untilMs: untilMs + hourMs, reason: 'Which page?' });
    expect(await desk.refusal('john', 'waiting.plan', same)).toBe('waiting.unchanged');
    await desk.does('john', 'waiting.plan', {
      ...alsoMoved,
      basedOn: { untilMs: untilMs + hourMs, reason: 'Which page?' },
    });
    expect(waiting()).toEqual({ untilMs: untilMs + 2 * hourMs, reason });
  });

  test('T130: a reply to a ticket that waits already can plan that anew', async () => {
    await waits();
    await replies('status-waiting', { untilMs: untilMs + hourMs, reason: 'Which page?' });
    expect([await types(), waiting()]).toEqual([
      ['conversation.posted', 'waiting.planned', 'assignment.changed'],
      { untilMs: untilMs + hourMs, reason: 'Which page?' },
    ]);
  });

  test.each([
    ['reply', 'public'],
    ['note', 'internal'],
  ] as const)(
    'T130: a %s changes the plan only for those who may set an open status, and so does its undo',
    async (_what, visibility) => {
      await desk.does('jane', 'assignment.claim', { ticketId });
      await waits();
      const entry = { ticketId, visibility, body: '<p>Which page?</p>', basedOn: 1 };
      const waiting = { untilMs: untilMs + hourMs };
      expect(await desk.refusal('ruth', 'conversation.post', { ...entry, waiting })).toBe('ticket.create');
      const { commit } = await desk.does('jane', 'conversation.post', { ...entry, waiting });
      const role = { kind: 'agent', id: 'jane', fields: { roleId: 'role-replies' } } as const;
      await desk.does(null, 'record.put', role);
      expect(await desk.refusal('jane', 'commit.undo', { commit })).toBe('ticket.create');
      await desk.does('ruth', 'conversation.post', { ...entry, basedOn: 2 });
    },
  );

  test('T131: at its date, the desk itself sets it to its default status, and its clock goes on', async () => {
    await waits();
    desk.clock.nowMs = untilMs;
    const { commit } = await ends();
    expect(await types()).toEqual(['waiting.ended', 'status.set', 'due.resumed']);
    expect(desk.row(ticketId)).toMatchObject({
      statusId: 'status-open',
      waitsUntilMs: null,
      dueMs: untilMs + 90 * minuteMs,
    });
    expect(waiting()).toBeUndefined();
    expect(await desk.refusal('jane', 'commit.undo', { commit })).toBe('undo.not-yours');
  });

  test('T131: not before its date, not by an agent, and only as it was planned last', async () => {
    await waits();
    const plan = status().waiting?.plan ?? '';
    expect(await desk.refusal(null, 'waiting.end', { ticketId, plan })).toBe('waiting.none');
    desk.clock.nowMs = untilMs - 1;
    expect(await desk.refusal(null, 'waiting.end', { ticketId, plan })).toBe('waiting.none');
    await desk.does('jane', 'waiting.plan', { ticketId, untilMs: untilMs + hourMs });
    desk.clock.nowMs = untilMs + 2 * hourMs;
    expect(await desk.refusal(null, 'waiting.end', { ticketId, plan })).toBe('waiting.none');
    const next = status().waiting?.plan ?? '';
    expect(await desk.refusal('jane', 'waiting.end', { ticketId, plan: next })).toBe('permission.system');
    await ends(next);
    expect(await desk.refusal(null, 'waiting.end', { ticketId, plan: next })).toBe('waiting.none');
  });

  test.each([
    ['another status', () => desk.does('jane', 'status.set', { ticketId, statusId: 'status-held' })],
    ['a status that closes it', () => desk.does('jane', 'status.set', { ticketId, statusId: 'status-resolved' })],
    ['a reply with a status', () => replies('status-open')],
    [
      'a message of its requester',
      () => desk.does('jane', 'conversation.record', { ticketId, details: 'Here it is.', source: 'phone' }),
    ],
  ])('T132: %s ends the plan, and the undo of that brings it back', async (_what, does) => {
    await waits();
    const { commit } = await does();
    expect([waiting(), desk.row(ticketId).waitsUntilMs]).toEqual([undefined, null]);
    desk.clock.nowMs += minuteMs;
    await desk.does('jane', 'commit.undo', { commit });
    expect([status().kind, waiting(), desk.row(ticketId).pausedLeftMs]).toEqual([
      'waiting',
      { untilMs, reason },
      90 * minuteMs,
    ]);
  });

  test('T132: a reply alone leaves the plan', async () => {
    await waits();
    await desk.does('jane', 'conversation.post', {
      ticketId,
      visibility: 'public',
      body: '<p>Take your time.</p>',
      basedOn: 1,
    });
    expect(waiting()).toEqual({ untilMs, reason });
  });

  test('T132: undoing a reply with its status takes the waiting and its date back', async () => {
    const { commit } = await replies('status-waiting', { untilMs, reason });
    const { stays } = await desk.does('jane', 'commit.undo', { commit });
    expect([stays, status().kind, waiting(), desk.row(ticketId).pausedLeftMs]).toEqual([[], 'open', undefined, null]);
    expect(desk.row(ticketId).dueMs).toBe(desk.clock.nowMs + 90 * minuteMs);
  });

  test('T132: undoing another plan brings the one before back, and so does undoing that undo', async () => {
    await waits();
    const { commit } = await desk.does('jane', 'waiting.plan', { ticketId, untilMs: untilMs + hourMs });
    const { commit: undoing } = await desk.does('jane', 'commit.undo', { commit });
    expect(waiting()).toEqual({ untilMs, reason });
    await desk.does('jane', 'commit.undo', { commit: undoing });
    expect(waiting()).toEqual({ untilMs: untilMs + hourMs, reason: '' });
  });

  test.each([
    ['without a plan', undefined],
    ['with the same one', { reason }],
  ])(
    'T132: a waiting that somebody began since %s keeps its own when what ended the earlier one is undone',
    async (_how, plan) => {
      await waits({ reason });
      const { commit } = await desk.does('jane', 'status.set', { ticketId, statusId: 'status-resolved' });
      const another = { ticketId, statusId: 'status-waiting', ...(plan && { waiting: plan }) };
      await desk.does('lena', 'status.set', another);
      const before = status().waiting;
      const { stays } = await desk.does('jane', 'commit.undo', { commit });
      expect(stays).toEqual(expect.arrayContaining(['status', 'waiting']));
      expect([status().kind, status().waiting]).toEqual(['waiting', before]);
    },
  );

  test('T132: the undo of a plan leaves that of another waiting status', async () => {
    const { commit } = await waits();
    await desk.does('lena', 'status.set', { ticketId, statusId: 'status-supplier', waiting: { untilMs, reason } });
    const before = status().waiting;
    expect(await desk.refusal('jane', 'commit.undo', { commit })).toBe('undo.nothing');
    expect([status().statusId, status().waiting]).toEqual(['status-supplier', before]);
  });

  test('T132: another plan that somebody replaced since leaves nothing to undo', async () => {
    await waits();
    const { commit } = await desk.does('jane', 'waiting.plan', { ticketId, untilMs: untilMs + hourMs });
    await desk.does('lena', 'waiting.plan', { ticketId, untilMs: untilMs + 2 * hourMs });
    expect(await desk.refusal('jane', 'commit.undo', { commit })).toBe('undo.nothing');
  });

  test('T132: a plan that an undo brings back after its date has passed is due at once', async () => {
    await waits();
    const { commit } = await desk.does('jane', 'status.set', { ticketId, statusId: 'status-held' });
    desk.clock.nowMs = untilMs + hourMs;
    await desk.does('jane', 'commit.undo', { commit });
    expect(waiting()).toEqual({ untilMs, reason });
    await ends();
    expect(status().kind).toBe('open');
  });

  test('T132: after its date came, the undo of its reply names what stays, and why is in the history', async () => {
    const { commit } = await replies('status-waiting', { untilMs, reason });
    desk.clock.nowMs = untilMs;
    await ends();
    const { stays } = await desk.does('jane', 'commit.undo', { commit });
    expect([...stays].sort()).toEqual(['due', 'status', 'waiting']);
    expect([status().kind, desk.ticket(ticketId).conversation.entries.at(-1)?.retracted]).toEqual(['open', true]);
  });

  test('T134: conditions compare the date until which it waits, which only a waiting ticket has', async () => {
    const holds = (operator: string, value?: unknown) => {
      const { nowMs } = desk.clock;
      const at = { agentId: 'jane', teamIds: new Set<string>(), nowMs, timeZone: 'UTC' };
      const where = { property: 'waits-until', operator, ...(value !== undefined && { value }) };
      return compile(where, desk.engine.records).holds(desk.row(ticketId), at);
    };
    const soon = { at: untilMs + 1 };
    expect([holds('isEmpty'), holds('before', soon)]).toEqual([true, false]);
    await waits();
    expect([holds('isEmpty'), holds('before', soon), holds('after', soon)]).toEqual([false, true, false]);
    await desk.does('jane', 'waiting.plan', { ticketId, reason });
    expect(holds('isEmpty')).toBe(true);
    await desk.does('jane', 'waiting.plan', { ticketId, untilMs });
    await desk.does('jane', 'status.set', { ticketId, statusId: 'status-held' });
    expect([holds('isEmpty'), holds('before', soon)]).toEqual([true, false]);
  });

  test('T130: survives a restart', async () => {
    await waits();
    const again = await desk.reopened();
    expect([again.ticket(ticketId).status.waiting, again.row(ticketId).waitsUntilMs]).toEqual([
      status().waiting,
      untilMs,
    ]);
  });
});
