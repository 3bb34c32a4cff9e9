import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { CallInput } from '../../../../shared/bridge/contract/areas.ts';
import { bridgeOver, type TestBridge } from '../../../support/memory-bridge.ts';
import { createMemoryDisk } from '../../../support/memory-disk.ts';
import { createTestComputer } from '../../../support/test-computer.ts';
import { expectDone } from '../../../support/test-desk.ts';

const secret = 'four lanterns by the river';

function setUp(change: Partial<CallInput<'desk.setUp'>> = {}): CallInput<'desk.setUp'> {
  const administrator = { name: 'Ada Park', colour: 'violet', secret } as const;
  return {
    name: 'Harbour Desk',
    folder: '/here/desk',
    startWith: 'osticket',
    timeZone: 'UTC',
    administrator,
    agents: [],
    ...change,
  };
}

let desk: TestBridge;

beforeEach(async () => {
  desk = await bridgeOver(createMemoryDisk());
});

afterEach(() => desk.close());

describe('setting a desk up', () => {
  test('G4: signs its administrator in at that window, and at no other', async () => {
    const [first, second] = [desk.window('first'), desk.window('second')];
    expectDone(await first.call('desk.setUp', setUp()));
    expect(expectDone(await first.call('desk.status', {}))).toMatchObject({
      phase: 'recovery-code',
      me: { name: 'Ada Park', isAdministrator: true, mayCreate: true },
    });
    expect(expectDone(await second.call('desk.status', {}))).toMatchObject({ phase: 'locked' });
    expect(first.heard.some(({ topics }) => topics.includes('session'))).toBe(true);
  });

  test('signs no agent in where it is refused', async () => {
    const first = desk.window('first');
    expectDone(await first.call('desk.setUp', setUp()));
    const second = desk.window('second');
    expect(await second.call('desk.setUp', setUp())).toMatchObject({ error: { reason: 'desk.open-already' } });
    expect(expectDone(await second.call('desk.status', {}))).toMatchObject({ phase: 'locked' });
  });

  test.each([
    [
      'the administrator’s a common one',
      setUp({ administrator: { name: 'Ada Park', colour: 'violet', secret: 'correct horse battery staple' } }),
      'secret.passphrase-easy',
      ['administrator', 'secret'],
    ],
    [
      'the administrator’s the name of the desk',
      setUp({ administrator: { name: 'Ada Park', colour: 'violet', secret: 'harbour desk 2026' } }),
      'secret.own-name',
      ['administrator', 'secret'],
    ],
    [
      'an agent’s their name',
      setUp({ agents: [{ name: 'Bo Lind', colour: 'red', secret: 'bolind123', courseAgent: null }] }),
      'secret.own-name',
      ['agents', 0, 'secret'],
    ],
  ] as const)('G5: refuses passphrases that are easy to guess: %s', async (_whose, input, message, path) => {
    expect(await desk.window('first').call('desk.setUp', input)).toMatchObject({
      error: { code: 'invalid-input', issues: [{ path, reason: message }] },
    });
    expect(desk.deskManager.desk()).toBeUndefined();
  });
});

describe('the folder of a new desk', () => {
  test('can be checked before there is a desk, and no longer once there is one', async () => {
    const window = desk.window('first');
    expect(expectDone(await window.call('desk.checkFolder', { folder: ' /here/new ' }))).toEqual({
      folder: '/here/new',
    });
    expect(await window.call('desk.checkFolder', { folder: '  ' })).toMatchObject({ error: { code: 'invalid-input' } });
    expectDone(await window.call('desk.setUp', setUp()));
    expect(await window.call('desk.checkFolder', { folder: '/here/new' })).toMatchObject({
      error: { reason: 'desk.open-already' },
    });
  });

  test('can be chosen where the host has a dialog for it, and only before there is a desk', async () => {
    const computer = createTestComputer();
    await desk.close();
    desk = await bridgeOver(createMemoryDisk(), { computer });
    const window = desk.window('first');
    expect(expectDone(await window.call('desk.status', {}))).toMatchObject({ picksFolders: true });
    expect(expectDone(await window.call('desk.chooseFolder', { folder: '/here' }))).toEqual({
      folder: '/home/ada/Chosen',
    });
    expect(computer.asked).toEqual(['choose a folder at first, from /here']);
    expectDone(await window.call('desk.setUp', setUp()));
    expect(await window.call('desk.chooseFolder', { folder: '/here' })).toMatchObject({
      error: { reason: 'desk.open-already' },
    });
  });

  test('is typed where the host has none', async () => {
    const window = desk.window('first');
    expect(expectDone(await window.call('desk.status', {}))).toMatchObject({ picksFolders: false });
    expect(await window.call('desk.chooseFolder', { folder: '/here' })).toMatchObject({
      error: { reason: 'computer.browser' },
    });
  });
});
