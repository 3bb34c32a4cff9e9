import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  bridgeOn,
  foundedBridgeDisk,
  secretOf,
  type TestBridge,
  type TestWindow,
} from '../../../support/memory-bridge.ts';
import type { MemoryDisk } from '../../../support/memory-disk.ts';
import { expectDone, someTicket } from '../../../support/test-desk.ts';
import { threadEvents } from '../../../support/whole-thread.ts';

let founded: MemoryDisk;
let desk: TestBridge;
let jane: TestWindow;

beforeAll(async () => {
  founded = await foundedBridgeDisk({ signers: ['jane', 'john'] });
}, 60_000);

beforeEach(async () => {
  desk = await bridgeOn(founded);
  jane = await desk.windowOf('jane');
});

afterEach(() => desk.close());

function ticketCount(): number {
  return desk.deskManager.desk()?.engine.rows.count() ?? 0;
}

describe('a repeated key', () => {
  test('K1: returns the first result and does nothing again', async () => {
    const first = await jane.run('ticket.open', someTicket(), 'key-of-a-form');
    expect(await jane.run('ticket.open', someTicket(), 'key-of-a-form')).toEqual(first);
    expect(ticketCount()).toBe(1);
  });

  test('K20: with another input is refused, so that it is not taken for done', async () => {
    const first = await jane.run('ticket.open', someTicket(), 'key-of-a-form');
    const refused = { ok: false, error: { code: 'refused', reason: 'key.reused' } };
    expect(await jane.run('ticket.open', someTicket('Something else'), 'key-of-a-form')).toMatchObject(refused);
    const atOnce = ['One', 'Two', 'One'].map((summary) => jane.run('ticket.open', someTicket(summary), 'key-of-three'));
    const [one, two, again] = await Promise.all(atOnce);
    expect(again).toEqual(one);
    expect(two).toMatchObject(refused);
    expect(await jane.run('ticket.open', someTicket(), 'key-of-a-form')).toEqual(first);
    expect(ticketCount()).toBe(2);
  });

  test('K1: twenty clicks in one moment make one ticket, and all get its answer', async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => jane.run('ticket.open', someTicket(), 'key-of-a-form')),
    );
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]).toMatchObject({ ok: true });
    expect(ticketCount()).toBe(1);
  });

  test('K2: still returns it after a restart', async () => {
    const first = await jane.run('ticket.open', someTicket(), 'key-of-a-form');
    const done = expectDone(
      await jane.run('record.put', { kind: 'priority', id: 'priority-low', fields: { urgency: 9 } }, 'key-of-another'),
    );
    desk = await desk.restarted();
    const again = await desk.windowOf('jane');
    expect(await again.run('ticket.open', someTicket(), 'key-of-a-form')).toEqual(first);
    const repeated = await again.run(
      'record.put',
      { kind: 'priority', id: 'priority-low', fields: { urgency: 9 } },
      'key-of-another',
    );
    expect(expectDone(repeated)).toEqual(done);
    expect(ticketCount()).toBe(1);
  });

  test('K20: with another input is refused after a restart too, even if no text differs', async () => {
    const [ticketId = ''] = expectDone(await jane.run('ticket.open', someTicket())).ticketIds;
    const assigned = { ticketId, agentId: 'john', teamId: null };
    const first = await jane.run('assignment.assign', assigned, 'key-of-a-form');
    desk = await desk.restarted();
    const again = await desk.windowOf('jane');
    const other = await again.run('assignment.assign', { ...assigned, agentId: 'jane' }, 'key-of-a-form');
    expect(other).toMatchObject({ error: { code: 'refused', reason: 'key.reused' } });
    const turnedRound = { teamId: null, agentId: 'john', ticketId };
    expect(await again.run('assignment.assign', turnedRound, 'key-of-a-form')).toEqual(first);
  });

  test('K3: at another window of the same agent is the same key', async () => {
    const first = await jane.run('ticket.open', someTicket(), 'key-of-a-form');
    expectDone(await desk.window('second').call('session.signIn', { agentId: 'jane', secret: secretOf('jane') }));
    expect(await desk.window('second').run('ticket.open', someTicket(), 'key-of-a-form')).toEqual(first);
    expect(ticketCount()).toBe(1);
  });

  test('K4: of another agent is another key', async () => {
    const john = await desk.windowOf('john');
    const answers = await Promise.all(
      [jane, john].map((window) => window.run('ticket.open', someTicket(), 'key-of-a-form')),
    );
    expect(new Set(answers.map((answer) => expectDone(answer).commit)).size).toBe(2);
    expect(ticketCount()).toBe(2);
  });

  test('K5: of what was refused may be tried again', async () => {
    const input = { kind: 'plan', id: 'plan-new', fields: { name: 'New' } } as const;
    expect(await jane.run('record.put', input, 'key-of-a-form')).toMatchObject({
      error: { reason: 'record.incomplete' },
    });
    const fields = { name: 'New', graceHours: 1, scheduleId: null, isTransient: false };
    expectDone(await jane.run('record.put', { ...input, fields }, 'key-of-a-form'));
  });

  test('K6: of an undo repeats what was left unchanged', async () => {
    const [ticketId = ''] = expectDone(await jane.run('ticket.open', someTicket())).ticketIds;
    const input = {
      ticketId,
      visibility: 'public',
      body: '<p>Done.</p>',
      basedOn: 1,
      thenStatus: 'status-resolved',
    } as const;
    const { commit } = expectDone(await jane.run('conversation.post', input));
    expectDone(await jane.run('status.set', { ticketId, statusId: 'status-closed' }));
    const first = expectDone(await jane.run('commit.undo', { commit }, 'key-of-undo'));
    expect(first.stays).toEqual(['status']);
    expect(expectDone(await jane.run('commit.undo', { commit }, 'key-of-undo'))).toEqual(first);
  });
});

describe('who did it', () => {
  test('K7: is the agent of the session, not one that the input names', async () => {
    const john = await desk.windowOf('john');
    const [ticketId = ''] = expectDone(await john.run('ticket.open', { ...someTicket(), agentId: 'jane' })).ticketIds;
    const [ticket] = (await desk.deskManager.desk()?.engine.tickets.load([ticketId])) ?? [];
    expect([ticket?.intake.openedBy, ticket?.assignment.agentId]).toEqual(['agent:john', 'jane']);
    for (const name of ['actor', 'by', 'as', 'session', 'windowId']) {
      const answer = await john.send({
        kind: 'run',
        name: 'assignment.claim',
        input: { ticketId, [name]: 'jane' },
        key: `key-${name}-1234`,
      });
      expect(answer).toMatchObject({ error: { code: 'invalid-input' } });
    }
    const outside = {
      kind: 'run',
      name: 'assignment.release',
      input: { ticketId },
      key: 'key-00000009',
      actor: 'agent:jane',
      windowId: 'window-jane',
    };
    expectDone(await john.send(outside));
    const live = desk.deskManager.desk();
    const thread = live ? await threadEvents(live.engine, ticketId) : [];
    expect(thread.at(-1)).toMatchObject({ type: 'assignment.changed', actor: 'agent:john' });
  });
});
