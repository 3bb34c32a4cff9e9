import { beforeEach, describe, expect, test } from 'vitest';
import type { DraftRef } from '../../../../main/drafts/draft-names.ts';
import { type Drafts, openDrafts } from '../../../../main/drafts/drafts.ts';
import type { DocumentFault } from '../../../../main/platform/document-fault.ts';
import { durableJson } from '../../../../main/platform/durable-json.ts';
import type { DraftContent } from '../../../../shared/bridge/draft.ts';
import { failAsPlanned, heal } from '../../../support/fault-plan.ts';
import { createSimulatedDisk, type SimulatedDisk } from '../../../support/simulated-disk.ts';

const slot = { tab: 'reply', ticketId: 'ticket-1' } as const;
const draft: DraftRef = { slot, draftId: 'draft-0001' };
const oldFile = '/desk/drafts/jane.ticket-1.reply.json';

let disk: SimulatedDisk;
let faults: DocumentFault[];

beforeEach(() => {
  disk = createSimulatedDisk();
  faults = [];
});

function words(text: string, key = 'key-00001'): DraftContent {
  return { key, text, files: [{ fileId: 'file-1', name: 'a.txt', size: 3 }], basedOn: 2 };
}

function open(on = disk): Promise<Drafts> {
  return openDrafts(
    on,
    '/desk',
    (fault) => faults.push(fault),
    () => 1000,
  );
}

function textsOf(drafts: Drafts): string[] {
  return drafts.list('jane').map(({ content }) => content.text);
}

async function names(on = disk): Promise<string[]> {
  return [...(await on.list('/desk/drafts'))].filter((name) => !name.endsWith('.previous')).sort();
}

async function writeOld(content: DraftContent): Promise<void> {
  await disk.makeFolder('/desk/drafts');
  await durableJson(disk, oldFile, () => undefined).write(content);
}

describe('W61: a draft of an older version', () => {
  test('is one more draft of its slot, under the same id at each start', async () => {
    await writeOld(words('old'));
    const drafts = await open();
    await drafts.save('jane', draft, words('new', 'key-00002'));
    const ids = async (from: Drafts) => (await from.inSlot('jane', slot)).map(({ draftId }) => draftId).sort();
    expect(textsOf(drafts).sort()).toEqual(['new', 'old']);
    expect(await ids(await open())).toEqual(await ids(drafts));
    expect(await drafts.files()).toEqual(new Set(['file-1']));
  });

  test('is replaced by a file with its id when it is saved, and gone when it is dropped', async () => {
    await writeOld(words('old'));
    const drafts = await open();
    const [old] = drafts.list('jane');
    if (!old) throw new Error('There is no draft');
    await drafts.save('jane', old, words('newer'));
    expect(await names()).toEqual([`jane.ticket-1.reply.${old.draftId}.json`]);
    expect(textsOf(await open())).toEqual(['newer']);
    await drafts.drop('jane', old);
    expect(await names()).toEqual([]);
  });

  test('that is dropped at once leaves no file either', async () => {
    await writeOld(words('old'));
    const drafts = await open();
    for (const old of drafts.list('jane')) await drafts.drop('jane', old);
    expect([await names(), textsOf(await open())]).toEqual([[], []]);
  });

  test('does not come back where a power cut left it beside its replacement', async () => {
    await writeOld(words('old'));
    const drafts = await open();
    const [old] = drafts.list('jane');
    if (!old) throw new Error('There is no draft');
    failAsPlanned(disk, { at: 1, code: 'EIO', lasting: true, when: 'before', hits: ({ kind }) => kind === 'remove' });
    await drafts.save('jane', old, words('newer'));
    heal(disk);
    expect(await names()).toHaveLength(2);
    const later = await open();
    expect(textsOf(later)).toEqual(['newer']);
    expect(await later.files()).toEqual(new Set(['file-1']));
    await later.drop('jane', old);
    expect([await names(), textsOf(await open())]).toEqual([[], []]);
  });

  test('of which nothing can be read is known as damaged, and set aside when it is dropped', async () => {
    for (const file of [oldFile, `${oldFile}.previous`]) disk.put(file, 'broken');
    const drafts = await open();
    const [damage] = drafts.damages('jane');
    expect([damage?.slot, drafts.list('jane'), await drafts.files()]).toEqual([slot, [], undefined]);
    if (damage) await drafts.drop('jane', damage);
    expect([drafts.damages('jane'), (await open()).damages('jane')]).toEqual([[], []]);
    expect(await disk.list('/desk/drafts/damaged')).toHaveLength(2);
  });
});

describe('W62: a draft that is given another id', () => {
  test('keeps its words, its time and its files, and leaves nothing under the one before', async () => {
    const drafts = await open();
    await drafts.save('jane', draft, words('kept'));
    const before = drafts.list('jane');
    expect(await drafts.rename('jane', draft, 'draft-0002')).toEqual(words('kept'));
    for (const later of [drafts, await open(disk.powerCutLosingAll())])
      expect(later.list('jane')).toEqual(before.map((one) => ({ ...one, draftId: 'draft-0002' })));
    expect(await names()).toEqual(['jane.ticket-1.reply.draft-0002.json']);
  });

  test('is neither lost nor doubled by a power cut at any moment', async () => {
    await (await open()).save('jane', draft, words('kept'));
    const start = disk.powerCutLosingAll();
    for (let at = 1; ; at += 1) {
      const cut = start.powerCutLosingAll();
      failAsPlanned(cut, { at, code: 'EIO', lasting: true, when: 'before', hits: () => true });
      const drafts = await open(cut).catch(() => undefined);
      const renamed = await drafts?.rename('jane', draft, 'draft-0002');
      heal(cut);
      for (const later of [await open(cut.powerCutLosingAll()), await open(cut)]) {
        expect(textsOf(later), `fault at ${at}`).toEqual(['kept']);
        expect(await later.files(), `fault at ${at}`).toEqual(new Set(['file-1']));
        for (const left of later.list('jane')) await later.drop('jane', left);
      }
      expect(textsOf(await open(cut)), `fault at ${at}`).toEqual([]);
      if (renamed) break;
    }
  });

  test('keeps its id where the disk refuses, and can be saved', async () => {
    const drafts = await open();
    await drafts.save('jane', draft, words('kept'));
    failAsPlanned(disk, { at: 1, code: 'ENOSPC', lasting: true, when: 'before', hits: ({ kind }) => kind === 'write' });
    expect(await drafts.rename('jane', draft, 'draft-0002')).toBeNull();
    heal(disk);
    await drafts.save('jane', draft, words('newer'));
    expect([textsOf(drafts), textsOf(await open())]).toEqual([['newer'], ['newer']]);
  });

  test('is settled by its key, under whichever id it lies at that moment', async () => {
    for (const order of ['sent first', 'sent last'] as const) {
      const drafts = await open();
      await drafts.save('jane', draft, words('sent', 'key-sent-1'));
      const settle = () => drafts.removeSent('jane', 'key-sent-1', () => null);
      const rename = () => drafts.rename('jane', draft, 'draft-0002');
      await Promise.all(order === 'sent first' ? [settle(), rename()] : [rename(), settle()]);
      expect([textsOf(drafts), await names()], order).toEqual([[], []]);
    }
  });

  test('takes with it what was found damaged of it', async () => {
    const file = '/desk/drafts/jane.ticket-1.reply.draft-0001.json';
    await (await open()).save('jane', draft, words('kept'));
    disk.put(file, 'broken');
    const drafts = await open();
    await drafts.rename('jane', draft, 'draft-0002');
    expect(drafts.damages('jane').map(({ draftId }) => draftId)).toEqual(['draft-0002']);
    await drafts.drop('jane', { slot, draftId: 'draft-0002' });
    expect(drafts.damages('jane')).toEqual([]);
  });
});
