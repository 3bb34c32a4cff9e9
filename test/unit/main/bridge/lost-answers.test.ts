import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { DraftContent, DraftSlot } from '../../../../shared/bridge/draft.ts';
import type { InputOf } from '../../../../shared/domain/registry.ts';
import { bridgeOn, foundedBridgeDisk, type TestBridge, type TestWindow } from '../../../support/memory-bridge.ts';
import type { MemoryDisk } from '../../../support/memory-disk.ts';
import { expectDone, someTicket } from '../../../support/test-desk.ts';

/* Words were sent, and the answer never came: the window still has them, their key, and maybe more by now. */

const key = 'key-of-a-reply';
const refused = { ok: false, error: { code: 'refused', reason: 'key.reused' } };

let founded: MemoryDisk;
let desk: TestBridge;
let jane: TestWindow;
let ticketId: string;
let slot: DraftSlot;

beforeAll(async () => {
  founded = await foundedBridgeDisk({ signers: ['jane', 'john'] });
}, 60_000);

beforeEach(async () => {
  desk = await bridgeOn(founded);
  jane = await desk.windowOf('jane');
  [ticketId = ''] = expectDone(await jane.run('ticket.open', someTicket())).ticketIds;
  slot = { tab: 'reply', ticketId };
});

afterEach(() => desk.close());

function doc(...paragraphs: readonly string[]): string {
  const content = paragraphs.map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] }));
  return JSON.stringify({ type: 'doc', content });
}

function draft(text: string, more: Partial<DraftContent> = {}): DraftContent {
  return { key, text, files: [], basedOn: 1, ...more };
}

function reply(body: string): InputOf<'conversation.post'> {
  return { ticketId, visibility: 'public', body, basedOn: 1 };
}

async function restart(): Promise<void> {
  desk = await desk.restarted();
  jane = await desk.windowOf('jane');
}

function at(slot: DraftSlot) {
  return { slot, draftId: `draft-of-${slot.tab}` };
}

async function waiting(where = slot) {
  return expectDone(await jane.ask('draft.get', at(where)));
}

async function replies(): Promise<readonly string[]> {
  const [ticket] = (await desk.deskManager.desk()?.engine.tickets.load([ticketId])) ?? [];
  const entries = ticket?.conversation.entries ?? [];
  return entries.filter(({ kind }) => kind === 'reply').map(({ id }) => id);
}

describe.each(['at once', 'after a restart'] as const)('%s, of a key that was used', (when) => {
  beforeEach(async () => {
    expectDone(await jane.call('draft.save', { ...at(slot), content: draft(doc('On my way.')) }));
    expectDone(await jane.run('conversation.post', reply('<p>On my way.</p>'), key));
    if (when === 'after a restart') await restart();
  });

  test('K14: a window learns the result and the sent text, but nothing of another agent’s', async () => {
    const sent = expectDone(await jane.ask('key.sent', { key }));
    expect(sent).toMatchObject({
      op: 'conversation.post',
      text: 'On my way.',
      number: '1001',
      done: { ticketIds: [ticketId] },
    });
    expect(sent?.done).toEqual(expectDone(await jane.run('conversation.post', reply('<p>On my way.</p>'), key)));
    const john = await desk.windowOf('john');
    expect([await john.ask('key.sent', { key }), await jane.ask('key.sent', { key: 'key-of-nothing' })]).toEqual([
      { ok: true, value: null },
      { ok: true, value: null },
    ]);
  });

  test('K15: other text, another action or other files never get its answer', async () => {
    expect(await jane.run('conversation.post', reply('<p>On my way. Or not.</p>'), key)).toMatchObject(refused);
    expect(await jane.run('conversation.post', reply('<p>On my</p>'), key)).toMatchObject(refused);
    expect(
      await jane.run('conversation.post', { ...reply('<p>On my way.</p>'), attachments: ['file-1'] }, key),
    ).toMatchObject(refused);
    expect(await jane.run('assignment.claim', { ticketId }, key)).toMatchObject(refused);
    expect(await jane.run('ticket.open', someTicket(), key)).toMatchObject(refused);
    expect(await replies()).toHaveLength(1);
  });

  test('W10: the same text is no draft, and a window that saves it learns that it was sent', async () => {
    expect(await waiting()).toBeNull();
    for (const text of [doc('On my way.'), doc('On my'), doc('On', 'my way.')]) {
      const saved = expectDone(await jane.call('draft.save', { ...at(slot), content: draft(text) }));
      expect([saved.keptUnder, saved.sent?.text]).toEqual([null, 'On my way.']);
      expect(await waiting()).toBeNull();
    }
    expect(expectDone(await jane.ask('draft.list', {}))).toEqual([]);
  });

  test('W11: newer text is saved under its own key, with what was sent, also across a restart', async () => {
    const content = draft(doc('On my way.', 'Is the door open?'));
    const saved = expectDone(await jane.call('draft.save', { ...at(slot), content }));
    expect(saved.sent?.text).toBe('On my way.');
    expect(saved.keptUnder).not.toBe(key);
    expect(expectDone(await jane.call('draft.save', { ...at(slot), content }))).toEqual(saved);
    await restart();
    expect(await waiting()).toEqual({ ...content, key: saved.keptUnder, sent: saved.sent });
    expect(expectDone(await jane.ask('draft.list', {}))).toHaveLength(1);
    expectDone(await jane.run('conversation.post', reply('<p>Is the door open?</p>'), saved.keptUnder ?? ''));
    expect(await replies()).toHaveLength(2);
  });

  test('W11: newer text that is changed back to what was sent is no draft either', async () => {
    expectDone(await jane.call('draft.save', { ...at(slot), content: draft(doc('On my way. Or not.')) }));
    expect(await waiting()).not.toBeNull();
    expectDone(await jane.call('draft.save', { ...at(slot), content: draft(doc('On my way.')) }));
    expect(await waiting()).toBeNull();
  });

  test('W11: a file that came after is kept as well', async () => {
    const files = [{ fileId: 'file-1', name: 'a.txt', size: 3, hash: 'a'.repeat(64) }];
    const saved = expectDone(
      await jane.call('draft.save', { ...at(slot), content: draft(doc('On my way.'), { files }) }),
    );
    expect((await waiting())?.key).toBe(saved.keptUnder);
  });
});

describe('a sent text', () => {
  test('W12: removes the draft of the same text, and none of newer text that another window saved', async () => {
    const newer = draft(doc('On my way.', 'Bring the key.'));
    expectDone(await jane.call('draft.save', { ...at(slot), content: newer }));
    expectDone(await jane.run('conversation.post', reply('<p>On my way.</p>'), key));
    const kept = await waiting();
    expect(kept).toMatchObject({ text: newer.text, sent: { text: 'On my way.' } });
    expect(kept?.key).not.toBe(key);
  });

  test('W12: is consistent with a save at the same moment', async () => {
    const content = draft(doc('On my way.', 'Bring the key.'));
    const [saved, sent] = await Promise.all([
      jane.call('draft.save', { ...at(slot), content }),
      jane.run('conversation.post', reply('<p>On my way.</p>'), key),
    ]);
    expect([saved.ok, sent.ok]).toEqual([true, true]);
    const kept = await waiting();
    expect(kept).toMatchObject({ text: content.text });
    expect(kept?.key).not.toBe(key);
  });

  test('W12: is recognized with lists, marks, pictures and unusual letters', async () => {
    const items = ['Ünder', 'the “mat”\u00a0<&>'].map((text) => ({
      type: 'list_item',
      content: [{ type: 'paragraph', content: [{ type: 'text', text, marks: [{ type: 'strong' }] }] }],
    }));
    const text = JSON.stringify({ type: 'doc', content: [{ type: 'bullet_list', content: items }] });
    const html =
      '<ul><li><p><strong>Ünder</strong></p></li><li><p><strong>the “mat”\u00a0&lt;&amp;&gt;</strong></p></li></ul>';
    expectDone(await jane.call('draft.save', { ...at(slot), content: draft(text) }));
    expectDone(await jane.run('conversation.post', reply(html), key));
    expect(await waiting()).toBeNull();
  });

  test('W12: is a message or a ticket as well', async () => {
    const message: DraftSlot = { tab: 'message', ticketId };
    const intake: DraftSlot = { tab: 'intake' };
    const details = 'It beeps.\n\n  Twice.';
    expectDone(await jane.call('draft.save', { ...at(message), content: draft(details) }));
    expectDone(await jane.run('conversation.record', { ticketId, details, source: 'phone' }, key));
    expect(await waiting(message)).toBeNull();
    const { keptUnder } = expectDone(
      await jane.call('draft.save', { ...at(message), content: draft(`${details} Again.`) }),
    );
    expect((await waiting(message))?.key).toBe(keptUnder);

    const form = { ...someTicket('Beeps'), details };
    const content = draft(JSON.stringify(form), { key: 'key-of-a-form' });
    expectDone(await jane.call('draft.save', { ...at(intake), content }));
    expectDone(await jane.run('ticket.open', form, 'key-of-a-form'));
    expect(await waiting(intake)).toBeNull();
    const other = { ...content, text: JSON.stringify({ ...form, summary: 'Beeps twice' }) };
    const saved = expectDone(await jane.call('draft.save', { ...at(intake), content: other }));
    expect(saved.sent).toMatchObject({ op: 'ticket.open', summary: 'Beeps' });
    expect((await waiting(intake))?.text).toBe(other.text);
  });

  describe('of a new ticket', () => {
    const intake: DraftSlot = { tab: 'intake' };
    const floor = { name: 'Floor', type: 'number', choices: [], isRequired: false, order: 1 } as const;
    const form = {
      ...someTicket('Beeps'),
      requester: { personId: null, name: ' ken  WHEELER ', email: 'KEN@example.com', phone: '555-0101', place: '' },
      fields: { 'custom:floor': ' 07 ', 'custom:room': '' },
      departmentId: 'department-support',
      priorityId: 'priority-normal',
      planId: 'plan-default',
      agentId: null,
      teamId: null,
      attachments: [],
    };
    const draftOf = (fields: object) => draft(JSON.stringify(fields), { key: 'key-of-a-form' });

    beforeEach(async () => {
      for (const id of ['floor', 'room'])
        expectDone(await jane.run('record.put', { kind: 'field', id, fields: { ...floor, name: id } }));
      expectDone(await jane.call('draft.save', { ...at(intake), content: draftOf(form) }));
      expectDone(await jane.run('ticket.open', form, 'key-of-a-form'));
    });

    test('W12: includes a form, however its values were typed and whether or not the requester was known', async () => {
      expect(await waiting(intake)).toBeNull();
      expectDone(await jane.call('draft.save', { ...at(intake), content: draftOf(form) }));
      expect(await waiting(intake)).toBeNull();
    });

    test.each<[string, object]>([
      ['a field of the desk’s own', { fields: { ...form.fields, 'custom:floor': '8' } }],
      ['a field that was empty', { fields: { ...form.fields, 'custom:room': '4' } }],
      ['the source', { source: 'email' }],
      ['the help topic', { topicId: 'topic-feedback' }],
      ['the priority', { priorityId: 'priority-high' }],
      ['the department', { departmentId: 'department-sales' }],
      ['who works on it', { agentId: 'john' }],
      ['the requester’s phone', { requester: { ...form.requester, phone: '555-0102' } }],
      ['the requester’s place', { requester: { ...form.requester, place: 'Room 4' } }],
    ])('W12: keeps what is new although only %s is', async (_what, more) => {
      const content = draftOf({ ...form, ...more });
      const saved = expectDone(await jane.call('draft.save', { ...at(intake), content }));
      expect(saved.sent).toMatchObject({ op: 'ticket.open', summary: 'Beeps' });
      expect((await waiting(intake))?.text).toBe(content.text);
    });
  });
});
