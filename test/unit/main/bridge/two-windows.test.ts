import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { DraftContent, DraftSlot } from '../../../../shared/bridge/draft.ts';
import { failAsPlanned, heal } from '../../../support/fault-plan.ts';
import {
  bridgeOn,
  foundedBridgeDisk,
  secretOf,
  type TestBridge,
  type TestWindow,
  testBridge,
} from '../../../support/memory-bridge.ts';
import type { MemoryDisk } from '../../../support/memory-disk.ts';
import { createSimulatedDisk } from '../../../support/simulated-disk.ts';
import { expectDone, someTicket } from '../../../support/test-desk.ts';

/* Two windows of one agent write in the same slot: the reply of a ticket, or a new ticket. */

const taken = { ok: false, error: { code: 'refused', reason: 'draft.taken' } };
const gone = { ok: false, error: { code: 'not-found', reason: 'draft.gone' } };

let founded: MemoryDisk;
let desk: TestBridge;
let one: TestWindow;
let two: TestWindow;
let ticketId: string;
let slot: DraftSlot;

beforeAll(async () => {
  founded = await foundedBridgeDisk({ signers: ['jane', 'john'] });
}, 60_000);

beforeEach(async () => {
  desk = await bridgeOn(founded);
  [one, two] = [await signedIn('one'), await signedIn('two')];
  [ticketId = ''] = expectDone(await one.run('ticket.open', someTicket())).ticketIds;
  slot = { tab: 'message', ticketId };
});

afterEach(() => desk.close());

async function signedIn(windowId: string, agentId = 'jane'): Promise<TestWindow> {
  const window = desk.window(windowId);
  expectDone(await window.call('session.signIn', { agentId, secret: secretOf(agentId) }));
  return window;
}

async function restart(): Promise<void> {
  desk = await desk.restarted();
  [one, two] = [await signedIn('one'), await signedIn('two')];
}

function content(text: string, key = `key-of-${text.replace(/\W/g, '-')}`): DraftContent {
  return { key, text, files: [], basedOn: 0 };
}

async function save(window: TestWindow, draftId: string, text: string, key?: string): Promise<void> {
  desk.clock.nowMs += 1000;
  expectDone(await window.call('draft.save', { slot, draftId, content: content(text, key) }));
}

async function open(window: TestWindow, held?: string) {
  return expectDone(await window.call('draft.open', held === undefined ? { slot } : { slot, held }));
}

async function texts(): Promise<string[]> {
  return expectDone(await one.ask('draft.list', {}))
    .map(({ words }) => words)
    .sort();
}

async function textOf(draftId: string): Promise<string | undefined> {
  return expectDone(await one.ask('draft.get', { slot, draftId }))?.text;
}

/** Answers the next request to save with what a window does then. */
function onFlush(windowId: string, save: () => Promise<unknown>): void {
  desk.bridge.watch(windowId, ({ request }) => {
    if (request?.kind !== 'save-words') return;
    void save().then(() => desk.window(windowId).call('session.flushed', { unsaved: false }));
  });
}

describe.each<DraftSlot['tab']>(['message', 'reply', 'note', 'intake'])('two windows in one slot (%s)', (tab) => {
  beforeEach(() => {
    slot = tab === 'intake' ? { tab } : { tab, ticketId };
  });

  test('W63: keep separate drafts, and each knows of the other’s', async () => {
    expect([await open(one), await open(two)]).toEqual([
      { draft: null, elsewhere: [] },
      { draft: null, elsewhere: [] },
    ]);
    const [first, second] = [JSON.stringify({ summary: 'first' }), JSON.stringify({ summary: 'second' })];
    await save(one, 'draft-of-one', first, 'key-of-one');
    await save(two, 'draft-of-two', second, 'key-of-two');
    expect([await textOf('draft-of-one'), await textOf('draft-of-two')]).toEqual([first, second]);
    const at = { slot, draftId: 'draft-of-one' };
    const standing = expectDone(await one.ask('draft.standing', at));
    expect(standing).toMatchObject({ isTaken: false, elsewhere: [{ draftId: 'draft-of-two', isOpen: true }] });
    const third = await open(await signedIn('three'));
    expect(third).toMatchObject({
      draft: null,
      elsewhere: [
        { draftId: 'draft-of-two', isOpen: true },
        { draftId: 'draft-of-one', isOpen: true },
      ],
    });
  });
});

describe('W63: a window that opens a slot', () => {
  test('gets the newest draft that no other window has open, and learns of the others', async () => {
    for (const draftId of ['draft-old', 'draft-new']) {
      await save(one, draftId, draftId);
      expectDone(await one.call('draft.close', { slot, draftId }));
    }
    expect(await open(two)).toMatchObject({
      draft: { text: 'draft-new' },
      elsewhere: [{ draftId: 'draft-old', words: 'draft-old', isOpen: false }],
    });
    expect(await open(one)).toMatchObject({ draft: { text: 'draft-old' }, elsewhere: [{ isOpen: true }] });
  });

  test('continues the draft that it holds, under the same id', async () => {
    await save(one, 'draft-held', 'held');
    await save(two, 'draft-newer', 'newer');
    expectDone(await one.call('draft.close', { slot, draftId: 'draft-held' }));
    expectDone(await two.call('draft.close', { slot, draftId: 'draft-newer' }));
    expect((await open(one, 'draft-held')).draft).toMatchObject({ draftId: 'draft-held', text: 'held' });
  });

  test('gets one draft where two ask for it in the same moment', async () => {
    await save(one, 'draft-left', 'left');
    expectDone(await one.call('draft.close', { slot, draftId: 'draft-left' }));
    const both = await Promise.all([open(one), open(two)]);
    expect(both.map(({ draft }) => draft?.text ?? null).sort()).toEqual(['left', null]);
    expect(await texts()).toEqual(['left']);
  });

  test('gets its own draft again after its page was loaded anew', async () => {
    await save(one, 'draft-of-one', 'mine');
    await save(two, 'draft-of-two', 'left');
    expectDone(await two.call('draft.close', { slot, draftId: 'draft-of-two' }));
    expect((await open(one)).draft?.text).toBe('mine');
  });
});

describe('W64: a draft is free again', () => {
  const ends: readonly (readonly [string, () => Promise<unknown>])[] = [
    ['once its window closes it', () => one.call('draft.close', { slot, draftId: 'draft-of-one' })],
    ['once its window ends', async () => desk.bridge.closeWindow('one')],
    ['once the page of its window is gone', async () => desk.bridge.pageLeft('one')],
    ['after a lock', () => desk.bridge.lock().then(() => signedIn('two'))],
    ['after a restart', () => restart()],
  ];

  test.each(ends)('%s', async (_when, end) => {
    await save(one, 'draft-of-one', 'left');
    expect((await open(two)).draft).toBeNull();
    await end();
    expect((await open(two)).draft?.text).toBe('left');
  });

  test('and only its agent’s other windows are notified', async () => {
    const john = await signedIn('of John', 'john');
    await save(one, 'draft-of-one', 'left');
    const told = (window: TestWindow) => window.heard.filter(({ topics }) => topics.includes('drafts')).length;
    const before = told(two);
    desk.bridge.closeWindow('one');
    expect([told(two), told(john)]).toEqual([before + 1, 0]);
  });
});

describe('W65: a draft that another window takes over', () => {
  test('is saved by its window first, and moves with all its text', async () => {
    await save(one, 'draft-of-one', 'saved', 'key-of-one');
    onFlush('one', () => save(one, 'draft-of-one', 'saved and typed since', 'key-of-one'));
    const moved = expectDone(await two.call('draft.take', { slot, draftId: 'draft-of-one' }));
    expect(moved).toMatchObject({ text: 'saved and typed since', key: 'key-of-one' });
    expect(moved.draftId).not.toBe('draft-of-one');
    expect(await texts()).toEqual(['saved and typed since']);
    expect(expectDone(await one.ask('draft.standing', { slot, draftId: 'draft-of-one' }))).toMatchObject({
      isTaken: true,
      elsewhere: [{ draftId: moved.draftId, isOpen: true }],
    });
  });

  test('is announced to its window, which cannot save the same text again', async () => {
    await save(one, 'draft-of-one', 'words');
    const before = one.heard.length;
    expectDone(await two.call('draft.take', { slot, draftId: 'draft-of-one' }));
    expect(one.heard.slice(before).some(({ topics }) => topics.includes('drafts'))).toBe(true);
    expect(await one.call('draft.save', { slot, draftId: 'draft-of-one', content: content('words') })).toEqual(taken);
    expect(await texts()).toEqual(['words']);
  });

  test('waits only briefly for a window without an answer, whose later text is a separate draft', async () => {
    await save(one, 'draft-of-one', 'words', 'key-of-one');
    const before = desk.clock.nowMs;
    const moved = expectDone(await two.call('draft.take', { slot, draftId: 'draft-of-one' }));
    expect(desk.clock.nowMs - before).toBeLessThanOrEqual(1_000);
    await save(one, 'draft-of-one', 'words and later ones', 'key-of-one');
    await save(two, moved.draftId, 'words in the other window', 'key-of-one');
    expect(await texts()).toEqual(['words and later ones', 'words in the other window']);
  });

  test('is not thrown away by a window that had it before', async () => {
    await save(one, 'draft-of-one', 'words');
    expectDone(await two.call('draft.take', { slot, draftId: 'draft-of-one' }));
    expectDone(await one.call('draft.drop', { slot, draftId: 'draft-of-one' }));
    expect(await texts()).toEqual(['words']);
  });

  test('is returned again after a lost answer, and to no one else', async () => {
    await save(one, 'draft-of-one', 'words');
    const first = expectDone(await two.call('draft.take', { slot, draftId: 'draft-of-one' }));
    const again = expectDone(await two.call('draft.take', { slot, draftId: 'draft-of-one' }));
    expect(again).toEqual(first);
    expect(await one.call('draft.take', { slot, draftId: 'draft-of-one' })).toEqual(gone);
    expect(expectDone(await one.call('draft.take', { slot, draftId: first.draftId })).text).toBe('words');
  });

  test('says that it is gone where it was sent or discarded, or never was', async () => {
    await save(one, 'draft-of-one', 'It beeps.');
    expectDone(await one.call('draft.drop', { slot, draftId: 'draft-of-one' }));
    for (const draftId of ['draft-of-one', 'draft-of-nobody'])
      expect(await two.call('draft.take', { slot, draftId })).toEqual(gone);
  });

  test('belongs to its agent: no one else opens, takes, reads, discards or overwrites it', async () => {
    await save(one, 'draft-of-one', 'words');
    const john = await signedIn('of John', 'john');
    const draft = { slot, draftId: 'draft-of-one' };
    expect(await john.call('draft.take', draft)).toEqual(gone);
    expect(await open(john)).toEqual({ draft: null, elsewhere: [] });
    expect(await john.ask('draft.get', draft)).toEqual({ ok: true, value: null });
    expectDone(await john.call('draft.drop', draft));
    expectDone(await john.call('draft.save', { ...draft, content: content('of John') }));
    expect(await texts()).toEqual(['words']);
  });

  test('keeps its id where the disk is full: its new window writes it, and no other', async () => {
    const disk = createSimulatedDisk();
    await desk.close();
    desk = await testBridge({ disk, signers: ['jane'] });
    [one, two] = [await signedIn('one'), await signedIn('two')];
    [ticketId = ''] = expectDone(await one.run('ticket.open', someTicket())).ticketIds;
    slot = { tab: 'message', ticketId };
    await save(one, 'draft-of-one', 'words');
    failAsPlanned(disk, { at: 1, code: 'ENOSPC', lasting: true, when: 'before', hits: ({ kind }) => kind === 'write' });
    const moved = expectDone(await two.call('draft.take', { slot, draftId: 'draft-of-one' }));
    heal(disk);
    expect(moved).toMatchObject({ draftId: 'draft-of-one', text: 'words' });
    const later = { slot, draftId: 'draft-of-one', content: content('words of one') };
    expect([
      await one.call('draft.save', later),
      await one.call('draft.drop', { slot, draftId: 'draft-of-one' }),
    ]).toMatchObject([taken, { ok: false }]);
    await save(two, 'draft-of-one', 'words of two');
    expect(await texts()).toEqual(['words of two']);
  });
});

describe('W66: sent text', () => {
  const send = (window: TestWindow, details: string, key: string) =>
    window.run('conversation.record', { ticketId, details, source: 'phone', attachments: [] }, key);

  test('take their own draft with them, and no other of the slot', async () => {
    await save(one, 'draft-of-one', 'It beeps.', 'key-of-one');
    await save(two, 'draft-of-two', 'It beeps.', 'key-of-two');
    expectDone(await send(one, 'It beeps.', 'key-of-one'));
    expect(await texts()).toEqual(['It beeps.']);
    expect(await textOf('draft-of-two')).toBe('It beeps.');
  });

  test('is sent once if both windows hold it, and each keeps what is newer', async () => {
    await save(one, 'draft-of-one', 'It beeps.', 'key-of-one');
    const moved = expectDone(await two.call('draft.take', { slot, draftId: 'draft-of-one' }));
    await save(one, 'draft-of-one', 'It beeps. Twice.', 'key-of-one');
    expectDone(await send(two, 'It beeps.', moved.key));
    expect(await send(one, 'It beeps. Twice.', 'key-of-one')).toMatchObject({ error: { reason: 'key.reused' } });
    const kept = expectDone(await one.ask('draft.get', { slot, draftId: 'draft-of-one' }));
    expect(await texts()).toEqual(['It beeps. Twice.']);
    expect(kept).toMatchObject({ sent: { text: 'It beeps.' } });
    expect(kept?.key).not.toBe('key-of-one');
  });

  test('is announced to a window whose draft was taken over and sent', async () => {
    await save(one, 'draft-of-one', 'It beeps.', 'key-of-one');
    const moved = expectDone(await two.call('draft.take', { slot, draftId: 'draft-of-one' }));
    expectDone(await send(two, 'It beeps.', moved.key));
    const again = { slot, draftId: 'draft-of-one', content: content('It beeps.', 'key-of-one') };
    expect(expectDone(await one.call('draft.save', again))).toMatchObject({
      keptUnder: null,
      sent: { text: 'It beeps.' },
    });
    expect(await texts()).toEqual([]);
  });
});

describe('W67: several drafts of one slot', () => {
  test('are all there after a lock and a restart, each with its text and time, and none twice', async () => {
    await save(one, 'draft-of-one', 'first');
    await save(two, 'draft-of-two', 'second');
    const before = expectDone(await one.ask('draft.list', {}));
    await desk.bridge.lock();
    await restart();
    const after = expectDone(await one.ask('draft.list', {}));
    expect(after).toEqual(before.map((draft) => ({ ...draft, isElsewhere: false })));
    const both = [await open(one), await open(two)].map(({ draft }) => draft?.text);
    expect(both).toEqual(['second', 'first']);
    expect((await open(await signedIn('three'))).draft).toBeNull();
  });

  test('are counted on their author’s tile', async () => {
    await save(one, 'draft-of-one', 'first');
    await save(two, 'draft-of-two', 'second');
    const status = expectDone(await desk.window('nobody').call('desk.status', {}));
    expect(status.phase === 'locked' && status.tiles.find(({ id }) => id === 'jane')?.draftsWaiting).toBe(2);
  });

  test('are each continued on their own, from the list', async () => {
    await save(one, 'draft-of-one', 'first');
    await save(two, 'draft-of-two', 'second');
    await restart();
    expect(expectDone(await one.call('draft.take', { slot, draftId: 'draft-of-one' })).text).toBe('first');
    expect((await open(two)).draft?.text).toBe('second');
    const listed = expectDone(await one.ask('draft.list', {}));
    expect(listed.map(({ words, isElsewhere }) => [words, isElsewhere])).toEqual([
      ['second', true],
      ['first', false],
    ]);
  });
});

test.each(['', 'short', '../../secrets', 'Draft-0001', 'draft.0001', 'x'.repeat(41), 'draft-0001/', null, 7])(
  'W68: an id like %j reaches no file',
  async (draftId) => {
    const before = [...(desk.deskManager.desk()?.drafts.keys() ?? [])];
    for (const name of ['draft.save', 'draft.drop', 'draft.take', 'draft.close'] as const) {
      const input = { slot, draftId, ...(name === 'draft.save' ? { content: content('words') } : {}) };
      const answer = await one.send({ kind: 'call', name, input });
      expect(answer, name).toMatchObject({ ok: false, error: { code: 'invalid-input' } });
    }
    expect(await one.send({ kind: 'call', name: 'draft.open', input: { slot, held: draftId } })).toMatchObject({
      ok: false,
    });
    expect(await one.send({ kind: 'ask', name: 'draft.get', input: { slot, draftId } })).toMatchObject({ ok: false });
    expect([...(desk.deskManager.desk()?.drafts.keys() ?? [])]).toEqual(before);
    expect(desk.bugs).toEqual([]);
  },
);
