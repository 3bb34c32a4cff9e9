import { afterAll, beforeAll, expect, test } from 'vitest';
import { mayReadRecord } from '../../../../shared/domain/records/readable.ts';
import { recordKindNames, recordKinds } from '../../../../shared/domain/records/registry.ts';
import { type TestBridge, type TestWindow, testBridge } from '../../../support/memory-bridge.ts';
import { expectDone, someTicket } from '../../../support/test-desk.ts';

let desk: TestBridge;
let jane: TestWindow;
let john: TestWindow;

beforeAll(async () => {
  desk = await testBridge({ signers: ['jane', 'john'] });
  [jane, john] = [await desk.windowOf('jane'), await desk.windowOf('john')];
  expectDone(await jane.run('ticket.open', someTicket()));
}, 60_000);

afterAll(() => desk.close());

test.each(recordKindNames)('B43: %s records are listed for whom their kind says', async (kind) => {
  const { readableBy } = recordKinds[kind];
  const answerTo = async (window: TestWindow) => {
    const answer = await window.ask('records.list', { kind });
    return answer.ok ? 'listed' : answer.error.code;
  };
  expect(await answerTo(jane)).toBe(readableBy === 'nobody' ? 'invalid-input' : 'listed');
  const toAgents = { agents: 'listed', administrators: 'forbidden', nobody: 'invalid-input' } as const;
  expect(await answerTo(john)).toBe(toAgents[readableBy]);
});

test('B43: lists records with their fields, and archived ones only on request', async () => {
  expectDone(await jane.run('record.retire', { kind: 'topic', id: 'topic-feedback', replacedBy: null }));
  const ids = async (archived: boolean) => {
    const { kind, records } = expectDone(await john.ask('records.list', { kind: 'topic', archived }));
    return kind === 'topic' ? records.map(({ id, name, retired }) => `${id} ${name} ${retired}`) : [];
  };
  expect(await ids(false)).toEqual([
    'topic-general General Inquiry false',
    'topic-problem Report a Problem false',
    'topic-access Access Issue false',
  ]);
  expect(await ids(true)).toContain('topic-feedback Feedback true');
  expect(await ids(true)).toHaveLength(4);
});

test('B43: people whom an agent knows only from a ticket are not listed', async () => {
  expect(recordKinds.person.readableBy).toBe('nobody');
  expect(JSON.stringify(await jane.ask('records.list', { kind: 'person' }))).not.toContain('Ken Wheeler');
});

test('B43: an agent’s own records are hidden from others', () => {
  const own = { readableBy: 'agents', ownedBy: 'owner' } as const;
  const seenBy = (agentId: string) =>
    [{ owner: null }, { owner: 'john' }, { owner: 'jane' }].filter((record) => mayReadRecord(own, { agentId }, record));
  expect(seenBy('john')).toEqual([{ owner: null }, { owner: 'john' }]);
  expect(seenBy('jane')).toEqual([{ owner: null }, { owner: 'jane' }]);
  expect(mayReadRecord({ readableBy: 'agents' }, { agentId: 'john' }, { owner: 'jane' })).toBe(true);
});
