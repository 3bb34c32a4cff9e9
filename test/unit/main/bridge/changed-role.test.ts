import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { DeskError, Result } from '../../../../shared/bridge/result.ts';
import { goodOperations } from '../../../support/arbitrary-input.ts';
import { bridgeOver, foundedBridgeDisk, type TestBridge, type TestWindow } from '../../../support/memory-bridge.ts';
import type { MemoryDisk } from '../../../support/memory-disk.ts';
import { rules } from '../../../support/permission-rules.ts';
import { sentenceOf } from '../../../support/sentence.ts';
import { expectDone, someTicket } from '../../../support/test-desk.ts';

let founded: MemoryDisk;
let disk: MemoryDisk;
let desk: TestBridge;
let jane: TestWindow;
let john: TestWindow;

beforeAll(async () => {
  founded = await foundedBridgeDisk({ signers: ['jane', 'john'] });
}, 60_000);

beforeEach(async () => {
  disk = founded.copy();
  desk = await bridgeOver(disk);
  jane = await desk.windowOf('jane');
  john = await desk.windowOf('john');
});

afterEach(() => desk.close());

const give = async (roleId: string) =>
  expectDone(await jane.run('record.put', { kind: 'agent', id: 'john', fields: { roleId } }));

async function opened(): Promise<string> {
  const [ticketId = ''] = expectDone(await jane.run('ticket.open', someTicket())).ticketIds;
  return ticketId;
}

/** Every byte that was written about tickets and records. */
function journal(): readonly string[] {
  return [...disk.files()]
    .filter(([path]) => path.includes('/journal/'))
    .map(([path, bytes]) => `${path} ${bytes.toString('base64')}`)
    .sort();
}

function refusalIn(answer: Result<unknown>): DeskError {
  if (answer.ok) throw new Error('It was done, although it should have been refused');
  return answer.error;
}

describe('an agent whose role becomes View only', () => {
  test('A62: reads as before, and changes nothing by any operation, repetition, or undo', async () => {
    const ticketId = await opened();
    const key = 'key-of-a-note-by-john';
    const { commit } = expectDone(await john.run('status.set', { ticketId, statusId: 'status-closed' }));
    expectDone(await jane.run('status.set', { ticketId, statusId: 'status-open' }));
    await give('role-view-only');
    const before = journal();
    expectDone(await john.ask('ticket.page', { ticketId, limit: 50 }));
    // The desk alone ends the waiting of a ticket.
    const onTickets = Object.keys(rules).filter(
      (name) => !/^(?:record|desk|agent|access|commit)\.|^ticket\.(?:un)?follow$|^waiting\.end$/.test(name),
    );
    expect(onTickets.length).toBeGreaterThan(12);
    for (const name of onTickets) {
      const good = (goodOperations(ticketId) as Readonly<Record<string, object>>)[name];
      const input = { ...good, ...(name.startsWith('link.') && { otherId: ticketId }) };
      for (const repeated of [key, key]) {
        const error = refusalIn(
          await john.send({ kind: 'run', name, input, key: `${repeated}-${name.replace('.', '-')}` }),
        );
        expect([name, error.code]).toEqual([name, 'forbidden']);
        expect(sentenceOf(error)).toMatch(
          /^Your role doesn’t allow you to [a-z ]+ here\. Jane Doe(?: and Sam Sales)? can\.$/,
        );
      }
    }
    expect(['forbidden', 'refused']).toContain(refusalIn(await john.run('commit.undo', { commit })).code);
    expect(sentenceOf(refusalIn(await john.run('record.retire', { kind: 'topic', id: 'topic-general' })))).toBe(
      'Only an administrator of this desk can do this: Jane Doe.',
    );
    expect(journal()).toEqual(before);
  });
});

describe('an agent whose role becomes Limited Access', () => {
  test('A62: replies and assigns, and closes by no operation, reply, or undo of reopening', async () => {
    const ticketId = await opened();
    expectDone(await jane.run('status.set', { ticketId, statusId: 'status-closed' }));
    await give('role-limited');
    const { commit } = expectDone(await john.run('status.set', { ticketId, statusId: 'status-open' }));
    expectDone(
      await john.run('conversation.post', { ticketId, visibility: 'public', body: '<p>On my way.</p>', basedOn: 1 }),
    );
    expectDone(await john.run('assignment.assign', { ticketId, agentId: 'john', teamId: null }));
    const before = journal();
    const post = { ticketId, body: '<p>Done.</p>', basedOn: 2 } as const;
    const closing = [
      await john.run('status.set', { ticketId, statusId: 'status-closed' }),
      await john.run('status.set', { ticketId, statusId: 'status-resolved' }),
      await john.run('status.confirm', { ticketId, how: 'phone' }),
      await john.run('conversation.post', { ...post, visibility: 'public', thenStatus: 'status-resolved' }),
      await john.run('conversation.post', { ...post, visibility: 'internal', thenStatus: 'status-closed' }),
      await john.run('commit.undo', { commit }),
    ];
    for (const answer of closing) {
      expect(sentenceOf(refusalIn(answer))).toBe('Your role doesn’t allow you to close tickets here. Jane Doe can.');
    }
    expect(journal()).toEqual(before);
  });
});
