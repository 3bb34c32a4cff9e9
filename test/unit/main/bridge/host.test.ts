import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Command } from '../../../../shared/bridge/commands.ts';
import { type CallName, calls } from '../../../../shared/bridge/contract/areas.ts';
import { firstQueues } from '../../../../shared/domain/records/queue.ts';
import { goodCalls } from '../../../support/arbitrary-input.ts';
import {
  bridgeOn,
  bridgeOver,
  foundedBridgeDisk,
  secretOf,
  type TestBridge,
  type TestWindow,
} from '../../../support/memory-bridge.ts';
import type { MemoryDisk } from '../../../support/memory-disk.ts';
import { createTestComputer, type TestComputer } from '../../../support/test-computer.ts';
import { expectDone, someTicket } from '../../../support/test-desk.ts';

const ticket: Command = { do: 'show-ticket', number: '1001' };
const queue: Command = { do: 'show-queue', queue: 'mine' };

let founded: MemoryDisk;
let desk: TestBridge;

beforeAll(async () => {
  founded = await foundedBridgeDisk({ signers: ['jane', 'sam'] });
}, 60_000);

beforeEach(async () => {
  desk = await bridgeOn(founded);
});

afterEach(() => desk.close());

function commandsAt({ heard }: TestWindow): Command[] {
  return heard.flatMap(({ request }) => (request?.kind === 'command' ? request.command : []));
}

describe('asking a window to do something', () => {
  test('waits until its page is there and listens, and happens once', async () => {
    desk.bridge.command('late', ticket);
    const window = desk.window('late');
    expect(commandsAt(window)).toEqual([]);
    expectDone(await window.call('desk.status', {}));
    expect(commandsAt(window)).toEqual([ticket]);
    expectDone(await window.call('desk.status', {}));
    expect(commandsAt(window)).toEqual([ticket]);
  });

  test('waits for a page that asks before it listens', async () => {
    desk.bridge.command('late', ticket);
    await desk.bridge.handle('late', { kind: 'call', name: 'desk.status', input: {} });
    expect(commandsAt(desk.window('late'))).toEqual([ticket]);
  });

  test('happens at once where the page is there', async () => {
    const window = desk.window('here');
    expectDone(await window.call('desk.status', {}));
    desk.bridge.command('here', ticket);
    desk.bridge.command('here', queue);
    expect(commandsAt(window)).toEqual([ticket, queue]);
  });

  test('comes to this window alone, and changes nothing', async () => {
    const [jane, sam] = [await desk.windowOf('jane'), await desk.windowOf('sam')];
    for (const window of [jane, sam]) expectDone(await window.call('desk.status', {}));
    const before = expectDone(await jane.ask('queue.counts', {}));
    desk.bridge.command('window-jane', ticket);
    expect([commandsAt(jane), commandsAt(sam)]).toEqual([[ticket], []]);
    expect(expectDone(await jane.ask('queue.counts', {}))).toEqual(before);
  });

  test('leads where the last one led, when several came before the page', async () => {
    desk.bridge.command('late', queue);
    desk.bridge.command('late', ticket);
    const window = desk.window('late');
    expectDone(await window.call('desk.status', {}));
    expect(commandsAt(window)).toEqual([ticket]);
  });

  test('is forgotten with the window', async () => {
    desk.bridge.command('gone', ticket);
    desk.bridge.closeWindow('gone');
    const window = desk.window('gone');
    expectDone(await window.call('desk.status', {}));
    expect(commandsAt(window)).toEqual([]);
  });
});

describe('what a window shows', () => {
  let told: number;

  beforeEach(() => {
    told = 0;
    desk.bridge.onShown(() => {
      told += 1;
    });
  });

  function shown(windowId: string) {
    const { status, met } = desk.bridge.shown(windowId);
    return { phase: status.phase, met };
  }

  const queuesAt = (windowId: string) => desk.bridge.shown(windowId).queues.map(({ name }) => name);

  test('is the queues of the agent signed in there, and the default ones without an agent', async () => {
    const [jane] = [await desk.windowOf('jane'), await desk.windowOf('sam')];
    const usual = queuesAt('other');
    const own = { name: 'Mine alone', where: { all: [] }, order: [], columns: [], owner: 'jane' };
    expectDone(await jane.run('record.put', { kind: 'queue', id: 'queue-own', fields: own }));
    expect(usual).toEqual(Object.values(firstQueues).flatMap(({ name }) => (name === 'Deleted' ? [] : [name])));
    expect([queuesAt('window-jane'), queuesAt('window-sam')]).toEqual([[...usual, 'Deleted', 'Mine alone'], usual]);
    await desk.bridge.lock();
    expect(queuesAt('window-jane')).toEqual(usual);
  });

  test('is the sign-in tiles, then the desk of the agent signed in there', async () => {
    expect(shown('window-jane')).toEqual({ phase: 'locked', met: [] });
    await desk.windowOf('jane');
    expect(desk.bridge.shown('window-jane').status).toMatchObject({
      phase: 'open',
      me: { agentId: 'jane', isAdministrator: true, mayCreate: true },
    });
    expect(shown('window-sam').phase).toBe('locked');
    expect(told).toBe(1);
  });

  test('is a ticket and what can be done with it, as its page says', async () => {
    const jane = await desk.windowOf('jane');
    expectDone(await jane.call('window.shows', { met: ['ticket', 'is-open'] }));
    expect(shown('window-jane')).toEqual({ phase: 'open', met: ['ticket', 'is-open'] });
    expect(told).toBe(2);
    expectDone(await jane.call('window.shows', { met: [] }));
    expect(shown('window-jane')).toEqual({ phase: 'open', met: [] });
    expect(shown('window-sam')).toEqual({ phase: 'locked', met: [] });
  });

  test('is nothing of a ticket once the desk is locked, nor for the next agent', async () => {
    const jane = await desk.windowOf('jane');
    expectDone(await jane.call('window.shows', { met: ['ticket'] }));
    told = 0;
    await desk.bridge.lock();
    expect(shown('window-jane')).toEqual({ phase: 'locked', met: [] });
    expect(told).toBe(1);
    expectDone(await jane.call('session.signIn', { agentId: 'sam', secret: secretOf('sam') }));
    expect(shown('window-jane')).toEqual({ phase: 'open', met: [] });
  });

  test('is nothing of a ticket for a window without a signed-in agent, whatever it reports', async () => {
    const answer = await desk.window('other').call('window.shows', { met: ['ticket'] });
    expect(answer).toMatchObject({ error: { code: 'locked' } });
    expect([shown('other').met, told]).toEqual([[], 0]);
  });

  test('is reported again when an agent’s permissions change, or the agent leaves the desk', async () => {
    const [jane, sam] = [await desk.windowOf('jane'), await desk.windowOf('sam')];
    expectDone(await sam.call('window.shows', { met: ['ticket'] }));
    told = 0;
    expectDone(await jane.run('record.retire', { kind: 'agent', id: 'sam' }));
    expect(told).toBeGreaterThan(0);
    expect(shown('window-sam')).toEqual({ phase: 'locked', met: [] });
  });

  test('is forgotten when it is closed', async () => {
    const jane = await desk.windowOf('jane');
    expectDone(await jane.call('window.shows', { met: ['ticket'] }));
    told = 0;
    desk.bridge.closeWindow('window-jane');
    expect([shown('window-jane'), told]).toEqual([{ phase: 'locked', met: [] }, 1]);
  });
});

describe('saving unsaved text', () => {
  /** A window that answers as soon as it is asked, and says whether it could. */
  function answering(windowId: string, unsaved: boolean): string[] {
    const asked: string[] = [];
    desk.bridge.watch(windowId, ({ request }) => {
      if (request?.kind !== 'save-words') return;
      asked.push(windowId);
      void desk.bridge.handle(windowId, { kind: 'call', name: 'session.flushed', input: { unsaved } });
    });
    return asked;
  }

  test('is asked of all windows, also of those without a signed-in agent', async () => {
    const [first, second] = [answering('first', false), answering('second', false)];
    expect(await desk.bridge.flush()).toBe(false);
    expect([first, second]).toEqual([['first'], ['second']]);
  });

  test('is asked only of the window that is to be closed', async () => {
    const [first, second] = [answering('first', true), answering('second', true)];
    expect(await desk.bridge.flush(['second'])).toBe(true);
    expect([first, second]).toEqual([[], ['second']]);
  });

  test('says when one of them could not, and not for ever', async () => {
    answering('first', false);
    answering('second', true);
    expect(await desk.bridge.flush()).toBe(true);
    answering('second', false);
    expect(await desk.bridge.flush()).toBe(false);
  });

  test('does not wait for a window that never answers', async () => {
    desk.window('silent');
    expect(await desk.bridge.flush()).toBe(false);
  });
});

describe('a browser as the host', () => {
  test('does nothing of what a computer does, and says who decides that', async () => {
    const jane = await desk.windowOf('jane');
    const inputs = goodCalls('none');
    const names = ['computer.change', 'computer.restart', 'computer.openFolder', 'update.check'] as const;
    for (const name of names) {
      expect(await jane.send({ kind: 'call', name, input: inputs[name] })).toEqual({
        ok: false,
        error: { code: 'unavailable', reason: 'computer.browser' },
      });
    }
    expect(await jane.ask('computer.status', {})).toEqual({ ok: true, value: { computer: null } });
  });
});

describe('a computer as the host', () => {
  let computer: TestComputer;

  beforeEach(async () => {
    computer = createTestComputer();
    await desk.close();
    desk = await bridgeOver(founded.copy(), { computer });
  });

  test('is asked for what it does', async () => {
    const jane = await desk.windowOf('jane');
    expectDone(await jane.call('computer.change', { setting: 'notifyDue', on: false }));
    expectDone(await jane.call('computer.restart', {}));
    expectDone(await jane.call('update.check', {}));
    expect(computer.asked).toEqual(['notifyDue off', 'restart', 'check for update']);
    expect(expectDone(await jane.ask('computer.status', {})).computer).toMatchObject(computer.status());
  });

  test('shows the folder of the desk that is open, and no other: the window names none', async () => {
    const jane = await desk.windowOf('jane');
    expectDone(await jane.call('computer.openFolder', {}));
    expect(computer.asked).toEqual(['open /here/desk']);
    const evil = await jane.send({ kind: 'call', name: 'computer.openFolder', input: { folder: '/evil' } });
    expect([evil, computer.asked.length]).toEqual([expect.objectContaining({ ok: false }), 1]);
  });

  test('is not requested from a window without a signed-in agent', async () => {
    const inputs: Readonly<Record<string, unknown>> = goodCalls('none');
    const names = (Object.keys(calls) as CallName[]).filter((name) => /^(computer|update|window)\./.test(name));
    expect(names.length).toBeGreaterThan(4);
    for (const name of names) {
      expect(calls[name].for).not.toBe('anyone');
      const answer = await desk.window('other').send({ kind: 'call', name, input: inputs[name] });
      expect(answer).toMatchObject({ ok: false, error: { code: 'locked' } });
    }
    expect(computer.asked).toEqual([]);
  });

  test('tells every window when its settings change', () => {
    const windows = ['a', 'b'].map((windowId) => desk.window(windowId));
    computer.becomes({ spellingWaits: true });
    expect(windows.map(({ heard }) => heard.map(({ topics }) => topics))).toEqual([[['computer']], [['computer']]]);
  });
});

describe('finding a ticket by its number', () => {
  test('finds it in the queue where it is, however the number is written', async () => {
    const jane = await desk.windowOf('jane');
    const [ticketId] = expectDone(await jane.run('ticket.open', someTicket())).ticketIds;
    for (const number of ['1001', ' 1001 ']) {
      expect(expectDone(await jane.ask('ticket.find', { number }))).toEqual({ found: { ticketId, queue: 'open' } });
    }
  });

  test('finds nothing where there is none', async () => {
    const jane = await desk.windowOf('jane');
    for (const number of ['1001', 'B1001', '__proto__', 'constructor', '0']) {
      expect(expectDone(await jane.ask('ticket.find', { number }))).toEqual({ found: null });
    }
  });

  test('finds nothing that the agent may not see, with the same answer as for an unknown ticket', async () => {
    const [jane, sam] = [await desk.windowOf('jane'), await desk.windowOf('sam')];
    expectDone(await jane.run('ticket.open', someTicket('Secret of Support')));
    expect(expectDone(await jane.ask('ticket.find', { number: '1001' })).found).not.toBeNull();
    expect(await sam.ask('ticket.find', { number: '1001' })).toEqual(await sam.ask('ticket.find', { number: '9999' }));
  });

  test('is refused to a window without a signed-in agent', async () => {
    expect(await desk.window('other').ask('ticket.find', { number: '1001' })).toMatchObject({
      error: { code: 'locked' },
    });
  });
});
