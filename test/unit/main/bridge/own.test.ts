import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Preferences, startingPreferences } from '../../../../shared/bridge/preferences.ts';
import {
  bridgeOver,
  foundedBridgeDisk,
  secretOf,
  type TestBridge,
  type TestWindow,
} from '../../../support/memory-bridge.ts';
import type { MemoryDisk } from '../../../support/memory-disk.ts';
import { countingIds, expectDone } from '../../../support/test-desk.ts';

const newSecret = 'three kettles on a roof';
const newKey = countingIds('own-key-');

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

const preferencesAt = async (window: TestWindow): Promise<Preferences> =>
  expectDone(await window.ask('me.preferences', {}));

const documentOf = (agentId: string) =>
  [...disk.files().keys()].find((path) => path.endsWith(`/preferences/${agentId}.json`));

describe('preferences', () => {
  test('W90: are the agent’s own, are in a document of this device, and survive a restart', async () => {
    const [jane, john] = [await desk.windowOf('jane'), await desk.windowOf('john')];
    expect(await preferencesAt(jane)).toEqual(startingPreferences);
    expectDone(await jane.call('me.prefer', { theme: 'dark', density: 'compact' }));
    expectDone(await jane.call('me.prefer', { singleKeys: false }));
    const chosen = { ...startingPreferences, theme: 'dark', density: 'compact', singleKeys: false };
    expect(await preferencesAt(jane)).toEqual(chosen);
    expect(await preferencesAt(john)).toEqual(startingPreferences);
    expect([documentOf('jane'), documentOf('john')]).toEqual([expect.any(String), undefined]);
    desk = await desk.restarted();
    expect(await preferencesAt(await desk.windowOf('jane'))).toEqual(chosen);
  });

  test('W90: are announced to the agent’s windows, and to no others', async () => {
    const [here, there, john] = [await desk.windowOf('jane'), await desk.windowOf('jane'), await desk.windowOf('john')];
    const told = (window: TestWindow) => window.heard.filter(({ topics }) => topics.includes('preferences')).length;
    expectDone(await here.call('me.prefer', { theme: 'light' }));
    expect([told(here), told(there), told(john)]).toEqual([1, 1, 0]);
  });

  test.each([{ theme: 'pink' }, { density: 20 }, { notifyDue: 'yes' }, { colour: 'red' }, null, []])(
    'W90: %j is refused, and nothing changes',
    async (part) => {
      const jane = await desk.windowOf('jane');
      expect(await jane.call('me.prefer', part as never)).toMatchObject({
        ok: false,
        error: { code: 'invalid-input' },
      });
      expect(await preferencesAt(jane)).toEqual(startingPreferences);
      expect(documentOf('jane')).toBeUndefined();
    },
  );

  test('W90: a damaged document means the defaults, is reported, and is replaced by the next choice', async () => {
    const jane = await desk.windowOf('jane');
    expectDone(await jane.call('me.prefer', { theme: 'dark' }));
    const path = documentOf('jane') ?? '';
    for (const file of [...disk.files().keys()].filter((file) => file.startsWith(path.replace(/\.json$/, ''))))
      disk.put(file, Buffer.from('{'));
    desk = await desk.restarted();
    const again = await desk.windowOf('jane');
    expect(await preferencesAt(again)).toEqual(startingPreferences);
    const status = expectDone(await again.call('desk.status', {}));
    expect(status.phase === 'open' && status.desk.damaged.map(({ document }) => document)).toEqual(['preferences']);
    expectDone(await again.call('me.prefer', { theme: 'light' }));
    expect(await preferencesAt(again)).toEqual({ ...startingPreferences, theme: 'light' });
  });
});

describe('an agent’s own secret', () => {
  const change = (window: TestWindow, secret: string, next = newSecret) =>
    window.call('me.changeSecret', { secret, newSecret: next }, newKey());

  async function signIn(agentId: string, secret: string): Promise<string> {
    const answer = await desk.window(`door ${agentId}`).call('session.signIn', { agentId, secret });
    return answer.ok ? 'in' : (answer.error.reason ?? '');
  }

  test('P30: is replaced with the current one, and only then', async () => {
    const john = await desk.windowOf('john');
    expect(await change(john, 'wrong')).toMatchObject({ ok: false, error: { reason: 'secret.wrong' } });
    expect(await signIn('john', secretOf('john'))).toBe('in');
    expectDone(await change(john, secretOf('john')));
    expect(await signIn('john', secretOf('john'))).toBe('secret.wrong');
    expect(await signIn('john', newSecret)).toBe('in');
  });

  test('P30: wrong ones count as when signing in', async () => {
    const john = await desk.windowOf('john');
    for (let index = 0; index < 5; index++) await change(john, `wrong ${index}`);
    expect(await change(john, secretOf('john'))).toMatchObject({ ok: false, error: { reason: 'secret.wait' } });
  });

  test.each([
    ['123456', 'secret.pin-easy'],
    ['short', 'secret.passphrase-short'],
  ])('P30: %s is refused before the current one is checked', async (next, reason) => {
    const john = await desk.windowOf('john');
    const answer = await change(john, 'wrong', next);
    expect(answer).toMatchObject({ ok: false, error: { code: 'invalid-input', issues: [{ reason }] } });
    expect(await signIn('john', secretOf('john'))).toBe('in');
  });
});

describe('an agent’s own color', () => {
  test('R60: is theirs to change, and is the only thing about them that is', async () => {
    const john = await desk.windowOf('john');
    expectDone(await john.run('agent.recolour', { colour: 'slate' }));
    const status = expectDone(await john.call('desk.status', {}));
    expect(status.phase === 'open' && status.me.colour).toBe('slate');
    expect(await john.run('agent.recolour', { colour: 'slate' })).toMatchObject({
      error: { reason: 'field.unchanged' },
    });
    const fields = { kind: 'agent', id: 'john', fields: { colour: 'red' } } as const;
    expect(await john.run('record.put', fields)).toMatchObject({ error: { code: 'forbidden' } });
  });
});
