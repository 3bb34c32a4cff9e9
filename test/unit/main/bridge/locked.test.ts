import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type CallName, calls, queries } from '../../../../shared/bridge/contract/areas.ts';
import { operations } from '../../../../shared/domain/registry.ts';
import { goodCalls, goodOperations, goodQueries } from '../../../support/arbitrary-input.ts';
import {
  bridgeOn,
  foundedBridgeDisk,
  secretOf,
  type TestBridge,
  type TestWindow,
} from '../../../support/memory-bridge.ts';
import type { MemoryDisk } from '../../../support/memory-disk.ts';
import { sentenceOf } from '../../../support/sentence.ts';
import { expectDone, someTicket } from '../../../support/test-desk.ts';

let founded: MemoryDisk;
let desk: TestBridge;

beforeAll(async () => {
  founded = await foundedBridgeDisk({ signers: ['jane', 'john'] });
}, 60_000);

beforeEach(async () => {
  desk = await bridgeOn(founded);
});

afterEach(() => desk.close());

const secretWords = 'Adobe Reader of the chief';

/** A desk with a ticket on it, and a window that everything can be asked at. */
async function deskWithTicket() {
  const jane = await desk.windowOf('jane');
  const [ticketId = ''] = expectDone(await jane.run('ticket.open', someTicket(secretWords))).ticketIds;
  return { jane, ticketId };
}

/** The answers of each query, operation and call that requires a signed-in agent, by name. */
async function answersAt(window: TestWindow, ticketId: string): Promise<Record<string, string>> {
  const inputs: Readonly<Record<string, unknown>> = {
    ...goodOperations(ticketId),
    ...goodQueries(ticketId),
    ...goodCalls(ticketId),
  };
  const answers: Record<string, string> = {};
  const requests = [
    ...Object.keys(operations).map((name) => ({ kind: 'run', name, key: 'key-00000001' })),
    ...Object.keys(queries).map((name) => ({ kind: 'ask', name })),
    ...(Object.keys(calls) as CallName[])
      .filter((name) => calls[name].for !== 'anyone')
      .map((name) => ({ kind: 'call', name })),
  ];
  for (const request of requests) {
    const answer = await window.send({ ...request, input: inputs[request.name] });
    answers[request.name] = answer.ok ? 'done' : `${answer.error.code}: ${sentenceOf(answer.error)}`;
  }
  return answers;
}

function allLocked(answers: Record<string, string>): Record<string, string> {
  const names = Object.keys(answers);
  return Object.fromEntries(names.map((name) => [name, 'locked: The desk is locked. Sign in first.']));
}

describe('a window without a signed-in agent', () => {
  test('L1: gets the same answer to everything, before, after, and while others work', async () => {
    const { ticketId } = await deskWithTicket();
    const other = desk.window('other');
    const answers = await answersAt(other, ticketId);
    expect(Object.keys(answers).length).toBeGreaterThan(30);
    expect(answers).toEqual(allLocked(answers));
  });

  test('L2: gets the same answer to an invalid input, so that it learns nothing', async () => {
    const { ticketId } = await deskWithTicket();
    const other = desk.window('other');
    for (const name of Object.keys(queries)) {
      expect(await other.send({ kind: 'ask', name, input: { ticketId, nonsense: 5 } })).toMatchObject({
        error: { code: 'locked' },
      });
    }
    expect(await other.send({ kind: 'run', name: 'field.set', input: 5, key: 'x' })).toMatchObject({
      error: { code: 'locked' },
    });
  });

  test('L3: gets no events, and its status names agents but no ticket', async () => {
    const other = desk.window('other');
    const jane = await desk.windowOf('jane');
    expectDone(await jane.run('ticket.open', someTicket(secretWords)));
    const status = await other.call('desk.status', {});
    expect(status).toMatchObject({ ok: true, value: { phase: 'locked' } });
    const all = JSON.stringify([status, other.heard]);
    expect(all).not.toContain(secretWords);
    expect(all).not.toContain('Ken Wheeler');
    expect(other.heard.flatMap(({ tickets, removed, topics }) => [...tickets, ...removed, ...topics])).toEqual([]);
    expect(jane.heard.flatMap(({ tickets }) => tickets)).toHaveLength(1);
  });

  test('L4: a wrong secret, another agent’s secret and an unknown agent change nothing', async () => {
    const { ticketId } = await deskWithTicket();
    const other = desk.window('other');
    for (const [agentId, secret] of [
      ['jane', 'not the secret'],
      ['john', secretOf('jane')],
      ['nobody', secretOf('jane')],
    ] as const) {
      expect(await other.call('session.signIn', { agentId, secret })).toMatchObject({ error: { code: 'refused' } });
    }
    const answers = await answersAt(other, ticketId);
    expect(answers).toEqual(allLocked(answers));
  });
});

describe('locking', () => {
  test('L5: signs everybody out at every window, after asking them to put their drafts away', async () => {
    const [jane, john] = [await desk.windowOf('jane'), await desk.windowOf('john')];
    const [ticketId = ''] = expectDone(await jane.run('ticket.open', someTicket())).ticketIds;
    expectDone(await john.call('session.lock', {}));
    for (const window of [jane, john]) {
      const answers = await answersAt(window, ticketId);
      expect(answers).toEqual(allLocked(answers));
      expect(window.heard.slice(-2)).toMatchObject([{ request: { kind: 'save-words' } }, { topics: ['session'] }]);
    }
  });

  test('R49: locks automatically after the minutes without activity that it is set to', async () => {
    const { jane } = await deskWithTicket();
    expectDone(await jane.run('record.put', { kind: 'desk', id: 'desk', fields: { idleLockMinutes: 60 } }));
    expectDone(await jane.call('session.active', {}));
    desk.clock.nowMs += 59 * 60_000;
    await desk.bridge.lockIfIdle();
    expectDone(await jane.ask('queue.counts', {}));
    expectDone(await jane.run('record.put', { kind: 'desk', id: 'desk', fields: { idleLockMinutes: 1 } }));
    await desk.bridge.lockIfIdle();
    expect(await jane.ask('queue.counts', {})).toMatchObject({ ok: false });
  });

  test('R49: locks automatically after five minutes without activity at first', async () => {
    const { jane, ticketId } = await deskWithTicket();
    desk.clock.nowMs += 4 * 60_000;
    await desk.bridge.lockIfIdle();
    expectDone(await jane.call('session.active', {}));
    desk.clock.nowMs += 4 * 60_000;
    await desk.bridge.lockIfIdle();
    expectDone(await jane.ask('queue.counts', {}));
    desk.clock.nowMs += 5 * 60_000;
    await desk.bridge.lockIfIdle();
    const answers = await answersAt(jane, ticketId);
    expect(answers).toEqual(allLocked(answers));
  });

  test('L7: takes the links to bodies and files with it', async () => {
    const { jane, ticketId } = await deskWithTicket();
    const page = expectDone(await jane.ask('thread.page', { ticketId, limit: 10 }));
    const [entry] = page.items;
    const token = entry?.kind === 'entry' ? entry.bodyUrl.slice('/body/'.length) : '';
    expect(await desk.bridge.linked(token)).toMatchObject({
      kind: 'body',
      html: '<p>It closes right after it starts.</p>',
    });
    await desk.bridge.lock();
    expect(await desk.bridge.linked(token)).toBeUndefined();
    expect(await desk.bridge.linked('constructor')).toBeUndefined();
  });

  test('L8: a closed window is signed out, and a removed agent at once', async () => {
    const [jane, john] = [await desk.windowOf('jane'), await desk.windowOf('john')];
    expectDone(await jane.run('record.retire', { kind: 'agent', id: 'john' }));
    expect(await john.ask('queue.counts', {})).toMatchObject({ error: { code: 'locked' } });
    // The window gets an event and shows the tiles without the removed agent.
    expect(john.heard.at(-1)).toMatchObject({ topics: ['session'] });
    const status = await john.call('desk.status', {});
    expect(status).toMatchObject({ value: { phase: 'locked' } });
    expect(JSON.stringify(status)).not.toContain('john');
    desk.bridge.closeWindow('window-jane');
    expect(await jane.ask('queue.counts', {})).toMatchObject({ error: { code: 'locked' } });
  });

  test('B41: a window where nobody is signed in hears of what its sign-in tiles show, and of nothing else', async () => {
    const jane = await desk.windowOf('jane');
    const door = desk.window('door');
    const heardOf = async (work: () => Promise<unknown>) => {
      door.heard.splice(0);
      await work();
      return door.heard.map(({ topics }) => topics);
    };
    const put = (kind: 'agent' | 'department' | 'priority', id: string, fields: object) => () =>
      jane.run('record.put', { kind, id, fields: { ...fields } });
    const john = { kind: 'agent', id: 'john' } as const;
    expect(await heardOf(() => jane.run('record.retire', john))).toEqual([['session']]);
    expect(await heardOf(() => jane.run('record.restore', john))).toEqual([['session']]);
    expect(await heardOf(put('agent', 'john', { name: 'John Dow' }))).toEqual([['session']]);
    expect(await heardOf(put('department', 'department-support', { name: 'Help' }))).toEqual([['session']]);
    expect(await heardOf(put('priority', 'priority-low', { name: 'Later' }))).toEqual([]);
    expect(await heardOf(() => jane.run('ticket.open', someTicket()))).toEqual([]);
  });

  test('L9: a restart signs everybody out', async () => {
    await desk.windowOf('jane');
    desk = await desk.restarted();
    expect(await desk.window('window-jane').ask('queue.counts', {})).toMatchObject({ error: { code: 'locked' } });
  });
});
