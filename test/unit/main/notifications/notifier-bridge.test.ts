import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { openDelivered } from '../../../../main/notifications/delivered.ts';
import { type Notifier, startNotifier } from '../../../../main/notifications/notifier.ts';
import { agentPrincipal } from '../../../../shared/domain/principal.ts';
import type { DeskCounts, Notice } from '../../../../shared/views/notices.ts';
import { bridgeOn, foundedBridgeDisk, type TestBridge } from '../../../support/memory-bridge.ts';
import { createMemoryDisk, type MemoryDisk } from '../../../support/memory-disk.ts';
import { expectDone, someTicket } from '../../../support/test-desk.ts';

let founded: MemoryDisk;
let desk: TestBridge;
let notifier: Notifier;
let ring: () => void;
let notices: Notice[];
let counts: (DeskCounts | null)[];
let withdrawn: string[];

beforeAll(async () => {
  founded = await foundedBridgeDisk({ signers: ['jane', 'john'] });
}, 60_000);

beforeEach(async () => {
  desk = await bridgeOn(founded);
  [notices, counts, withdrawn] = [[], [], []];
  const told = await openDelivered(createMemoryDisk(), '/data', () => undefined);
  notifier = startNotifier({
    deskManager: desk.deskManager,
    bridge: desk.bridge,
    clock: {
      nowMs: () => desk.clock.nowMs,
      after: (_ms, task) => {
        ring = task;
        return () => undefined;
      },
    },
    delivered: told,
    settings: () => ({ assigned: true, replied: true, mentioned: true, noted: true, status: true, due: true }),
    isFocused: (windowId) => windowId === 'window-jane',
    notify: (notice) => void notices.push(notice),
    withdraw: (agentId) => void withdrawn.push(agentId),
    onCounts: (present) => void counts.push(present),
    onError: (error) => void desk.bugs.push(error),
  });
});

afterEach(async () => {
  await notifier.close();
  await desk.close();
  expect(desk.bugs).toEqual([]);
});

async function told(): Promise<Notice[]> {
  desk.clock.nowMs += 20_000;
  ring();
  await new Promise((resolve) => setImmediate(resolve));
  return notices.splice(0);
}

async function openedForJohn(): Promise<void> {
  const engine = desk.deskManager.desk()?.engine;
  const key = `key-${desk.clock.nowMs}`;
  if (!engine) throw new Error('The desk is open');
  expectDone(
    await engine.run({
      name: 'ticket.open',
      input: { ...someTicket(), agentId: 'john' },
      key,
      principal: agentPrincipal('jane'),
    }),
  );
  engine.settle();
}

test('N7: the notified agents follow sign-in, locking and closing of windows at the bridge', async () => {
  await openedForJohn();
  expect([await told(), counts]).toEqual([[], []]);
  await desk.windowOf('john');
  expect(counts.splice(0)).toEqual([{ open: 1, overdue: 0, needing: 1 }]);
  await openedForJohn();
  expect(await told()).toMatchObject([{ agentId: 'john', kind: 'ticket', about: 'assigned', number: '1002' }]);
  await desk.bridge.lock();
  expect([withdrawn.splice(0), counts.at(-1)]).toEqual([['john'], null]);
  await openedForJohn();
  expect(await told()).toEqual([{ agentId: 'john', kind: 'locked' }]);
  await desk.windowOf('john');
  expect([withdrawn.splice(0), counts.at(-1)]).toEqual([['john'], { open: 3, overdue: 0, needing: 3 }]);
  desk.bridge.closeWindow('window-john');
  expect([withdrawn.splice(0), counts.at(-1)]).toEqual([['john'], null]);
  await openedForJohn();
  expect(await told()).toEqual([{ agentId: 'john', kind: 'locked' }]);
});

test('N9: an agent at one window assigns a ticket to the agent at another', async () => {
  const jane = await desk.windowOf('jane');
  await desk.windowOf('john');
  expectDone(await jane.run('ticket.open', { ...someTicket(), agentId: 'john' }));
  expect(await told()).toMatchObject([{ agentId: 'john', about: 'assigned' }]);
});

test('N7: the last agent is forgotten with the desk', async () => {
  await desk.windowOf('john');
  await desk.deskManager.close();
  expect([withdrawn, counts.at(-1), desk.bridge.present()]).toEqual([['john'], null, []]);
  expectDone(await desk.deskManager.open('/here/desk'));
  await openedForJohn();
  expect(await told()).toEqual([]);
  await desk.windowOf('john');
  await openedForJohn();
  expect(await told()).toMatchObject([{ agentId: 'john', number: '1002' }]);
});

test('N7: after closing nothing is shown, and shown notifications are withdrawn', async () => {
  await desk.windowOf('john');
  await openedForJohn();
  await notifier.close();
  expect([await told(), withdrawn, counts.at(-1)]).toEqual([[], ['john'], null]);
  await desk.bridge.lock();
  expect(withdrawn).toEqual(['john']);
});
