import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type CallName, calls, type QueryName, queries } from '../../../../shared/bridge/contract/areas.ts';
import { isStale } from '../../../../shared/bridge/contract/stale.ts';
import type { RecordKind } from '../../../../shared/domain/records/registry.ts';
import { goodCalls, goodQueries } from '../../../support/arbitrary-input.ts';
import { bridgeOn, foundedBridgeDisk, type TestBridge, type TestWindow } from '../../../support/memory-bridge.ts';
import type { MemoryDisk } from '../../../support/memory-disk.ts';
import { expectDone, someTicket } from '../../../support/test-desk.ts';

let founded: MemoryDisk;
let desk: TestBridge;

beforeAll(async () => {
  founded = await foundedBridgeDisk({ signers: ['jane', 'john', 'vera', 'sam'] });
}, 60_000);

beforeEach(async () => {
  desk = await bridgeOn(founded);
}, 30_000);

afterEach(() => desk.close());

const names = Object.keys(queries) as readonly QueryName[];

/** Agents are told of their inboxes within this time. */
const newsOfInboxesMs = 200;

/** The answers to every question there is, each as one text. */
async function answersAt(window: TestWindow, ticketId: string): Promise<ReadonlyMap<QueryName, string>> {
  const inputs = goodQueries(ticketId);
  const answers = new Map<QueryName, string>();
  for (const name of names) {
    answers.set(name, JSON.stringify(await window.send({ kind: 'ask', name, input: inputs[name] })));
  }
  return answers;
}

/** The questions whose answer is another one than before. */
async function changedAt(window: TestWindow, ticketId: string, before: ReadonlyMap<QueryName, string>) {
  const after = await answersAt(window, ticketId);
  return names.filter((name) => after.get(name) !== before.get(name)).sort();
}

/** All queries that return tickets: a new one must be added here, unless it returns none. */
const aboutTickets = [
  'access.could',
  'people.find',
  'queue.counts',
  'queue.holds',
  'queue.ids',
  'queue.overview',
  'queue.page',
  'queue.position',
  'queue.preview',
  'search.ids',
  'search.matches',
  'search.page',
  'thread.page',
  'ticket.contested',
  'ticket.details',
  'ticket.find',
  'ticket.mentionable',
  'ticket.notes',
  'ticket.others',
  'ticket.page',
  'ticket.spans',
];

describe('every question there is', () => {
  test('A10: is answered like an unknown ticket if it is out of sight, and otherwise with the reason', async () => {
    const [jane, john, vera, sam] = await Promise.all(['jane', 'john', 'vera', 'sam'].map((id) => desk.windowOf(id)));
    if (!jane || !john || !vera || !sam) throw new Error('Nobody is here');
    const { requester } = someTicket();
    const other = { ...someTicket('In Sales'), departmentId: 'department-sales' };
    const [known = ''] = expectDone(await jane.run('ticket.open', other)).ticketIds;
    expectDone(
      await sam.run('department.transfer', {
        ticketId: known,
        departmentId: 'department-maintenance',
        keepAccess: false,
      }),
    );
    const before = new Map(
      await Promise.all(
        [john, vera, sam].map(async (window) => [window, await answersAt(window, 'never-was')] as const),
      ),
    );
    const changed = (window: TestWindow, id: string) => changedAt(window, id, before.get(window) ?? new Map());
    const [ticketId = ''] = expectDone(await jane.run('ticket.open', { ...someTicket(), requester })).ticketIds;
    const number = desk.deskManager.desk()?.engine.rows.get(ticketId)?.number ?? '';
    const found = expectDone(await john.ask('ticket.find', { number }));
    expect([found.found?.ticketId, expectDone(await sam.ask('ticket.find', { number })).found]).toEqual([
      ticketId,
      null,
    ]);
    const withoutFind = aboutTickets.filter((name) => name !== 'ticket.find');
    expect(await changed(john, ticketId)).toEqual(withoutFind);
    expect(await changed(vera, ticketId)).toEqual(withoutFind);
    expect(await changed(sam, ticketId)).toEqual([]);
    expectDone(await jane.run('assignment.assign', { ticketId, agentId: 'sam', teamId: null }));
    expect(await changed(sam, ticketId)).toEqual(['inbox.list', 'inbox.unread', ...withoutFind].sort());
    expectDone(await jane.run('assignment.release', { ticketId }));
    expect(await changed(sam, ticketId)).toEqual([]);
  });

  test('B40: is asked again by a window with an old answer, whenever it would change', async () => {
    const [jane, john] = await Promise.all(['jane', 'john'].map((id) => desk.windowOf(id)));
    if (!jane || !john) throw new Error('Nobody is here');
    const [ticketId = ''] = expectDone(await jane.run('ticket.open', someTicket())).ticketIds;
    const put = (kind: RecordKind, id: string, fields: Record<string, unknown>) => () =>
      jane.run('record.put', { kind, id, fields });
    const reply = { ticketId, visibility: 'public', body: '<p>Now.</p>', basedOn: 9 } as const;
    const deeds: Readonly<Record<string, () => Promise<unknown>>> = {
      'another ticket': () => jane.run('ticket.open', someTicket('Another one')),
      'a field': () => jane.run('field.set', { ticketId, field: 'priority', value: 'priority-high' }),
      'a reply': () => jane.run('conversation.post', reply),
      'an assignment': () => jane.run('assignment.assign', { ticketId, agentId: 'john', teamId: null }),
      'a status': () => jane.run('status.set', { ticketId, statusId: 'status-closed' }),
      'the name of a priority': put('priority', 'priority-high', { name: 'Very high' }),
      'the name of an agent': put('agent', 'jane', { name: 'Jane Roe' }),
      'the name of a status': put('status', 'status-closed', { name: 'Over' }),
      'a queue': put('queue', 'open', { name: 'All that is open' }),
    };
    const all = new Set<QueryName>();
    for (const [what, deed] of Object.entries(deeds)) {
      const before = await answersAt(john, ticketId);
      const from = john.heard.length;
      await deed();
      const changed = await changedAt(john, ticketId, before);
      desk.passTime(newsOfInboxesMs);
      const heard = john.heard.slice(from);
      const missed = changed.filter((name) => !heard.some((one) => isStale(name, goodQueries(ticketId)[name], one)));
      expect([what, missed]).toEqual([what, []]);
      expect([what, changed.length]).not.toEqual([what, 0]);
      for (const name of changed) all.add(name);
    }
    const kept = ['queue.counts', 'queue.list', 'queue.page', 'thread.page', 'ticket.details'] as const;
    expect([...all]).toEqual(expect.arrayContaining([...kept]));
  });

  test('A18: is for every role, but for what administrators alone may know', async () => {
    const forbidden = async (agentId: string) =>
      [...(await answersAt(await desk.windowOf(agentId), 'never-was'))]
        .filter(([, answer]) => answer.includes('"forbidden"'))
        .map(([name]) => name);
    expect(await forbidden('vera')).toEqual([
      'audit.changes',
      'audit.changes.csv',
      'audit.signIns',
      'audit.signIns.csv',
      'record.usage',
      'agents.lacks',
      'recovery.state',
    ]);
    expect(await forbidden('jane')).toEqual([]);
  });
});

describe('every call that takes signing in', () => {
  const signedIn = (Object.keys(calls) as CallName[]).filter((name) => calls[name].for !== 'anyone');

  async function forbiddenTo(agentId: string): Promise<CallName[]> {
    const window = await desk.windowOf(agentId);
    const inputs = goodCalls('never-was');
    const forbidden: CallName[] = [];
    for (const name of signedIn) {
      const key = calls[name].isKeyed ? { key: `key-of-${agentId}-${name.replace('.', '-')}` } : {};
      const answer = await window.send({ kind: 'call', name, input: inputs[name], ...key });
      if (!answer.ok && answer.error.code === 'forbidden') forbidden.push(name);
    }
    return forbidden;
  }

  test('A18, A19: is for every role, but for what administrators alone may do', async () => {
    expect((await forbiddenTo('vera')).sort()).toEqual([
      'agent.restore',
      'agent.save',
      'pins.protect',
      'recovery.make',
    ]);
    expect(await forbiddenTo('jane')).toEqual([]);
  });

  test('A18: is refused to agents who have left the desk', async () => {
    const [jane, vera] = [await desk.windowOf('jane'), await desk.windowOf('vera')];
    expectDone(await jane.run('record.retire', { kind: 'agent', id: 'vera' }));
    const inputs = goodCalls('never-was');
    for (const name of signedIn) {
      const key = calls[name].isKeyed ? { key: 'key-of-somebody' } : {};
      expect(await vera.send({ kind: 'call', name, input: inputs[name], ...key })).toMatchObject({
        ok: false,
        error: { code: 'locked' },
      });
    }
  });
});
