import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { CallInput } from '../../../../shared/bridge/contract/areas.ts';
import { allInUse } from '../../../../shared/domain/records/desk-records.ts';
import {
  bridgeOn,
  bridgeOver,
  foundedBridgeDisk,
  secretOf,
  type TestBridge,
  type TestWindow,
} from '../../../support/memory-bridge.ts';
import { createMemoryDisk, type MemoryDisk } from '../../../support/memory-disk.ts';
import { expectDone } from '../../../support/test-desk.ts';

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

const secret = 'a secret of nobody else';
const refused = { ok: false, error: { code: 'refused', reason: 'key.reused' } };

const idOf = (name: string) => name.replace(' ', '-').toLowerCase();

function newAgent(name = 'Nora New', more: Partial<CallInput<'agent.save'>> = {}): CallInput<'agent.save'> {
  const place = { departmentId: 'department-support', roleId: 'role-expanded', extended: [], isAdministrator: false };
  return { id: idOf(name), fields: { name, colour: 'teal', ...place }, secret, ...more };
}

function agentNames(): string[] {
  const records = desk.deskManager.desk()?.engine.records;
  return records ? allInUse(records, 'agent').map(({ name }) => name) : [];
}

async function signsIn(agentId: string, tried: string): Promise<boolean> {
  return (await desk.window('another').call('session.signIn', { agentId, secret: tried })).ok;
}

describe('the key of a call', () => {
  test.each([
    ['desk.open', { folder: '/here/desk' }],
    ['sample.startOver', {}],
    ['agent.save', newAgent()],
    ['file.begin', { name: 'log.txt', size: 3 }],
  ])('K10: has to be there where something lasting changes: %s', async (name, input) => {
    for (const key of [undefined, '', 'short', 'with blanks in it', 7, 'x'.repeat(61)])
      expect(await jane.send({ kind: 'call', name, input, key })).toMatchObject({ error: { code: 'invalid-input' } });
  });

  test('K10: is asked of nothing else', async () => {
    expectDone(
      await jane.send({ kind: 'call', name: 'draft.drop', input: { slot: { tab: 'intake' }, draftId: 'draft-0001' } }),
    );
    expectDone(await jane.send({ kind: 'call', name: 'desk.status', input: {} }));
  });

  test('K11: gives the first answer again, and there is one agent, also of twenty clicks in one moment', async () => {
    const first = expectDone(await jane.call('agent.save', newAgent(), 'key-of-a-form'));
    const again = Array.from({ length: 20 }, () => jane.call('agent.save', newAgent(), 'key-of-a-form'));
    for (const answer of await Promise.all(again)) expect(expectDone(answer)).toEqual(first);
    const atOnce = Array.from({ length: 20 }, () => jane.call('agent.save', newAgent('Otto Other'), 'key-of-another'));
    expect(new Set((await Promise.all(atOnce)).map((answer) => expectDone(answer).done?.commit)).size).toBe(1);
    expect(agentNames().filter((name) => name === 'Nora New')).toHaveLength(1);
    expect(agentNames().filter((name) => name === 'Otto Other')).toHaveLength(1);
  });

  test('K11: is refused with something else in it, also at once, and that changes nothing', async () => {
    const [first, other] = await Promise.all([
      jane.call('agent.save', newAgent(), 'key-of-a-form'),
      jane.call('agent.save', newAgent('Nora Else'), 'key-of-a-form'),
    ]);
    expectDone(first);
    expect(other).toMatchObject(refused);
    const otherSecret = newAgent('Nora New', { secret: 'quite another secret' });
    expect(await jane.call('agent.save', otherSecret, 'key-of-a-form')).toMatchObject(refused);
    expect(await jane.call('file.begin', { name: 'log.txt', size: 3 }, 'key-of-a-form')).toMatchObject(refused);
    expect([await signsIn('nora-new', 'quite another secret'), await signsIn('nora-new', secret)]).toEqual([
      false,
      true,
    ]);
    expect(agentNames()).not.toContain('Nora Else');
  });

  test('K11: of what was refused may be used again', async () => {
    const { fields, ...agent } = newAgent();
    const nowhere = { ...agent, fields: { ...fields, departmentId: 'department-gone' } };
    expect((await jane.call('agent.save', nowhere, 'key-of-a-form')).ok).toBe(false);
    expectDone(await jane.call('agent.save', newAgent(), 'key-of-a-form'));
  });

  test('K11: is the same at another window of the same agent, and another of another', async () => {
    const second = desk.window('second');
    expectDone(await second.call('session.signIn', { agentId: 'jane', secret: secretOf('jane') }));
    const begin = { name: 'log.txt', size: 3 };
    const { fileId } = expectDone(await jane.call('file.begin', begin, 'key-of-a-file'));
    expect(expectDone(await second.call('file.begin', begin, 'key-of-a-file'))).toEqual({ fileId });
    const john = await desk.windowOf('john');
    expect(expectDone(await john.call('file.begin', begin, 'key-of-a-file')).fileId).not.toBe(fileId);
  });
});

describe('after a restart', () => {
  test('K12: the key of a form makes no agent a second time', async () => {
    const first = expectDone(await jane.call('agent.save', newAgent(), 'key-of-a-form'));
    desk = await desk.restarted();
    const again = await desk.windowOf('jane');
    expect(expectDone(await again.call('agent.save', newAgent(), 'key-of-a-form'))).toEqual(first);
    expect(agentNames().filter((name) => name === 'Nora New')).toHaveLength(1);
    expect(await signsIn('nora-new', secret)).toBe(true);
  });

  test('K12: a file has the same id', async () => {
    const begin = { name: 'log.txt', size: 3 };
    const first = expectDone(await jane.call('file.begin', begin, 'key-of-a-file'));
    expectDone(await jane.call('file.append', { ...first, offset: 0, chunk: 'YWJj' }));
    const finished = expectDone(await jane.call('file.finish', first));
    desk = await desk.restarted();
    const again = await desk.windowOf('jane');
    expect(expectDone(await again.call('file.begin', begin, 'key-of-a-file'))).toEqual(first);
    expect(expectDone(await again.call('file.finish', first))).toEqual(finished);
  });

  test('K12: a repeated set-up of a desk is not refused, and signs no one in', async () => {
    await desk.close();
    const administrator = { name: 'Ada Park', colour: 'violet', secret: 'four lanterns by the river' } as const;
    const place = { folder: '/here/desk', startWith: 'osticket', timeZone: 'UTC' } as const;
    const setUp = { name: 'Harbour Desk', ...place, administrator, agents: [] };
    desk = await bridgeOver(createMemoryDisk());
    const first = desk.window('first');
    const answers = await Promise.all([1, 2].map(() => first.call('desk.setUp', setUp, 'key-of-a-form')));
    expect(answers[1]).toEqual(answers[0]);
    expectDone(await first.call('desk.setUp', setUp, 'key-of-a-form'));
    expect(expectDone(await first.call('desk.status', {})).phase).toBe('recovery-code');
    desk = await desk.restarted();
    expectDone(await desk.window('first').call('desk.setUp', setUp, 'key-of-a-form'));
    expect(expectDone(await desk.window('first').call('desk.status', {})).phase).toBe('locked');
    expect(await desk.window('second').call('desk.setUp', setUp, 'key-of-second')).toMatchObject({
      error: { reason: 'desk.open-already' },
    });
    expectDone(await desk.window('first').call('desk.open', { folder: '/here/desk' }, 'key-opens-it'));
  });
});
