import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { SecretBox } from '../../../../main/platform/secret-box.ts';
import type { QueryAnswer } from '../../../../shared/bridge/contract/areas.ts';
import type { Result } from '../../../../shared/bridge/result.ts';
import type { FieldsOf, RecordOf } from '../../../../shared/domain/records/registry.ts';
import { createFakeElectron, type FakeElectron } from '../../../support/electron-fake/electron.ts';
import { loadedWith } from '../../../support/electron-fake/load.ts';
import type { StoreMode } from '../../../support/electron-fake/safe-storage.ts';
import {
  bridgeOver,
  foundedBridgeDisk,
  secretOf,
  type TestBridge,
  type TestHost,
  type TestWindow,
} from '../../../support/memory-bridge.ts';
import { createMemoryDisk, type MemoryDisk } from '../../../support/memory-disk.ts';
import { sentenceOf } from '../../../support/sentence.ts';
import { createTestComputer } from '../../../support/test-computer.ts';
import { expectDone } from '../../../support/test-desk.ts';

const [johnsPin, newPin] = ['271828', '161803'];
const on = { on: true, evenIfWeak: false };
const evenIfWeak = { on: true, evenIfWeak: true };
const off = { on: false, evenIfWeak: false };

let founded: MemoryDisk;
let fake: FakeElectron;
let disk: MemoryDisk;
let desk: TestBridge;

/** A process of Electron on a computer whose key store is in this mode. */
async function hostIn(mode: StoreMode): Promise<TestHost> {
  fake.safeStorage.store.mode = mode;
  const { createKeyStore } = await loadedWith(fake.electron, () => import('../../../../main/shell/key-store.ts'));
  const secretBox: SecretBox = createKeyStore('linux', { warn: () => undefined });
  return { secretBox, computer: createTestComputer() };
}

/** Jane has a passphrase, John a PIN: the desk’s own disk, made once. */
beforeAll(async () => {
  founded = await foundedBridgeDisk({ signers: ['jane', 'john'] });
  const bridge = await bridgeOver(founded);
  expectDone(await save(await bridge.windowOf('jane'), 'john', { secret: johnsPin }));
  await bridge.close();
}, 60_000);

beforeEach(() => {
  fake = createFakeElectron();
  fake.app.becomeReady();
});

afterEach(() => desk.close());

async function open(mode: StoreMode): Promise<TestWindow> {
  disk = founded.copy();
  desk = await bridgeOver(disk, await hostIn(mode));
  return desk.windowOf('jane');
}

/** The fields of an agent who is none yet, like John’s. */
function expectFields(listed: Result<QueryAnswer<'records.list'>>): FieldsOf<'agent'> {
  const { records } = expectDone(listed);
  const john = records.find(({ id }) => id === 'john') as RecordOf<'agent'>;
  const { id: _id, retired: _retired, ...fields } = john;
  return { ...fields, name: 'Nora New' };
}

/** Saves one change of an agent. */
async function save(window: TestWindow, id: string, change: { secret?: string; isAdministrator?: boolean }) {
  const { secret = null, ...fields } = change;
  return window.call('agent.save', { id, fields, secret });
}

async function signIn(agentId: string, secret: string): Promise<string> {
  const answer = await desk.window(`door-${agentId}`).call('session.signIn', { agentId, secret });
  return answer.ok ? 'in' : `${answer.error.reason}: ${sentenceOf(answer.error)}`;
}

async function pins(window: TestWindow) {
  const { computer } = expectDone(await window.ask('computer.status', {}));
  return computer && [computer.keyStore, computer.pins];
}

describe('an administrator', () => {
  test('P1: lets this computer’s key store protect the PINs, and stops that again; only an administrator may', async () => {
    const jane = await open('os');
    expect(await pins(jane)).toEqual(['os', 'plain']);
    const john = desk.window('door-john');
    expect(await signIn('john', johnsPin)).toBe('in');
    expect(await john.call('pins.protect', on)).toMatchObject({ error: { code: 'forbidden' } });
    expect(await desk.window('locked').call('pins.protect', on)).toMatchObject({ error: { code: 'locked' } });
    expect(await pins(jane)).toEqual(['os', 'plain']);
    expectDone(await jane.call('pins.protect', on));
    expect(await pins(jane)).toEqual(['os', 'protected']);
    expect(john.heard.at(-1)).toMatchObject({ topics: ['computer'] });
    expect(await signIn('john', johnsPin)).toBe('in');
    expectDone(await jane.call('pins.protect', off));
    expect([await pins(jane), await signIn('john', johnsPin)]).toEqual([['os', 'plain'], 'in']);
  });

  test('P1: writes nothing of it into the journal', async () => {
    const jane = await open('os');
    const journal = () => [...disk.files()].filter(([path]) => path.includes('/journal/'));
    const before = journal();
    expectDone(await jane.call('pins.protect', on));
    expect(journal()).toEqual(before);
  });

  test('P2: keeps its setting after a restart', async () => {
    expectDone(await (await open('asyncOnly')).call('pins.protect', on));
    desk = await desk.restarted();
    expect(await signIn('john', johnsPin)).toBe('in');
    expect(await pins(await desk.windowOf('jane'))).toEqual(['os', 'protected']);
  });

  test('P4: has to have a passphrase, and to have used it, before it is switched on', async () => {
    const jane = await open('os');
    expectDone(await save(jane, 'john', { isAdministrator: true }));
    expect(await jane.call('pins.protect', on)).toMatchObject({
      error: {
        code: 'refused',
        reason: 'pins.need-passphrase',
        details: { names: 'John Doe' },
      },
    });
    expectDone(await save(jane, 'john', { secret: 'three kettles on a roof' }));
    expectDone(await jane.call('pins.protect', on));
  });

  test('P4: cannot do without one while it is on', async () => {
    const jane = await open('os');
    expectDone(await jane.call('pins.protect', on));
    const refusal = { error: { code: 'refused', reason: 'pins.new-administrator' } };
    expect(await save(jane, 'john', { isAdministrator: true })).toMatchObject(refusal);
    expect(await save(jane, 'john', { isAdministrator: true, secret: newPin })).toMatchObject(refusal);
    expect(await save(jane, 'jane', { secret: newPin })).toMatchObject(refusal);
    expect(await signIn('john', johnsPin)).toBe('in');
    expectDone(await save(jane, 'john', { isAdministrator: true, secret: 'three kettles on a roof' }));
  });
});

describe('while PINs are protected, an agent with a PIN becomes no administrator', () => {
  const refusal = { ok: false, error: { code: 'refused', reason: 'pins.new-administrator' } };
  const passphrase = 'three kettles on a roof';
  const setTo = (isAdministrator: boolean) => ({ kind: 'agent', id: 'john', fields: { isAdministrator } }) as const;
  const john = { kind: 'agent', id: 'john' } as const;

  async function changesOwnSecret(secret: string, newSecret: string): Promise<void> {
    const window = desk.window('door-john');
    expectDone(await window.call('session.signIn', { agentId: 'john', secret }));
    expectDone(await window.call('me.changeSecret', { secret, newSecret }));
  }

  test('P4: by a change that a window sends as such', async () => {
    const jane = await open('os');
    expectDone(await jane.call('pins.protect', on));
    expect(await jane.run('record.put', setTo(true))).toMatchObject(refusal);
    const fields = { ...setTo(true).fields, colour: 'red' } as const;
    expect(await jane.run('record.put', { ...john, fields })).toMatchObject(refusal);
    expect(expectDone(await jane.ask('records.list', { kind: 'agent' })).records).toContainEqual(
      expect.objectContaining({ id: 'john', isAdministrator: false, colour: 'blue' }),
    );
  });

  test('P4: by the undo of what took it away, which says what to do, nor by the undo of an undo', async () => {
    const jane = await open('os');
    expectDone(await jane.call('pins.protect', on));
    const promoted = expectDone(await save(jane, 'john', { isAdministrator: true, secret: passphrase })).done;
    const undone = expectDone(await jane.run('commit.undo', { commit: promoted?.commit ?? '' }));
    expect(undone.mayUndo).toBe(true);
    await changesOwnSecret(passphrase, johnsPin);
    const answer = await jane.run('commit.undo', { commit: undone.commit });
    expect(answer).toMatchObject(refusal);
    expect(answer.ok ? '' : sentenceOf(answer.error)).toMatch(/Enter one for this agent, or turn off/);

    expectDone(await save(jane, 'john', { isAdministrator: true, secret: passphrase }));
    const { commit } = expectDone(await jane.run('record.put', setTo(false)));
    await changesOwnSecret(passphrase, johnsPin);
    expect(await jane.run('commit.undo', { commit })).toMatchObject(refusal);
    expectDone(await save(jane, 'john', { secret: passphrase }));
    expectDone(await jane.run('commit.undo', { commit }));
  });

  test('P4: by being restored, by hand or by undo, nor by the undo of that', async () => {
    const jane = await open('os');
    expectDone(await jane.run('record.put', setTo(true)));
    const archived = expectDone(await jane.run('record.retire', john));
    const restored = expectDone(await jane.run('commit.undo', { commit: archived.commit }));
    const again = expectDone(await jane.run('commit.undo', { commit: restored.commit }));
    expectDone(await jane.call('pins.protect', on));
    expect(await jane.run('record.restore', john)).toMatchObject(refusal);
    expect(await jane.run('commit.undo', { commit: again.commit })).toMatchObject(refusal);
    expectDone(await jane.call('pins.protect', off));
    expectDone(await jane.run('record.restore', john));
    expectDone(await save(jane, 'john', { secret: passphrase }));
    expectDone(await jane.call('pins.protect', on));
  });

  test('P34: but is restored as one with a new passphrase, which one undo takes back', async () => {
    const jane = await open('os');
    expectDone(await jane.run('record.put', setTo(true)));
    expectDone(await jane.run('record.retire', john));
    expectDone(await jane.call('pins.protect', on));
    expect(await jane.run('record.restore', john)).toMatchObject(refusal);
    const own = await jane.call('agent.restore', { id: 'john', secret: 'john doe john doe' });
    expect(own).toMatchObject({ ok: false, error: { code: 'invalid-input' } });
    const short = await jane.call('agent.restore', { id: 'john', secret: newPin });
    expect(short).toMatchObject({ ok: false, error: { reason: 'secret.administrator-short' } });
    const { commit, mayUndo } = expectDone(await jane.call('agent.restore', { id: 'john', secret: passphrase }));
    expect(mayUndo).toBe(true);
    expect(await signIn('john', passphrase)).toBe('in');
    expect(await jane.call('agent.restore', { id: 'john', secret: 'four lamps in a barn' })).toMatchObject({
      ok: false,
      error: { code: 'refused' },
    });
    expect(await signIn('john', passphrase)).toBe('in');
    expectDone(await jane.run('commit.undo', { commit }));
  });

  test('P4: by being added, unless they have no secret here yet', async () => {
    const jane = await open('os');
    expectDone(await jane.call('pins.protect', on));
    const fields = { ...expectFields(await jane.ask('records.list', { kind: 'agent' })), isAdministrator: true };
    expect(await jane.call('agent.save', { id: 'new-one', fields, secret: newPin })).toMatchObject(refusal);
    expectDone(await jane.run('record.put', { kind: 'agent', id: 'new-one', fields }));
    expect(await jane.call('agent.save', { id: 'new-one', fields: {}, secret: newPin })).toMatchObject(refusal);
    expectDone(await jane.call('agent.save', { id: 'new-one', fields: {}, secret: passphrase }));
  });

  test('P31: if another device made them one, they choose a passphrase when they sign in', async () => {
    const jane = await open('os');
    expectDone(await jane.call('pins.protect', on));
    expectDone(await save(jane, 'john', { isAdministrator: true, secret: passphrase }));
    // As if the change had arrived here, where John has a PIN.
    await desk.deskManager.desk()?.secrets.set('john', johnsPin);
    const window = desk.window('door-john');
    const enter = (secret: string) => window.call('session.signIn', { agentId: 'john', secret });
    expect(await enter('445566')).toMatchObject({ error: { reason: 'secret.wrong' } });
    expect(await enter(johnsPin)).toMatchObject({ error: { code: 'refused', reason: 'secret.administrator-pin' } });
    expect(await window.ask('inbox.list', {})).toMatchObject({ error: { code: 'locked' } });
    const renew = (secret: string) =>
      window.call('session.renew', { agentId: 'john', secret, newSecret: 'four lamps in a barn' });
    expect(await renew('445566')).toMatchObject({ error: { reason: 'secret.wrong' } });
    // Taking it away can’t be undone as long as there is only the PIN, so that is not offered.
    const demoted = expectDone(await jane.run('record.put', setTo(false)));
    expect(demoted.mayUndo).toBe(false);
    expect(await renew(johnsPin)).toMatchObject({ error: { reason: 'secret.wrong' } });
    await desk.deskManager.desk()?.secrets.set('john', passphrase);
    expectDone(await jane.run('commit.undo', { commit: demoted.commit }));
    await desk.deskManager.desk()?.secrets.set('john', johnsPin);
    expectDone(await renew(johnsPin));
    expectDone(await window.ask('inbox.list', {}));
    expect(await signIn('john', 'four lamps in a barn')).toBe('in');
    expect(await signIn('john', johnsPin)).toMatch(/^secret.wrong/);
  });
});

describe('a key store that protects little', () => {
  test.each(['basic_text', 'fallback', 'locked'] as const)(
    'P5: (%s) is used once a person has said yes',
    async (mode) => {
      const jane = await open(mode);
      expect(await pins(jane)).toEqual(['weak', 'plain']);
      // Sign-ins are written in the background.
      const files = () => new Map([...disk.files()].filter(([path]) => !path.includes('/sign-ins.json')));
      const before = files();
      expect(await jane.call('pins.protect', on)).toMatchObject({
        error: {
          code: 'refused',
          reason: 'key-store.weak',
        },
      });
      expect(files()).toEqual(before);
      expectDone(await jane.call('pins.protect', evenIfWeak));
      expect([await pins(jane), await signIn('john', johnsPin)]).toEqual([['weak', 'protected'], 'in']);
    },
  );

  test.each(['unavailable', 'throws', 'silent'] as const)(
    'P5: one that is %s protects nothing, and says so',
    async (mode) => {
      const jane = await open(mode);
      expect(await pins(jane)).toEqual(['none', 'plain']);
      expect(await jane.call('pins.protect', evenIfWeak)).toMatchObject({
        error: { code: 'refused', reason: 'key-store.none' },
      });
      expect(await signIn('john', johnsPin)).toBe('in');
    },
  );
});

describe('a PIN that the key store does not open', () => {
  const newPinAfter = async (jane: TestWindow) => expectDone(await save(jane, 'john', { secret: newPin })).unprotected;

  test.each([
    ['backendChanged', 'pins.changed: This computer’s key store can’t open this PIN', false],
    ['throws', 'pins.silent: This computer’s key store doesn’t respond', true],
    ['silent', 'pins.silent: This computer’s key store doesn’t respond', true],
    ['locked', 'pins.silent: This computer’s key store doesn’t respond', true],
  ] as const)(
    'P6: (%s) is told so, and P7: a new PIN from the administrator works',
    async (mode, sentence, isPlain) => {
      expectDone(await (await open('os')).call('pins.protect', on));
      desk = await desk.restarted(await hostIn(mode));
      for (let tries = 0; tries < 7; tries++) expect(await signIn('john', johnsPin)).toContain(sentence);
      const jane = await desk.windowOf('jane');
      expect((await pins(jane))?.[1]).toBe('unreadable');
      expect(await newPinAfter(jane)).toBe(isPlain);
      expect(await signIn('john', newPin)).toBe('in');
      expect((await pins(jane))?.[1]).toBe('protected');
      expect(desk.bugs).toEqual([]);
    },
  );

  test('P6: in a browser window gets that answer, and there is no such page', async () => {
    expectDone(await (await open('os')).call('pins.protect', on));
    const electron = await hostIn('os');
    desk = await desk.restarted({});
    expect(await signIn('john', johnsPin)).toContain('pins.no-store: This PIN is protected');
    const jane = await desk.windowOf('jane');
    expect(await pins(jane)).toBeNull();
    expect(await jane.call('pins.protect', evenIfWeak)).toMatchObject({ error: { reason: 'key-store.none' } });
    expect(await newPinAfter(jane)).toBe(true);
    expect(await signIn('john', newPin)).toBe('in');
    desk = await desk.restarted(electron);
    expect(await signIn('john', newPin)).toBe('in');
    desk = await desk.restarted({});
    expect(await signIn('john', newPin)).toContain('pins.no-store');
  });

  test('P6: in a folder copied to another computer is reported, and the original is not affected', async () => {
    const jane = await open('os');
    expectDone(await jane.call('pins.protect', on));
    const here = await hostIn('os');
    await desk.close();
    const copied = createMemoryDisk(new Map([...disk.files()].filter(([path]) => path.startsWith('/here/desk/'))));
    fake = createFakeElectron();
    fake.app.becomeReady();
    desk = await bridgeOver(copied, await hostIn('os'));
    expect(await signIn('john', johnsPin)).toContain('pins.changed');
    expect(await newPinAfter(await desk.windowOf('jane'))).toBe(false);
    expect(await signIn('john', newPin)).toBe('in');
    await desk.close();
    desk = await bridgeOver(disk, here);
    expect([await signIn('john', johnsPin), await signIn('jane', secretOf('jane'))]).toEqual(['in', 'in']);
  });

  test('P10: keeps protection on, and is named', async () => {
    expectDone(await (await open('os')).call('pins.protect', on));
    desk = await desk.restarted(await hostIn('backendChanged'));
    const jane = await desk.windowOf('jane');
    expect(await jane.call('pins.protect', off)).toMatchObject({
      error: {
        reason: 'pins.cannot-open',
        details: { names: 'John Doe' },
      },
    });
    expectDone(await save(jane, 'john', { secret: newPin }));
    expectDone(await jane.call('pins.protect', off));
    expect([await pins(jane), await signIn('john', newPin)]).toEqual([['os', 'plain'], 'in']);
  });
});
