import { beforeEach, expect, test } from 'vitest';
import { blobPath } from '../../../../main/blobs/stored-files.ts';
import { verifyDesk } from '../../../../main/inspect/verify.ts';
import { type TestBridge, testBridge } from '../../../support/memory-bridge.ts';
import { createMemoryDisk, type MemoryDisk } from '../../../support/memory-disk.ts';
import { expectDone, someTicket } from '../../../support/test-desk.ts';

let disk: MemoryDisk;
let desk: TestBridge;
let hashes: string[];

beforeEach(async () => {
  disk = createMemoryDisk();
  desk = await testBridge({ disk });
  const jane = await desk.windowOf('jane');
  const ticketId = expectDone(await jane.run('ticket.open', someTicket())).ticketIds[0] ?? '';
  hashes = [];
  const attachments: string[] = [];
  for (const name of ['one.txt', 'two.txt', 'unsent.txt']) {
    const { fileId } = expectDone(await jane.call('file.begin', { name, size: 9 }));
    const chunk = Buffer.from(name.padEnd(9).slice(0, 9)).toString('base64');
    expectDone(await jane.call('file.append', { fileId, offset: 0, chunk }));
    hashes.push(expectDone(await jane.call('file.finish', { fileId })).hash);
    if (name !== 'unsent.txt') attachments.push(fileId);
  }
  const note = { ticketId, visibility: 'internal', body: '', attachments, basedOn: 1 } as const;
  expectDone(await jane.run('conversation.post', note));
});

async function verified() {
  const lines: string[] = [];
  const code = await verifyDesk(disk, '/here/desk', (line) => lines.push(line));
  return { code, lines: lines.slice(1) };
}

const pathOf = (index: number) => blobPath('/here/desk/blobs', hashes[index] ?? '');

test('Q23: a desk is right only with every attachment that an entry names, and files that none names are counted', async () => {
  expect(await verified()).toEqual({
    code: 0,
    lines: [
      '2 attachments, 0 of them damaged or missing',
      '1 stored file not used by any ticket, such as the files of drafts',
      'All checksums and chains are valid.',
    ],
  });
});

test('Q23: what is missing or damaged is named by ticket and file', async () => {
  disk.put(pathOf(0), Buffer.from('one.txt !'));
  await disk.remove(pathOf(1));
  expect(await verified()).toEqual({
    code: 1,
    lines: [
      '#1001: “one.txt” is damaged: its content differs from the attached file.',
      '#1001: “two.txt” is missing.',
      '2 attachments, 2 of them damaged or missing',
      '1 stored file not used by any ticket, such as the files of drafts',
      '2 problems found.',
    ],
  });
});

test('Q23: a desk without its attachments is not right', async () => {
  await disk.removeFolder('/here/desk/blobs');
  const { code, lines } = await verified();
  expect([code, lines.at(-1)]).toEqual([1, '2 problems found.']);
});
