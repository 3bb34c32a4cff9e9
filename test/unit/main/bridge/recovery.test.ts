import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { DeskStatus } from '../../../../shared/bridge/contract/desk.ts';
import { recoveryCodeOf } from '../../../../shared/bridge/recovery-code.ts';
import {
  bridgeOver,
  foundedBridgeDisk,
  secretOf,
  type TestBridge,
  type TestWindow,
} from '../../../support/memory-bridge.ts';
import type { MemoryDisk } from '../../../support/memory-disk.ts';
import { countingIds, expectDone } from '../../../support/test-desk.ts';

const chosen = 'three kettles on a roof';
const otherCode = recoveryCodeOf(Array.from({ length: 24 }, (_, index) => index));
const newKey = countingIds('recovery-key-');

let founded: MemoryDisk;
let disk: MemoryDisk;
let desk: TestBridge;

beforeAll(async () => {
  founded = await foundedBridgeDisk({ signers: ['jane', 'john'] });
}, 60_000);

beforeEach(async () => {
  disk = founded.copy();
  desk = await bridgeOver(disk);
});

afterEach(() => desk.close());

async function statusAt(window: TestWindow): Promise<DeskStatus> {
  return expectDone(await window.call('desk.status', {}));
}

async function shownAt(window: TestWindow): Promise<string | undefined> {
  const status = await statusAt(window);
  return status.phase === 'recovery-code' && status.shown.kind === 'code' ? status.shown.code : undefined;
}

async function make(window: TestWindow, agentId = 'jane'): Promise<string> {
  expectDone(await window.call('recovery.make', { secret: secretOf(agentId) }, newKey()));
  return (await shownAt(window)) ?? expect.fail('No code is shown');
}

function recover(window: TestWindow, change: { code: string; agentId?: string; newSecret?: string }) {
  return window.call('recovery.use', { agentId: 'jane', newSecret: chosen, ...change }, newKey());
}

async function signIn(agentId: string, secret: string): Promise<string> {
  const answer = await desk.window(`door ${agentId}`).call('session.signIn', { agentId, secret });
  return answer.ok ? 'in' : (answer.error.reason ?? '');
}

const textOf = (path: string) => String(disk.files().get(path) ?? '');

describe('a new recovery code', () => {
  test('P22: is shown at one window until it is confirmed as stored, and never again', async () => {
    const jane = await desk.windowOf('jane');
    expect(expectDone(await jane.ask('recovery.state', {}))).toEqual({ kind: 'none' });
    const code = await make(jane);
    expect(await statusAt(jane)).toMatchObject({ me: { agentId: 'jane' }, desk: { name: 'Test desk' } });
    expect(await shownAt(desk.window('other'))).toBeUndefined();
    expect(expectDone(await jane.ask('recovery.state', {}))).toMatchObject({ kind: 'made', isKept: false });
    expectDone(await jane.call('recovery.kept', {}));
    expect(await statusAt(jane)).toMatchObject({ phase: 'open' });
    expect(expectDone(await jane.ask('recovery.state', {}))).toMatchObject({ kind: 'made', isKept: true });
    expect(await jane.call('recovery.kept', {})).toMatchObject({ error: { reason: 'recovery.not-shown' } });
    expect(JSON.stringify(jane.heard)).not.toContain(code);
  });

  test('P22: is shown no more once the desk is locked, and counts as not kept', async () => {
    const jane = await desk.windowOf('jane');
    await make(jane);
    await desk.bridge.lock();
    expect(await statusAt(jane)).toMatchObject({ phase: 'locked', recovery: 'made' });
    const again = await desk.windowOf('jane');
    expect(await statusAt(again)).toMatchObject({ phase: 'open' });
    expect(expectDone(await again.ask('recovery.state', {}))).toMatchObject({ isKept: false });
  });

  test('P22: takes one from the screen that was made before at another window', async () => {
    const jane = await desk.windowOf('jane');
    await make(jane);
    const second = desk.window('second');
    expectDone(await second.call('session.signIn', { agentId: 'jane', secret: secretOf('jane') }));
    const code = await make(second);
    expect(await statusAt(jane)).toMatchObject({ phase: 'open' });
    expect(jane.heard.slice(-2)).toMatchObject([{ topics: ['session'] }, { topics: ['recovery'] }]);
    expect(await shownAt(second)).toBe(code);
  });

  test('P23: is for administrators, and each says with their own passphrase that it is them', async () => {
    const [jane, john] = [await desk.windowOf('jane'), await desk.windowOf('john')];
    expect(await john.call('recovery.make', { secret: secretOf('john') }, newKey())).toMatchObject({
      error: { code: 'forbidden' },
    });
    expect(await john.ask('recovery.state', {})).toMatchObject({ error: { code: 'forbidden' } });
    expect(await jane.call('recovery.make', { secret: secretOf('john') }, newKey())).toMatchObject({
      error: { reason: 'secret.wrong' },
    });
    expect(await jane.call('recovery.make', { secret: '' }, newKey())).toMatchObject({
      error: { code: 'invalid-input' },
    });
    expect(expectDone(await jane.ask('recovery.state', {}))).toEqual({ kind: 'none' });
  });
});

describe('who has lost their passphrase', () => {
  test('P23: is in with the code and a new passphrase, and gets the next code; the used one is good for nothing', async () => {
    const code = await make(await desk.windowOf('jane'));
    desk = await desk.restarted();
    const window = desk.window('new');
    expectDone(await recover(window, { code: code.toLowerCase().replaceAll('-', ' ') }));
    const next = await shownAt(window);
    expect(next).toBeDefined();
    expect(next).not.toBe(code);
    expect([await signIn('jane', secretOf('jane')), await signIn('jane', chosen)]).toEqual(['secret.wrong', 'in']);
    expect(await signIn('john', secretOf('john'))).toBe('in');
    const third = desk.window('third');
    expect(await recover(third, { code })).toMatchObject({ error: { reason: 'recovery.wrong' } });
    expectDone(await recover(third, { code: next ?? '', newSecret: 'nine umbrellas in the attic' }));
  });

  test('P23: whose answer was lost can be requested again at the same window, with the same result', async () => {
    const code = await make(await desk.windowOf('jane'));
    const window = desk.window('new');
    expectDone(await recover(window, { code }));
    const next = await shownAt(window);
    expectDone(await recover(window, { code }));
    expect(await shownAt(window)).toBe(next);
  });

  test.each([
    ['a code that is not the desk’s', { code: otherCode }, 'recovery.wrong'],
    ['a mistyped code', { code: otherCode.replace('0', '3') }, 'recovery.mistyped'],
    ['half a code', { code: '7K3M2' }, 'recovery.incomplete'],
    ['the tile of somebody who administrates nothing', { code: otherCode, agentId: 'john' }, 'recovery.administrators'],
    ['the tile of nobody', { code: otherCode, agentId: 'nobody' }, 'recovery.administrators'],
  ])('P23: is not in with %s, and nothing of anybody changes', async (_what, change, reason) => {
    await make(await desk.windowOf('jane'));
    await desk.deskManager.desk()?.signIns.settled();
    const before = new Map(disk.files());
    const window = desk.window('new');
    expect(await recover(window, change)).toMatchObject({ error: { code: 'refused', reason } });
    expect(await statusAt(window)).toMatchObject({ phase: 'locked' });
    const changed = [...disk.files()].filter(([path, bytes]) => String(before.get(path)) !== String(bytes));
    expect(changed.map(([path]) => path).filter((path) => !path.includes('recovery.json'))).toEqual([]);
    if (reason !== 'recovery.wrong') expect(changed).toEqual([]);
  });

  test.each([
    ['a common one', 'secret.passphrase-easy', 'password1234'],
    ['their name', 'secret.own-name', 'jane doe 2026'],
    ['too short', 'secret.administrator-short', 'kettle-7'],
  ])(
    'P23: chooses a passphrase as at the set-up, not one that is easy to guess: %s',
    async (_what, message, newSecret) => {
      const code = await make(await desk.windowOf('jane'));
      expect(await recover(desk.window('new'), { code, newSecret })).toMatchObject({
        error: { code: 'invalid-input', issues: [{ path: ['newSecret'], reason: message }] },
      });
      expectDone(await recover(desk.window('new'), { code }));
    },
  );

  test('P25: waits for wrong codes alone: wrong passphrases and wrong codes do not close each other’s way', async () => {
    const code = await make(await desk.windowOf('jane'));
    const window = desk.window('new');
    for (let count = 0; count < 7; count++) await recover(window, { code: otherCode });
    expect(await recover(window, { code })).toMatchObject({
      error: { reason: 'recovery.wait', details: { seconds: 5 } },
    });
    expect(await signIn('jane', secretOf('jane'))).toBe('in');
    for (let count = 0; count < 7; count++) await signIn('jane', 'wrong');
    expect(await signIn('jane', secretOf('jane'))).toBe('secret.wait');
    desk.clock.nowMs += 5_000;
    expectDone(await recover(window, { code }));
    expect(await signIn('jane', chosen)).toBe('in');
  });

  test('P26: leaves in the journal that it happened, for whom and how, and no word of a code or passphrase', async () => {
    const code = await make(await desk.windowOf('jane'));
    const journal = () =>
      [...disk.files()].filter(([path]) => path.includes('/journal/')).map(([, bytes]) => String(bytes));
    const before = journal().join('');
    expectDone(await recover(desk.window('new'), { code }));
    const [line = '', ...more] = journal().join('').slice(before.length).trim().split('\n');
    expect(more).toEqual([]);
    expect(JSON.parse(line)).toMatchObject({
      actor: 'system',
      op: 'access.recover',
      events: [{ type: 'access.recovered', on: 'desk:desk' }],
    });
    expect(line).toContain('"agentId":"jane"');
    expect(line).not.toContain(code.slice(0, 5));
    expect(line).not.toContain('kettles');
    const jane = await desk.windowOf('jane').catch(() => undefined);
    expect(jane, 'her old passphrase is gone').toBeUndefined();
  });
});

describe('who has no PIN on this computer', () => {
  test('P24: is told so on their tile and by the door, is listed under Agents, and the code gets an administrator in', async () => {
    const code = await make(await desk.windowOf('jane'));
    await desk.deskManager.close();
    for (const path of disk.files().keys()) if (path.includes('/secrets.json')) await disk.remove(path);
    desk = await bridgeOver(disk);
    const window = desk.window('new');
    const status = await statusAt(window);
    expect(status.phase === 'locked' && status.tiles.map(({ name, lack }) => [name, lack])).toEqual([
      ['Jane Doe', 'pins.file-missing'],
      ['John Doe', 'pins.file-missing'],
      ['Sam Sales', 'pins.file-missing'],
      ['Vera View', 'pins.file-missing'],
    ]);
    expect(await signIn('john', secretOf('john'))).toBe('pins.file-missing');
    expect([...disk.files().keys()].filter((path) => path.includes('/secrets.json'))).toEqual([]);
    expectDone(await recover(window, { code }));
    expectDone(await window.call('recovery.kept', {}));
    const lacks = expectDone(await window.ask('agents.lacks', {}));
    expect(lacks).toEqual({ john: 'secret.none', sam: 'secret.none', vera: 'secret.none' });
    const door = desk.window('door john');
    const heard = door.heard.length;
    expectDone(await window.call('agent.save', { id: 'john', fields: {}, secret: '271828' }, newKey()));
    expect(door.heard.slice(heard)).toMatchObject([{ topics: ['session'] }]);
    expect(window.heard.some(({ topics }) => topics.includes('secrets'))).toBe(true);
    expect(await signIn('john', '271828')).toBe('in');
  });
});

describe('a passphrase that works once', () => {
  test('P27: opens nothing on its own; its holder must choose a new one, after which it no longer works', async () => {
    const once = 'pq7ra-mx4tv-k2hwe';
    await desk.deskManager.desk()?.secrets.set('jane', once, true);
    desk = await desk.restarted();
    expect(await signIn('jane', once)).toBe('secret.one-time');
    const window = desk.window('new');
    const renew = (secret: string, newSecret: string) =>
      window.call('session.renew', { agentId: 'jane', secret, newSecret }, newKey());
    expect(await renew('not it at all', chosen)).toMatchObject({ error: { reason: 'secret.wrong' } });
    expect(await renew(once, once)).toMatchObject({ error: { issues: [{ reason: 'secret.one-time' }] } });
    expect(await renew(once, 'jane doe 2026')).toMatchObject({ error: { issues: [{ reason: 'secret.own-name' }] } });
    expectDone(await renew(once, chosen));
    expect(await statusAt(window)).toMatchObject({ phase: 'open', me: { agentId: 'jane' } });
    expect([await signIn('jane', once), await signIn('jane', chosen)]).toEqual(['secret.wrong', 'in']);
  });

  test('P27: is the only kind that is replaced so', async () => {
    const asked = { agentId: 'jane', secret: secretOf('jane'), newSecret: chosen };
    expect(await desk.window('new').call('session.renew', asked, newKey())).toMatchObject({
      error: { reason: 'secret.wrong' },
    });
    expect(await signIn('jane', secretOf('jane'))).toBe('in');
  });
});

describe('who has left the desk', () => {
  test('P28: is answered like a stranger, and their tries are written nowhere', async () => {
    const jane = await desk.windowOf('jane');
    expectDone(await jane.run('record.retire', { kind: 'agent', id: 'john' }));
    const before = textOf('/here/desk/secrets.json');
    for (const secret of [secretOf('john'), 'wrong']) {
      expect(await signIn('john', secret)).toBe('secret.wrong');
    }
    expect(textOf('/here/desk/secrets.json')).toBe(before);
  });
});
