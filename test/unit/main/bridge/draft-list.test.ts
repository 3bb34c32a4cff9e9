import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type DraftContent, type DraftSlot, longestDraft } from '../../../../shared/bridge/draft.ts';
import { bridgeOn, foundedBridgeDisk, type TestBridge, type TestWindow } from '../../../support/memory-bridge.ts';
import type { MemoryDisk } from '../../../support/memory-disk.ts';
import { expectDone, someTicket } from '../../../support/test-desk.ts';

let founded: MemoryDisk;
let desk: TestBridge;
let jane: TestWindow;
let john: TestWindow;
let ticketId: string;

beforeAll(async () => {
  founded = await foundedBridgeDisk({ signers: ['jane', 'john'] });
}, 60_000);

beforeEach(async () => {
  desk = await bridgeOn(founded);
  [jane, john] = [await desk.windowOf('jane'), await desk.windowOf('john')];
  [ticketId = ''] = expectDone(await jane.run('ticket.open', someTicket('The printer prints stripes'))).ticketIds;
}, 30_000);

afterEach(() => desk.close());

function content(words: string, key = 'key-00000001'): DraftContent {
  const doc = { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: words }] }] };
  return { key, text: JSON.stringify(doc), files: [], basedOn: 1 };
}

function idOf({ tab }: DraftSlot): string {
  return `draft-of-${tab}`;
}

async function save(window: TestWindow, slot: DraftSlot, draft: DraftContent): Promise<void> {
  desk.clock.nowMs += 1000;
  expectDone(await window.call('draft.save', { slot, draftId: idOf(slot), content: draft }));
}

async function listed(window: TestWindow) {
  return expectDone(await window.ask('draft.list', {}));
}

const told = (window: TestWindow) => window.heard.filter(({ topics }) => topics.includes('drafts')).length;

describe('an agent’s drafts', () => {
  test('W2: are listed with ticket, text, files and time, newest first, for their author alone', async () => {
    const file = { fileId: 'file-1', name: 'a.txt', size: 1 };
    await save(jane, { tab: 'reply', ticketId }, { ...content('Have you tried a new drum?'), files: [file] });
    await save(jane, { tab: 'intake' }, { ...content(''), text: JSON.stringify({ summary: 'Half a ticket' }) });
    const ticket = { number: '1001', summary: 'The printer prints stripes', queue: 'open' };
    expect(await listed(jane)).toEqual([
      {
        slot: { tab: 'intake' },
        draftId: 'draft-of-intake',
        isElsewhere: false,
        ticket: null,
        words: 'Half a ticket',
        fileCount: 0,
        savedMs: desk.clock.nowMs,
        mayContinue: true,
        damage: null,
        faultyFiles: [],
      },
      {
        slot: { tab: 'reply', ticketId },
        draftId: 'draft-of-reply',
        isElsewhere: false,
        ticket,
        words: 'Have you tried a new drum?',
        fileCount: 1,
        savedMs: desk.clock.nowMs - 1000,
        mayContinue: true,
        damage: null,
        faultyFiles: [{ name: 'a.txt', isLost: true, damage: null }],
      },
    ]);
    expect(await listed(john)).toEqual([]);
  });

  test('W1: no longer exists once it was sent, in the list and on the tile, and W5: both counts agree', async () => {
    await save(jane, { tab: 'note', ticketId }, content('For us.', 'key-of-note-1'));
    await save(jane, { tab: 'reply', ticketId }, content('For Ken.', 'key-of-reply-1'));
    const tile = async () => {
      const status = expectDone(await desk.window('nobody').call('desk.status', {}));
      return status.phase === 'locked' ? status.tiles.find(({ id }) => id === 'jane')?.draftsWaiting : undefined;
    };
    expect([(await listed(jane)).length, await tile()]).toEqual([2, 2]);
    const sent = { ticketId, visibility: 'public', body: '<p>For Ken.</p>', basedOn: 1 } as const;
    expectDone(await jane.run('conversation.post', sent, 'key-of-reply-1'));
    expect((await listed(jane)).map(({ slot }) => slot.tab)).toEqual(['note']);
    expect(await tile()).toBe(1);
  });

  test('W5: a tile counts no draft that a crash left behind after its text was sent', async () => {
    const sent = { ticketId, visibility: 'public', body: '<p>For Ken.</p>', basedOn: 1 } as const;
    expectDone(await jane.run('conversation.post', sent, 'key-of-reply-1'));
    await save(jane, { tab: 'reply', ticketId }, content('For Ken.', 'key-of-reply-1'));
    const status = expectDone(await desk.window('nobody').call('desk.status', {}));
    expect(status.phase === 'locked' && status.tiles.find(({ id }) => id === 'jane')?.draftsWaiting).toBe(0);
  });

  test('W3: stay listed with their text when the ticket is out of sight, without naming it', async () => {
    await save(john, { tab: 'reply', ticketId }, content('I was about to say'));
    expectDone(
      await jane.run('department.transfer', { ticketId, departmentId: 'department-sales', keepAccess: false }),
    );
    const [draft] = await listed(john);
    expect(draft).toMatchObject({ ticket: null, words: 'I was about to say', mayContinue: false });
    expect(JSON.stringify(draft)).not.toContain('stripes');
    const reply = { slot: { tab: 'reply', ticketId }, draftId: 'draft-of-reply' } as const;
    expect(expectDone(await john.ask('draft.get', reply))?.text).toContain('I was');
  });

  test('W3, A19: say when their author may no longer send them, and keep their text', async () => {
    for (const slot of [{ tab: 'reply', ticketId }, { tab: 'note', ticketId }, { tab: 'intake' }] as const) {
      await save(john, slot, content('half', `key-${slot.tab}-0001`));
    }
    expectDone(await jane.run('record.put', { kind: 'agent', id: 'john', fields: { roleId: 'role-view-only' } }));
    const kept = await listed(john);
    const may = kept.map(({ slot, mayContinue }) => [slot.tab, mayContinue] as const);
    expect(Object.fromEntries(may)).toEqual({ reply: false, note: false, intake: false });
    expect(kept.filter(({ slot }) => slot.tab !== 'intake').map(({ words }) => words)).toEqual(['half', 'half']);
    await save(john, { tab: 'note', ticketId }, content('whole', 'key-note-0002'));
    expectDone(await john.call('draft.drop', { slot: { tab: 'note', ticketId }, draftId: 'draft-of-note' }));
    expect(await listed(john)).toHaveLength(2);
  });

  test('W46: of notes for assigning, transferring, and referring are continued by who may do that, and go with that action alone', async () => {
    for (const tab of ['assign', 'transfer', 'refer'] as const) {
      await save(john, { tab, ticketId }, { ...content(''), key: `key-${tab}-0001`, text: `To ${tab}` });
    }
    const kept = async () => (await listed(john)).map(({ words, mayContinue }) => [words, mayContinue]);
    const permit = (permissions: readonly string[]) =>
      jane.run('record.put', { kind: 'role', id: 'role-limited', fields: { name: 'Limited', permissions } });
    expectDone(await jane.run('record.put', { kind: 'agent', id: 'john', fields: { roleId: 'role-limited' } }));
    expectDone(await permit(['ticket.reply', 'ticket.assign']));
    expect(await kept()).toEqual([
      ['To refer', false],
      ['To transfer', false],
      ['To assign', true],
    ]);
    expectDone(await permit(['ticket.assign', 'ticket.transfer', 'ticket.refer']));
    expect((await kept()).map(([, mayContinue]) => mayContinue)).toEqual([true, true, true]);
    const to = { kind: 'agent', id: 'jane' } as const;
    expectDone(await john.run('referral.add', { ticketId, to, remark: 'To refer' }, 'key-refer-0001'));
    const assigned = { ticketId, agentId: 'john', teamId: null, remark: 'To assign' };
    expectDone(await john.run('assignment.assign', assigned, 'key-assign-0001'));
    expect(await kept()).toEqual([['To transfer', true]]);
  });

  test('W4: are announced to the windows of their author alone', async () => {
    const second = desk.window('second');
    expectDone(await second.call('session.signIn', { agentId: 'jane', secret: 'a secret of jane alone' }));
    await save(jane, { tab: 'reply', ticketId }, content('one'));
    expectDone(await jane.call('draft.drop', { slot: { tab: 'reply', ticketId }, draftId: 'draft-of-reply' }));
    expect([told(jane), told(second), told(john), told(desk.window('nobody'))]).toEqual([2, 2, 0, 0]);
  });
});

describe('a draft', () => {
  test('W6: may be as long as the longest entry; a longer one is refused with the reason', async () => {
    const slot: DraftSlot = { tab: 'reply', ticketId };
    const lines = Array.from({ length: 8_000 }, () => ({
      type: 'paragraph',
      content: [{ type: 'text', text: 'words words' }],
    }));
    for (const text of [JSON.stringify({ type: 'doc', content: lines }), 'x'.repeat(longestDraft)]) {
      await save(jane, slot, { ...content(''), text });
      expect(expectDone(await jane.ask('draft.get', { slot, draftId: idOf(slot) }))?.text).toBe(text);
    }
    const tooLong = { ...content(''), text: 'x'.repeat(longestDraft + 1) };
    expect(await jane.call('draft.save', { slot, draftId: idOf(slot), content: tooLong })).toMatchObject({
      ok: false,
      error: { code: 'invalid-input', reason: 'draft.too-long' },
    });
    expect(expectDone(await jane.ask('draft.get', { slot, draftId: idOf(slot) }))?.text).toHaveLength(longestDraft);
  });
});
