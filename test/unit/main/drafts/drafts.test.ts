import { beforeEach, describe, expect, test } from 'vitest';
import type { DraftRef } from '../../../../main/drafts/draft-names.ts';
import { type Drafts, openDrafts } from '../../../../main/drafts/drafts.ts';
import { durableJson } from '../../../../main/platform/durable-json.ts';
import type { DraftContent } from '../../../../shared/bridge/draft.ts';
import { failAsPlanned, heal } from '../../../support/fault-plan.ts';
import { createSimulatedDisk, type SimulatedDisk } from '../../../support/simulated-disk.ts';

const reply: DraftRef = { slot: { tab: 'reply', ticketId: 'ticket-1' }, draftId: 'draft-of-reply' };
const note: DraftRef = { slot: { tab: 'note', ticketId: 'ticket-1' }, draftId: 'draft-of-note' };
const otherReply: DraftRef = { slot: { tab: 'reply', ticketId: 'ticket-2' }, draftId: 'draft-of-otherreply' };
const intake: DraftRef = { slot: { tab: 'intake' }, draftId: 'draft-of-intake' };

let disk: SimulatedDisk;
let nowMs = 1000;

beforeEach(() => {
  disk = createSimulatedDisk();
});

function words(text: string, key = 'key-00001'): DraftContent {
  return { key, text, files: [{ fileId: 'file-1', name: 'Größe.txt', size: 3 }], basedOn: 2 };
}

function open(on = disk): Promise<Drafts> {
  return openDrafts(
    on,
    '/desk',
    () => undefined,
    () => nowMs,
  );
}

describe('a draft', () => {
  test('is kept per agent, slot and id, and survives a restart and a power cut', async () => {
    const drafts = await open();
    const saved: [string, DraftRef, string][] = [
      ['jane', reply, 'to the requester'],
      ['jane', note, 'for us'],
      ['jane', { ...reply, draftId: 'another-draft' }, 'to the requester, in another window'],
      ['jane', otherReply, 'to somebody else'],
      ['jane', intake, 'a new ticket'],
      ['john', reply, 'of John'],
      ['jane-ann', reply, 'of somebody whose id begins alike'],
    ];
    for (const [agentId, slot, text] of saved) await drafts.save(agentId, slot, words(text));
    for (const later of [drafts, await open(), await open(disk.powerCutLosingAll())]) {
      for (const [agentId, slot, text] of saved) expect(await later.get(agentId, slot)).toEqual(words(text));
      expect(['jane', 'john', 'jane-ann', 'vera'].map((agentId) => later.list(agentId).length)).toEqual([5, 1, 1, 0]);
      expect(await later.get('john', note)).toBeNull();
    }
  });

  test('that is dropped is gone, also after a power cut, and nothing else goes with it', async () => {
    const drafts = await open();
    await drafts.save('jane', reply, words('first'));
    await drafts.save('jane', reply, words('second'));
    await drafts.save('jane', note, words('stays'));
    await drafts.drop('jane', reply);
    await drafts.drop('jane', intake);
    for (const later of [drafts, await open(disk.powerCutLosingAll())]) {
      expect([await later.get('jane', reply), await later.get('jane', note)]).toEqual([null, words('stays')]);
      expect(later.list('jane')).toHaveLength(1);
    }
  });

  test('that was sent is dropped by its key, wherever it lies, and only its author’s', async () => {
    const drafts = await open();
    await drafts.save('jane', reply, words('sent', 'key-sent-1'));
    await drafts.save('jane', note, words('not sent', 'key-other-1'));
    await drafts.save('john', reply, words('of John', 'key-sent-1'));
    await drafts.removeSent('jane', 'key-sent-1', () => null);
    expect(await drafts.get('jane', reply)).toBeNull();
    expect(await drafts.get('jane', note)).toEqual(words('not sent', 'key-other-1'));
    expect(await drafts.get('john', reply)).toEqual(words('of John', 'key-sent-1'));
    await drafts.removeSent('jane', 'key-nobody-has', () => null);
    expect(drafts.list('jane')).toHaveLength(1);
  });

  test('W10: keeps what was left to be sent, also where it is only being put away at that moment', async () => {
    const drafts = await open();
    const saving = drafts.save('jane', reply, words('newer', 'key-sent-1'));
    const left = { ...words('newer', 'key-next-1'), follows: { key: 'key-sent-1', words: 'new' } };
    await Promise.all([saving, drafts.removeSent('jane', 'key-sent-1', () => left)]);
    for (const later of [drafts, await open(disk.powerCutLosingAll())])
      expect(await later.get('jane', reply)).toEqual(left);
  });
});

describe('the list of an agent’s drafts', () => {
  test('W2: lists each with its slot and the time of its save, also after a restart, for its author only', async () => {
    const drafts = await open();
    const saved = [
      [reply, 1000],
      [intake, 2000],
    ] as const;
    for (const [draft, savedMs] of saved) {
      nowMs = savedMs;
      await drafts.save('jane', draft, words(draft.slot.tab));
    }
    await drafts.save('john', reply, words('of John'));
    const wanted = saved.map(([draft, savedMs]) => ({ ...draft, content: words(draft.slot.tab), savedMs }));
    for (const later of [drafts, await open(disk.powerCutLosingAll())]) {
      expect(later.list('jane')).toHaveLength(2);
      expect(later.list('jane')).toEqual(expect.arrayContaining(wanted));
    }
  });

  test('W2: knows no time of a draft that was kept without one', async () => {
    const drafts = await open();
    await drafts.save('jane', note, words('newer'));
    await durableJson(disk, '/desk/drafts/jane.ticket-1.note.draft-of-note.json', () => undefined).write(words('old'));
    expect((await open()).list('jane')).toEqual([{ ...note, content: words('old'), savedMs: null }]);
  });

  test('W4: is announced as changed by saving, dropping and sending, and not by requests without effect', async () => {
    const drafts = await open();
    const heard: string[] = [];
    drafts.onChange((agentId) => heard.push(agentId));
    await drafts.save('jane', reply, words('one'));
    await drafts.drop('jane', note);
    await drafts.removeSent('jane', 'key-nobody-has', () => null);
    expect(heard).toEqual(['jane']);
    await drafts.drop('jane', reply);
    await drafts.save('john', reply, words('two', 'key-two-1'));
    await drafts.removeSent('john', 'key-two-1', () => null);
    expect(heard).toEqual(['jane', 'jane', 'john', 'john']);
  });
});

describe('saves of one draft', () => {
  /** Holds back every call until it is let go. */
  function heldBack(): () => void {
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    disk.hooks = { before: () => held };
    return release;
  }

  test('follow each other: an older one never overtakes a newer one', async () => {
    const drafts = await open();
    const release = heldBack();
    const saves = ['one', 'two', 'three'].map((text) => drafts.save('jane', reply, words(text)));
    const read = drafts.get('jane', reply);
    release();
    await Promise.all(saves);
    expect(await read).toEqual(words('three'));
    expect(await (await open()).get('jane', reply)).toEqual(words('three'));
  });

  test('and a drop behind them leave nothing', async () => {
    const drafts = await open();
    const release = heldBack();
    const tasks = [drafts.save('jane', reply, words('one')), drafts.drop('jane', reply)];
    release();
    await Promise.all(tasks);
    expect([await drafts.get('jane', reply), await (await open()).get('jane', reply)]).toEqual([null, null]);
  });

  test('that fail keep the words before them, and the next one works', async () => {
    const drafts = await open();
    await drafts.save('jane', reply, words('kept'));
    failAsPlanned(disk, { at: 1, code: 'ENOSPC', lasting: true, when: 'before', hits: ({ kind }) => kind === 'write' });
    const failing = [drafts.save('jane', reply, words('lost')), drafts.save('jane', reply, words('lost too'))];
    expect((await Promise.allSettled(failing)).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(await drafts.get('jane', reply)).toEqual(words('kept'));
    heal(disk);
    expect(await (await open()).get('jane', reply)).toEqual(words('kept'));
    await drafts.save('jane', reply, words('again'));
    expect(await (await open(disk.powerCutLosingAll())).get('jane', reply)).toEqual(words('again'));
  });
});

test('files that are no drafts are passed over', async () => {
  disk.put('/desk/drafts/jane.ticket-1.reply.json', '{"sum":"wrong"}');
  disk.put('/desk/drafts/.DS_Store', 'of the system');
  disk.put('/desk/drafts/notes.txt', 'of somebody');
  const drafts = await open();
  expect(drafts.list('jane')).toEqual([]);
  expect(await drafts.get('jane', reply)).toBeNull();
});
