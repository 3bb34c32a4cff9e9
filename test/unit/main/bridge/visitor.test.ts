import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type CallName, calls, queries } from '../../../../shared/bridge/contract/areas.ts';
import { bridgeOn, foundedBridgeDisk, type TestBridge, type TestWindow } from '../../../support/memory-bridge.ts';
import type { MemoryDisk } from '../../../support/memory-disk.ts';
import { expectDone, someTicket } from '../../../support/test-desk.ts';

/** A window where a visitor asks for help, beside one of an agent. */
let founded: MemoryDisk;
let desk: TestBridge;
let visitor: TestWindow;

beforeAll(async () => {
  founded = await foundedBridgeDisk({ signers: ['jane'] });
});

beforeEach(async () => {
  desk = await bridgeOn(founded);
  visitor = visit('visit-1');
});

function visit(visitId: string): TestWindow {
  const window = desk.window(`window-${visitId}`);
  desk.sessions.enter(`window-${visitId}`, { kind: 'visitor', visitId });
  return window;
}

async function handIn(window: TestWindow, name: string): Promise<string> {
  const bytes = Buffer.from(`bytes of ${name}`);
  const { fileId } = expectDone(await window.call('file.begin', { name, size: bytes.length }));
  expectDone(await window.call('file.append', { fileId, offset: 0, chunk: bytes.toString('base64') }));
  expectDone(await window.call('file.finish', { fileId }));
  return fileId;
}

const forbidden = { ok: false, error: { code: 'forbidden', reason: 'access.agents-only' } };
const theirs: readonly string[] = ['file.begin', 'file.append', 'file.abandon', 'file.finish', 'file.picture'];

describe('a visitor’s window', () => {
  test('A35: asks nothing', async () => {
    for (const name of Object.keys(queries)) {
      expect(await visitor.send({ kind: 'ask', name, input: {} }), name).toMatchObject(forbidden);
    }
  });

  test('A35: may call only for files, not even what a locked desk allows', async () => {
    for (const name of (Object.keys(calls) as CallName[]).filter((each) => !theirs.includes(each))) {
      expect(await visitor.send({ kind: 'call', name, input: {}, key: 'some-key-1' }), name).toMatchObject(forbidden);
    }
  });

  test('A35: opens a ticket with the files of its visit, and gets no further events about it', async () => {
    const jane = await desk.windowOf('jane');
    const fileId = await handIn(visitor, 'screen.txt');
    const answer = expectDone(await visitor.run('ticket.open', { ...someTicket(), attachments: [fileId] }));
    const [ticketId = ''] = answer.ticketIds;
    expect(answer).toMatchObject({ mayUndo: false, lost: [ticketId] });
    expect(visitor.heard).toEqual([]);
    const page = expectDone(await jane.ask('thread.page', { ticketId, limit: 20 }));
    expect(JSON.stringify(page.items)).toContain('screen.txt');
    const again = await visitor.run('field.set', { ticketId, field: 'summary', value: 'Mine' });
    expect(again).toMatchObject(forbidden);
    expect(desk.bugs).toEqual([]);
  });

  test('A35: sends no file that another visit or an agent has handed in', async () => {
    const jane = await desk.windowOf('jane');
    const other = visit('visit-2');
    for (const fileId of [await handIn(other, 'other.txt'), await handIn(jane, 'jane.txt')]) {
      expect(await visitor.run('ticket.open', { ...someTicket(), attachments: [fileId] })).toMatchObject({
        error: { code: 'refused', reason: 'attachment.unknown' },
      });
      expect(await visitor.call('file.picture', { fileId })).toMatchObject({ ok: false });
    }
  });

  test('A35: is no agent who is here, and ends with a lock', async () => {
    expect(desk.bridge.present()).toEqual([]);
    const jane = await desk.windowOf('jane');
    expect(desk.bridge.present()).toEqual([{ agentId: 'jane', windowIds: ['window-jane'] }]);
    expectDone(await jane.call('session.lock', {}));
    expect(await visitor.run('ticket.open', someTicket())).toMatchObject({ error: { code: 'locked' } });
  });
});
