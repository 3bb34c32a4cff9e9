import { afterEach, beforeEach, expect, test } from 'vitest';
import { createSaveAgent } from '../../../../../../renderer/features/set-up/agents/save-agent.ts';
import type { CallInput } from '../../../../../../shared/bridge/contract/areas.ts';
import type { Deskside } from '../../../../../../shared/bridge/contract.ts';
import { failed } from '../../../../../../shared/bridge/result.ts';
import { allInUse } from '../../../../../../shared/domain/records/desk-records.ts';
import { type TestBridge, type TestWindow, testBridge } from '../../../../../support/memory-bridge.ts';
import { countingIds, expectDone } from '../../../../../support/test-desk.ts';

let desk: TestBridge;
let jane: TestWindow;
/** How many answers get lost from now on. */
let lost: number;

beforeEach(async () => {
  desk = await testBridge();
  jane = await desk.windowOf('jane');
  lost = 0;
});

afterEach(() => desk.close());

const call: Deskside['call'] = async (name, input, ...key) => {
  const answer = await jane.call(name, input, ...key);
  if (lost === 0) return answer;
  lost -= 1;
  return failed('unavailable', 'program.gone');
};

function form(name = 'Nora New'): CallInput<'agent.save'> {
  const place = { departmentId: 'department-support', roleId: 'role-expanded', extended: [], isAdministrator: false };
  return { id: 'nora', fields: { name, colour: 'teal', ...place }, secret: 'a secret of nobody else' };
}

const opened = () => createSaveAgent(call, countingIds('key-of-form-'));

function named(name: string): number {
  const records = desk.deskManager.desk()?.engine.records;
  return records ? allInUse(records, 'agent').filter((agent) => agent.name.startsWith(name)).length : 0;
}

test('an agent whose answer was lost is added once, and the form learns of it', async () => {
  lost = 1;
  expectDone(await opened()(form()));
  expect(named('Nora')).toBe(1);
});

test('resubmitted unchanged, the form learns of it as well, also after a restart', async () => {
  const save = opened();
  lost = 2;
  expect(await save(form())).toMatchObject({ error: { code: 'unavailable' } });
  desk = await desk.restarted();
  jane = await desk.windowOf('jane');
  expectDone(await save(form()));
  expect(named('Nora')).toBe(1);
});

test.each(['at once', 'after a restart'])('what was changed since is a change of the same agent, %s', async (when) => {
  const save = opened();
  lost = 2;
  expect((await save(form())).ok).toBe(false);
  if (when === 'after a restart') {
    desk = await desk.restarted();
    jane = await desk.windowOf('jane');
  }
  expectDone(await save(form('Nora Newer')));
  expect([named('Nora'), desk.deskManager.desk()?.engine.records.get('agent', 'nora')?.name]).toEqual([
    1,
    'Nora Newer',
  ]);
});

test('an input that never reached the desk is added with its present values', async () => {
  const save = createSaveAgent(async (name, input, ...key) => {
    if (lost === 0) return call(name, input, ...key);
    lost -= 1;
    return failed('unavailable', 'program.gone');
  }, countingIds('key-of-form-'));
  lost = 2;
  expect((await save(form())).ok).toBe(false);
  expectDone(await save(form('Nora Newer')));
  expect(named('Nora')).toBe(1);
});
