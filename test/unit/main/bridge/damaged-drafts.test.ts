import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { DraftContent } from '../../../../shared/bridge/draft.ts';
import { bridgeOver, foundedBridgeDisk, type TestWindow } from '../../../support/memory-bridge.ts';
import type { MemoryDisk } from '../../../support/memory-disk.ts';
import { expectDone, someTicket } from '../../../support/test-desk.ts';

const folder = '/here/desk/drafts';

const draftId = 'draft-0001';

let founded: MemoryDisk;
let ticketId = '';
let fileId = '';

function content(words: string, files: DraftContent['files'] = []): DraftContent {
  const doc = { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: words }] }] };
  return { key: 'key-00000001', text: JSON.stringify(doc), files, basedOn: 1 };
}

beforeAll(async () => {
  founded = await foundedBridgeDisk({ signers: ['jane', 'john'] });
  const desk = await bridgeOver(founded);
  const jane = await desk.windowOf('jane');
  [ticketId = ''] = expectDone(await jane.run('ticket.open', someTicket())).ticketIds;
  ({ fileId } = expectDone(await jane.call('file.begin', { name: 'log.txt', size: 1 })));
  expectDone(await jane.call('file.append', { fileId, offset: 0, chunk: 'QQ==' }));
  expectDone(await jane.call('file.finish', { fileId }));
  const files = [{ fileId, name: 'log.txt', size: 1 }];
  for (const words of ['older words', 'newer words']) {
    const slot = { tab: 'reply', ticketId } as const;
    expectDone(await jane.call('draft.save', { slot, draftId, content: content(words, files) }));
  }
  await desk.close();
}, 60_000);

let disk: MemoryDisk;
let file: string;

beforeEach(() => {
  disk = founded.copy();
  file = `${folder}/jane.${ticketId}.reply.${draftId}.json`;
});

async function opened() {
  const desk = await bridgeOver(disk);
  return { desk, jane: await desk.windowOf('jane'), john: await desk.windowOf('john') };
}

async function listed(window: TestWindow) {
  return expectDone(await window.ask('draft.list', {}));
}

describe('Q5: a damaged draft', () => {
  test('shows its older text and says so, to its author alone', async () => {
    disk.put(file, Buffer.from('broken'));
    const { desk, jane, john } = await opened();
    const damage = { document: 'draft', damage: 'damaged', instead: 'older', paths: [file] };
    expect(await listed(jane)).toMatchObject([{ words: 'older words', damage, mayContinue: true }]);
    expect(await listed(john)).toEqual([]);
    const status = expectDone(await john.call('desk.status', {}));
    expect(JSON.stringify(status)).not.toContain(ticketId);
    await desk.close();
  });

  test('without any readable text stays listed, and its bytes are kept by the next save', async () => {
    for (const one of [file, `${file}.previous`]) disk.put(one, Buffer.from(`broken ${one}`));
    const { desk, jane } = await opened();
    const slot = { tab: 'reply', ticketId } as const;
    expect(await listed(jane)).toMatchObject([
      { slot, words: '', damage: { instead: 'nothing', paths: [file, `${file}.previous`] } },
    ]);
    const status = expectDone(await desk.window('nobody').call('desk.status', {}));
    const tiles = status.phase === 'locked' ? status.tiles : [];
    expect(tiles.find(({ id }) => id === 'jane')?.draftsWaiting).toBe(1);
    expectDone(await jane.call('draft.save', { slot, draftId, content: content('begun again') }));
    const kept = [
      `${folder}/damaged/jane.${ticketId}.reply.${draftId}.json.1`,
      `${folder}/damaged/jane.${ticketId}.reply.${draftId}.json.previous.1`,
    ];
    expect(kept.map((one) => String(disk.files().get(one)))).toEqual([`broken ${file}`, `broken ${file}.previous`]);
    expect(await listed(jane)).toMatchObject([{ words: 'begun again', damage: { paths: kept } }]);
    await desk.close();
  });

  test('is no longer reported once it is discarded; the damaged file is kept', async () => {
    for (const one of [file, `${file}.previous`]) disk.put(one, Buffer.from(`broken ${one}`));
    const { desk, jane } = await opened();
    const before = jane.heard.filter(({ topics }) => topics.includes('drafts')).length;
    expectDone(await jane.call('draft.drop', { slot: { tab: 'reply', ticketId }, draftId }));
    expect(await listed(jane)).toEqual([]);
    expect(jane.heard.filter(({ topics }) => topics.includes('drafts')).length).toBe(before + 1);
    await desk.close();
    const again = await opened();
    expect(await listed(again.jane)).toEqual([]);
    expect([...disk.files().values()].map(String)).toContain(`broken ${file}`);
    await again.desk.close();
  });
});

describe('Q6: a file that waits in a draft', () => {
  const record = () => `/here/desk/blobs/staged/${fileId}.json`;

  test('of which nothing is known any more has to be attached again, which the draft says', async () => {
    for (const one of [record(), `${record()}.previous`]) disk.put(one, Buffer.from('broken'));
    const { desk, jane } = await opened();
    expect(await listed(jane)).toMatchObject([
      {
        words: 'newer words',
        damage: null,
        faultyFiles: [{ name: 'log.txt', isLost: true, damage: { instead: 'nothing' } }],
      },
    ]);
    await desk.close();
    for (const one of [record(), `${record()}.previous`]) await disk.remove(one);
    const again = await opened();
    expect(await listed(again.jane)).toMatchObject([
      { faultyFiles: [{ name: 'log.txt', isLost: true, damage: null }] },
    ]);
    await again.desk.close();
  });

  test('survives damage to one of two files, which is reported, too', async () => {
    disk.put(record(), Buffer.from('broken'));
    const { desk, jane } = await opened();
    expect(await listed(jane)).toMatchObject([{ faultyFiles: [{ isLost: false, damage: { instead: 'older' } }] }]);
    const sent = { visibility: 'public', body: '<p>With it</p>', basedOn: 1 } as const;
    expectDone(await jane.run('conversation.post', { ticketId, ...sent, attachments: [fileId] }));
    await desk.close();
  });

  test('Q29: is attached after a restart although nobody has looked at the draft', async () => {
    const { desk, jane } = await opened();
    const note = { visibility: 'internal', body: '<p>With it</p>', basedOn: 1 } as const;
    expectDone(await jane.run('conversation.post', { ticketId, ...note, attachments: [fileId] }));
    const ticket = { ...someTicket(), attachments: [fileId] };
    expect(expectDone(await jane.run('ticket.open', ticket)).ticketIds).toHaveLength(1);
    expect(await jane.run('ticket.open', { ...ticket, attachments: ['file-unknown'] })).toMatchObject({ ok: false });
    await desk.close();
  });
});
