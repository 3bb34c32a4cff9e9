import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startingRecord } from '../../../../shared/domain/starting-records.ts';
import type { AuditEntry } from '../../../../shared/views/audit.ts';
import { secretOf, type TestBridge, type TestWindow, testBridge } from '../../../support/memory-bridge.ts';
import { expectDone, someTicket } from '../../../support/test-desk.ts';

let desk: TestBridge;
let jane: TestWindow;
let john: TestWindow;
let startMs: number;

const filters = { limit: 100 } as const;

const manyPlans = Array.from({ length: 60 }, (_, index) =>
  startingRecord('plan', `plan-${index}`, {
    name: `Plan ${index}`,
    graceHours: 2,
    scheduleId: null,
    isTransient: false,
  }),
);

beforeAll(async () => {
  desk = await testBridge({ signers: ['jane', 'john'], records: manyPlans });
  [jane, john] = [await desk.windowOf('jane'), await desk.windowOf('john')];
  startMs = desk.clock.nowMs;
  const step = async (...[name, input]: Parameters<TestWindow['run']>) => {
    desk.clock.nowMs += 60_000;
    return expectDone(await jane.run(name, input));
  };
  await step('ticket.open', someTicket());
  await step('record.put', {
    kind: 'plan',
    id: 'plan-fast',
    fields: { name: '=Fast', graceHours: 2, scheduleId: null, isTransient: false },
  });
  await step('record.put', {
    kind: 'department',
    id: 'department-sales',
    fields: { planId: 'plan-fast', managerId: 'john' },
  });
  const { commit } = await step('record.put', { kind: 'plan', id: 'plan-fast', fields: { graceHours: 3 } });
  await step('commit.undo', { commit });
  await step('record.retire', { kind: 'topic', id: 'topic-feedback', replacedBy: 'topic-general' });
  await step('record.restore', { kind: 'topic', id: 'topic-feedback' });
  const { where = {}, order = [], columns = [] } = desk.deskManager.desk()?.engine.records.get('queue', 'open') ?? {};
  const queue = {
    kind: 'queue',
    id: 'id-ants',
    fields: { name: 'Ants', where, order, columns, owner: 'john' },
  } as const;
  desk.clock.nowMs += 60_000;
  expectDone(await john.run('record.put', queue));
}, 60_000);

afterAll(() => desk.close());

const ask = async (more: object = {}) => expectDone(await jane.ask('audit.changes', { ...filters, ...more }));

const shown = ({ agentName, isUndo, changes }: AuditEntry) =>
  changes.map(({ what, kind, name, replacement, fields }) =>
    [
      agentName,
      isUndo ? 'undid:' : '',
      `${what} ${kind} ${name}`,
      replacement ?? '',
      ...fields.map(({ field, from, to }) => `${field}: ${JSON.stringify(from)} → ${JSON.stringify(to)}`),
    ]
      .filter((part) => part !== '')
      .join(' '),
  );

describe('who changed what in the setup', () => {
  test('R70: is listed newest first, with the values before and after, and names instead of ids', async () => {
    const { entries } = await ask();
    expect(entries.slice(0, 6).map(shown)).toEqual([
      ['Jane Doe restored topic Feedback'],
      ['Jane Doe archived topic Feedback General Inquiry'],
      ['Jane Doe undid: changed plan =Fast graceHours: 3 → 2'],
      ['Jane Doe changed plan =Fast graceHours: 2 → 3'],
      ['Jane Doe changed department Sales planId: "Default SLA" → "=Fast" managerId: null → "John Doe"'],
      [
        'Jane Doe added plan =Fast name: null → "=Fast" graceHours: null → 2 scheduleId: null → null isTransient: null → false',
      ],
    ]);
    const times = entries.map(({ timeMs }) => timeMs);
    expect(times).toEqual(times.toSorted((a, b) => b - a));
  });

  test('R76: says of a move, and of its undo, before which record it was placed', async () => {
    const desk = await testBridge({ signers: ['jane'] });
    const window = await desk.windowOf('jane');
    const move = (name: string, before: string | null) =>
      window.run('record.move', { kind: 'department', id: `department-${name}`, before });
    const { commit } = expectDone(await move('maintenance', null));
    expectDone(await window.run('commit.undo', { commit }));
    expectDone(await move('support', 'department-maintenance'));
    const { entries } = expectDone(await window.ask('audit.changes', filters));
    const moves = entries.slice(0, 3).map(({ changes, isUndo, left }) => {
      const told = changes.filter(({ what }) => what !== 'placed');
      return [isUndo, left, ...told.map(({ what, name, next }) => `${what} ${name} before ${next}`)];
    });
    expect(moves).toEqual([
      [false, 0, 'moved Support before Maintenance'],
      [true, 0, 'moved Maintenance before Sales'],
      [false, 0, 'moved Maintenance before null'],
    ]);
    const { text } = expectDone(await window.ask('audit.changes.csv', { kind: 'department' }));
    expect(text).toContain(',moved,department,Support,department-support,next,,Maintenance,');
    await desk.close();
  });

  test('R76: does not list what follows from another field of the change', async () => {
    const { entries } = await ask({ kind: 'status' });
    const fields = entries
      .flatMap(({ changes }) => changes)
      .flatMap((change) => change.fields.map(({ field }) => field));
    expect(fields).toContain('kind');
    expect(fields).not.toContain('state');
  });

  test('R70: has neither people nor other agents’ own queues', async () => {
    const { entries } = await ask();
    const kinds = new Set(entries.flatMap(({ changes }) => changes.map(({ kind }) => kind)));
    expect(kinds).not.toContain('person');
    expect(JSON.stringify(entries)).not.toContain('Ants');
    expect(await jane.ask('audit.changes', { ...filters, kind: 'person' as never })).toMatchObject({ ok: false });
    expect(await john.ask('audit.changes', filters)).toMatchObject({ error: { code: 'forbidden' } });
  });

  test('R70: can be limited to an agent, a kind, a record, and a time', async () => {
    const counts = async (more: object) => (await ask(more)).entries.length;
    expect(await counts({ kind: 'topic', agentId: 'jane' })).toBe(2);
    expect(await counts({ kind: 'plan', recordId: 'plan-fast' })).toBe(3);
    expect(await counts({ agentId: 'john' })).toBe(0);
    expect(await counts({ fromMs: startMs + 60_000, untilMs: startMs + 5 * 60_000 })).toBe(3);
  });

  test('R70: comes in parts that fit together', async () => {
    const all = (await ask()).entries.map(({ commit }) => commit);
    const parts: string[] = [];
    let after: Awaited<ReturnType<typeof ask>>['next'] = null;
    do {
      const { entries, next }: Awaited<ReturnType<typeof ask>> = await ask({ limit: 2, after });
      expect(entries.length).toBeLessThanOrEqual(2);
      parts.push(...entries.map(({ commit }) => commit));
      after = next;
    } while (after);
    expect(parts).toEqual(all);
  });

  test('R70: lists of a new desk’s records only the first, and says how many more there are', async () => {
    const founding = (await ask()).entries.at(-1);
    expect(founding).toMatchObject({ agentId: null, agentName: '' });
    expect(founding?.changes.every(({ what }) => what === 'added')).toBe(true);
    expect((founding?.changes.length ?? 0) + (founding?.left ?? 0)).toBeGreaterThan(20);
    expect(founding?.changes.length).toBeLessThanOrEqual(50);
  });

  test('R71: is exported with every record of a change, also with those that are not listed', async () => {
    const founding = (await ask()).entries.at(-1);
    const { text, left } = expectDone(await jane.ask('audit.changes.csv', {}));
    const rows = text.split('\r\n').filter((row) => row.endsWith(`,${founding?.commit}`));
    const records = new Set(rows.map((row) => row.split(',').slice(3, 6).join(',')));
    expect(founding?.left).toBeGreaterThan(0);
    expect(records.size).toBe((founding?.changes.length ?? 0) + (founding?.left ?? 0));
    expect(left).toBeNull();
  });

  test('R71: is exported as a table with one row for each field, without formulas', async () => {
    const { text } = expectDone(
      await jane.ask('audit.changes.csv', { kind: 'plan', recordId: 'plan-fast', agentId: 'jane' }),
    );
    const [head, undone, changed, ...added] = text.split('\r\n');
    expect(head).toBe('time,agent,change,kind,record,id,field,before,after,undo,commit');
    expect(undone).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z,Jane Doe,changed,plan,'=Fast,plan-fast,graceHours,3,2,yes,/);
    expect(changed).toMatch(/graceHours,2,3,no,/);
    expect(added).toHaveLength(5);
    expect(text.endsWith('\r\n')).toBe(true);
  });
});

describe('who signed in on this computer', () => {
  const signIns = async (more: object = {}) =>
    expectDone(await jane.ask('audit.signIns', { offset: 0, limit: 100, ...more }));

  test('R73: is listed with how each attempt ended; unknown agents leave no trace', async () => {
    const before = (await signIns()).total;
    const window = desk.window('another');
    for (let count = 0; count < 7; count += 1)
      await window.call('session.signIn', { agentId: 'john', secret: 'not his' });
    await window.call('session.signIn', { agentId: 'nobody', secret: 'not his' });
    desk.clock.nowMs += 60 * 60_000;
    expectDone(await window.call('session.signIn', { agentId: 'john', secret: secretOf('john') }));
    const { attempts, total } = await signIns();
    const ends = attempts.slice(0, total - before).map(({ agentName, end }) => `${agentName} ${end}`);
    expect(ends[0]).toBe('John Doe signed-in');
    expect(ends.at(-1)).toBe('John Doe wrong-secret');
    // Of those that were not checked, the first.
    expect(ends).toHaveLength(7);
    expect(ends).toContain('John Doe locked');
    expect(attempts.at(-1)).toMatchObject({ agentName: 'Jane Doe', end: 'signed-in' });
  });

  test('R73: can be limited to an agent and a time, comes in parts, and is exported as a table', async () => {
    const { attempts } = await signIns({ agentId: 'jane' });
    expect(attempts.filter(({ end }) => end === 'signed-in')).toHaveLength(1);
    expect((await signIns({ untilMs: 0 })).total).toBe(0);
    const all = (await signIns()).attempts;
    const parts = [(await signIns({ limit: 2 })).attempts, (await signIns({ offset: 2 })).attempts].flat();
    expect(parts).toEqual(all);
    const { text } = expectDone(await jane.ask('audit.signIns.csv', { agentId: 'jane' }));
    expect(text).toMatch(
      /^time,agent,id,end,by\r\n([\dT:.-]+Z,Jane Doe,jane,changes-exported,\r\n)*[\dT:.-]+Z,Jane Doe,jane,signed-in,\r\n$/,
    );
    expect(await john.ask('audit.signIns', { offset: 0, limit: 1 })).toMatchObject({ error: { code: 'forbidden' } });
  });

  test('R77: also lists who set whose PIN, who ended a session, and who exported what', async () => {
    const desk = await testBridge({ signers: ['jane', 'john'] });
    const window = await desk.windowOf('jane');
    const other = await desk.windowOf('john');
    const secret = 'a tall green lamp';
    expectDone(await other.call('me.changeSecret', { secret: secretOf('john'), newSecret: secret }));
    expectDone(await window.call('agent.save', { id: 'john', fields: {}, secret: 'a wide brown desk' }));
    expectDone(await window.ask('audit.changes.csv', {}));
    expectDone(await window.ask('audit.signIns.csv', {}));
    await window.call('session.lock', {});
    expectDone(await window.call('session.signIn', { agentId: 'jane', secret: secretOf('jane') }));
    desk.clock.nowMs += 60 * 60_000;
    await desk.bridge.lockIfIdle();
    expectDone(await window.call('session.signIn', { agentId: 'jane', secret: secretOf('jane') }));
    const all = expectDone(await window.ask('audit.signIns', { offset: 0, limit: 100 })).attempts.toReversed();
    const told = all.map(({ agentName, end, byName }) => `${agentName} ${end}${byName && ` by ${byName}`}`);
    expect(told).toEqual([
      'Jane Doe signed-in',
      'John Doe signed-in',
      'John Doe own-secret',
      'John Doe secret-set by Jane Doe',
      'Jane Doe changes-exported',
      'Jane Doe sign-ins-exported',
      'Jane Doe locked-desk',
      'John Doe ended',
      'Jane Doe signed-in',
      'Jane Doe idle',
      'Jane Doe signed-in',
    ]);
    await desk.close();
  });
});
