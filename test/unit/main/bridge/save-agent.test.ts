import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CallInput } from '../../../../shared/bridge/contract/areas.ts';
import { secretOf, type TestBridge, type TestWindow, testBridge } from '../../../support/memory-bridge.ts';
import { expectDone } from '../../../support/test-desk.ts';

let desk: TestBridge;
let jane: TestWindow;

beforeEach(async () => {
  desk = await testBridge({ signers: ['jane', 'john'] });
  jane = await desk.windowOf('jane');
});

afterEach(() => desk.close());

const place = { departmentId: 'department-support', roleId: 'role-expanded', extended: [], isAdministrator: false };

function nora(more: Partial<CallInput<'agent.save'>> = {}): CallInput<'agent.save'> {
  return { id: 'nora', fields: { name: 'Nora New', colour: 'teal', ...place }, secret: '582931', ...more };
}

const recordOf = (id: string) => desk.deskManager.desk()?.engine.records.get('agent', id);

async function signsIn(agentId: string, secret: string): Promise<boolean> {
  return (await desk.window('door').call('session.signIn', { agentId, secret })).ok;
}

test('W77: a new agent needs a PIN or passphrase, and one that is not their name', async () => {
  expect(await jane.call('agent.save', nora({ secret: null }))).toMatchObject({
    error: { code: 'invalid-input', issues: [{ path: ['secret'], reason: 'text.required' }] },
  });
  expect(await jane.call('agent.save', nora({ secret: 'nora new 7' }))).toMatchObject({
    error: { code: 'invalid-input', issues: [{ path: ['secret'], reason: 'secret.own-name' }] },
  });
  expect([recordOf('nora'), await signsIn('nora', 'nora new 7')]).toEqual([undefined, false]);
  const { done } = expectDone(await jane.call('agent.save', nora()));
  expect(await signsIn('nora', '582931')).toBe(true);
  expectDone(await jane.run('commit.undo', { commit: done?.commit ?? '' }));
  expect([recordOf('nora')?.retired, await signsIn('nora', '582931')]).toEqual([true, false]);
});

test('W77: a PIN alone is a change, and without one the current one stays', async () => {
  expect(expectDone(await jane.call('agent.save', { id: 'john', fields: {}, secret: '582931' })).done).toBeNull();
  expectDone(await jane.call('agent.save', { id: 'john', fields: { colour: 'red' }, secret: null }));
  expect([recordOf('john')?.colour, await signsIn('john', '582931')]).toEqual(['red', true]);
});

test('W77: if somebody else changed a value since, neither the record nor the PIN is saved', async () => {
  const basedOn = { roleId: recordOf('john')?.roleId };
  expectDone(await jane.call('agent.save', { id: 'john', fields: { roleId: 'role-limited' }, basedOn, secret: null }));
  const mine = { id: 'john', fields: { roleId: 'role-view-only' }, basedOn, secret: '582931' };
  expect(await jane.call('agent.save', mine)).toMatchObject({ error: { code: 'stale', reason: 'record.moved' } });
  expect([recordOf('john')?.roleId, await signsIn('john', '582931'), await signsIn('john', secretOf('john'))]).toEqual([
    'role-limited',
    false,
    true,
  ]);
});

test('W77: of an archived agent nothing is changed, their PIN included', async () => {
  expectDone(await jane.run('record.retire', { kind: 'agent', id: 'john' }));
  expect(await jane.call('agent.save', { id: 'john', fields: {}, secret: '582931' })).toMatchObject({
    error: { reason: 'record.archived' },
  });
  expectDone(await jane.run('record.restore', { kind: 'agent', id: 'john' }));
  expect([await signsIn('john', '582931'), await signsIn('john', secretOf('john'))]).toEqual([false, true]);
});
