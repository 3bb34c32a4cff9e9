import type { Node } from 'prosemirror-model';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { docWords } from '../../../../renderer/features/ticket/doc-words.ts';
import { sliceOfText } from '../../../../renderer/features/ticket/editor-schema.ts';
import { type ComposerTab, postInput } from '../../../../renderer/features/ticket/post-input.ts';
import { ticketSlot } from '../../../../renderer/forms/draft-slots.ts';
import type { LiveDraft } from '../../../../renderer/forms/live-draft.ts';
import { textWords } from '../../../../renderer/forms/text-words.ts';
import { failed } from '../../../../shared/bridge/result.ts';
import { draftWords } from '../../../../shared/views/draft-words.ts';
import { type DraftWindow, draftWindow } from '../../../support/draft-window.ts';
import { type TestBridge, type TestWindow, testBridge } from '../../../support/memory-bridge.ts';
import { expectDone, someTicket } from '../../../support/test-desk.ts';

let bridge: TestBridge;
let jane: TestWindow;
let here: DraftWindow;
let ticketId: string;
/** What is sent waits for this. */
let held: Promise<void>;

beforeEach(async () => {
  held = Promise.resolve();
  bridge = await testBridge();
  jane = await bridge.windowOf('jane');
  [ticketId = ''] = expectDone(await jane.run('ticket.open', someTicket('Laptop'))).ticketIds;
  here = draftWindow(jane);
});

const doc = (text: string): Node => docWords.empty.copy(sliceOfText(text).content);

function composer(
  tab: ComposerTab,
  window = here,
  show?: (words: Node) => void,
): LiveDraft<Node> & { readonly close: () => void } {
  const form = window.form<Node>({
    kind: docWords,
    ...(show ? { show } : {}),
    post: async (outgoing) => {
      await held;
      return jane.run('conversation.post', postInput(tab, ticketId, outgoing), outgoing.key);
    },
  });
  const draft = window.sessions.of('jane', ticketSlot(tab, ticketId), form);
  return { ...draft, close: window.sessions.show('jane', draft, form) };
}

async function listed(): Promise<readonly string[]> {
  const drafts = await jane.ask('draft.list', {});
  if (!drafts.ok) throw new Error(drafts.error.reason);
  return drafts.value
    .map(({ slot, words, fileCount }) => `${slot.tab}: ${words}${' +file'.repeat(fileCount)}`)
    .toSorted();
}

async function posted(): Promise<readonly string[]> {
  const page = await jane.ask('thread.page', { ticketId, limit: 60 });
  if (!page.ok) throw new Error(page.error.reason);
  return page.value.items.flatMap((item) => (item.kind === 'entry' ? [item.entryKind] : []));
}

const wordsOf = (draft: LiveDraft<Node>) => draftWords('reply', docWords.write(draft.session().words));

async function isIdle(draft: LiveDraft<Node>): Promise<void> {
  await vi.waitFor(() => expect(draft.session().request).toBeNull());
}

describe('two tabs', () => {
  test('W44: each has its own draft, and neither is saved as the other', async () => {
    const [reply, note] = [composer('reply'), composer('note')];
    reply.tell({ type: 'typed', words: doc('For Ken') });
    note.tell({ type: 'typed', words: doc('For the team') });
    await here.sessions.flush();
    expect(await listed()).toEqual(['note: For the team', 'reply: For Ken']);
  });

  test('W44: a note is sent as a note, and removes only its own draft', async () => {
    const [reply, note] = [composer('reply'), composer('note')];
    reply.tell({ type: 'typed', words: doc('For Ken') });
    note.tell({ type: 'typed', words: doc('For the team') });
    await here.sessions.flush();
    await note.send(null);
    expect((await posted()).at(-1)).toBe('note');
    expect(await listed()).toEqual(['reply: For Ken']);
    await reply.send(null);
    expect((await posted()).at(-1)).toBe('reply');
    expect(await listed()).toEqual([]);
  });
});

describe('sending', () => {
  test('W42: pressed twice right after typing, it sends once and leaves no draft', async () => {
    const reply = composer('reply');
    await isIdle(reply);
    const before = (await posted()).length;
    reply.tell({ type: 'typed', words: doc('Hello') });
    const [first, second] = await Promise.all([reply.send(null), reply.send(null)]);
    here.pass(2_000);
    await here.sessions.flush();
    expect([first?.ok, second]).toEqual([true, undefined]);
    expect((await posted()).length).toBe(before + 1);
    expect(await listed()).toEqual([]);
  });

  test('a form reopened during its send shows what remains of its text', async () => {
    const reply = composer('reply');
    await isIdle(reply);
    reply.tell({ type: 'typed', words: doc('On my way') });
    let letGo: () => void = () => undefined;
    held = new Promise((resolve) => {
      letGo = resolve;
    });
    const sent = reply.send(null);
    await vi.waitFor(() => expect(reply.session().sending?.step).toBe('sent'));
    reply.tell({ type: 'typed', words: doc('On my way and more') });
    reply.close();
    const again = composer('reply');
    expect(wordsOf(again)).toBe('On my way and more');
    letGo();
    await sent;
    expect(wordsOf(again).trim()).toBe('and more');
    await here.sessions.flush();
    expect(await listed()).toEqual(['reply: and more']);
  });
});

describe('the note of an assignment', () => {
  function assignForm(window = here): LiveDraft<string> & { readonly close: () => void } {
    const form = window.form<string>({
      kind: textWords,
      post: ({ key, words }) =>
        jane.run('assignment.assign', { ticketId, agentId: 'john', teamId: null, remark: words }, key),
    });
    const draft = window.sessions.of('jane', ticketSlot('assign', ticketId), form);
    return { ...draft, close: window.sessions.show('jane', draft, form) };
  }

  test('W46: is a draft after its form was closed, and goes with the assignment from another window', async () => {
    const [note, form] = [composer('note'), assignForm()];
    note.tell({ type: 'typed', words: doc('For the team') });
    form.tell({ type: 'typed', words: 'Please have a look' });
    form.close();
    await here.sessions.flush();
    expect(await listed()).toEqual(['assign: Please have a look', 'note: For the team']);
    const there = assignForm(draftWindow(jane, 'b'));
    await vi.waitFor(() => expect(there.session().words).toBe('Please have a look'));
    expect(await there.send(null)).toMatchObject({ ok: true });
    expect((await posted()).at(-1)).toBe('note');
    expect(await listed()).toEqual(['note: For the team']);
  });

  test('W46: may be empty, and an assignment without one leaves no draft', async () => {
    const form = assignForm();
    expect(await form.send(null)).toMatchObject({ ok: true });
    await here.sessions.flush();
    expect(await posted()).not.toContain('note');
    expect(await listed()).toEqual([]);
  });

  test('W43: comes back when the assignment is undone, although its form was closed', async () => {
    const form = assignForm();
    form.tell({ type: 'typed', words: 'Please have a look' });
    expect(await form.send(null)).toMatchObject({ ok: true });
    form.close();
    await here.undoNewest();
    await vi.waitFor(async () => {
      await here.sessions.flush();
      expect(await listed()).toEqual(['assign: Please have a look']);
    });
  });
});

describe('an undone reply', () => {
  async function sentWithFile(): Promise<LiveDraft<Node> & { readonly close: () => void }> {
    const reply = composer('reply');
    await isIdle(reply);
    reply.tell({ type: 'typed', words: doc('See the log') });
    reply.uploads.add([new File(['in it'], 'one.log')]);
    expect(await reply.send(null)).toMatchObject({ ok: true });
    expect(reply.session()).toMatchObject({ files: [], sending: null });
    return reply;
  }

  test('W43: is restored with its files where it was written', async () => {
    const reply = await sentWithFile();
    await here.undoNewest();
    expect(wordsOf(reply)).toBe('See the log');
    expect(reply.uploads.shown().files.map(({ name }) => name)).toEqual(['one.log']);
    await here.sessions.flush();
    expect(await listed()).toEqual(['reply: See the log +file']);
  });

  test('W43: gets them back although its form was closed, and can be sent again with them', async () => {
    const reply = await sentWithFile();
    reply.close();
    await isIdle(reply);
    await here.undoNewest();
    await here.sessions.flush();
    await vi.waitFor(async () => expect(await listed()).toEqual(['reply: See the log +file']));
    const again = composer('reply', draftWindow(jane, 'b'));
    await isIdle(again);
    expect(again.uploads.shown().files.map(({ name }) => name)).toEqual(['one.log']);
    expect(await again.send(null)).toMatchObject({ ok: true });
    expect(await listed()).toEqual([]);
  });
});

test('a form’s change of the text that it is shown is saved too', async () => {
  const first = composer('reply');
  first.tell({ type: 'typed', words: doc('Dear Ken') });
  await here.sessions.flush();
  const there = draftWindow(jane, 'b');
  const reply = composer('reply', there, (words) => {
    reply.tell({ type: 'typed', words: docWords.merge(words, doc('Regards')) });
  });
  reply.tell({ type: 'typed', words: doc('Hello') });
  await isIdle(reply);
  there.pass(2_000);
  await isIdle(reply);
  expect(await listed()).toEqual(['reply: Dear Ken\nHello\nRegards']);
});

test('a file that arrives after its form was closed is in the draft', async () => {
  const reply = composer('reply');
  await isIdle(reply);
  reply.uploads.add([new File(['in it'], 'late.log')]);
  reply.close();
  await vi.waitFor(() => expect(reply.session().files).toHaveLength(1));
  await here.sessions.flush();
  expect(await listed()).toEqual(['reply:  +file']);
});

test('text that cannot be saved outlives its form, and is saved once that is possible', async () => {
  const isFull = { now: true };
  here = draftWindow(jane, 'c', undefined, (desk) => ({
    ...desk,
    save: (...saved) => (isFull.now ? Promise.resolve(failed('not-saved', 'disk-full')) : desk.save(...saved)),
  }));
  const reply = composer('reply');
  reply.tell({ type: 'typed', words: doc('Unsaved') });
  expect(await here.sessions.flush()).toBe(true);
  reply.close();
  await isIdle(reply);
  expect(wordsOf(composer('reply'))).toBe('Unsaved');
  isFull.now = false;
  here.sessions.connected();
  expect(await here.sessions.flush()).toBe(false);
  expect(await listed()).toEqual(['reply: Unsaved']);
});

test('one agent’s text is not saved while another one is signed in', async () => {
  const signedIn = { id: 'jane' };
  here = draftWindow(jane, 'd', () => signedIn.id);
  const reply = composer('reply');
  await isIdle(reply);
  reply.tell({ type: 'typed', words: doc('Of Jane') });
  signedIn.id = 'john';
  await here.sessions.flush();
  here.sessions.leave();
  expect(await listed()).toEqual([]);
});
