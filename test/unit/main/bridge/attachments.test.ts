import { beforeAll, beforeEach, expect, test } from 'vitest';
import { blobPath } from '../../../../main/blobs/stored-files.ts';
import type { ShownEntry } from '../../../../shared/bridge/queries.ts';
import { bridgeOver, foundedBridgeDisk, type TestBridge, type TestWindow } from '../../../support/memory-bridge.ts';
import type { MemoryDisk } from '../../../support/memory-disk.ts';
import { expectDone, someTicket } from '../../../support/test-desk.ts';

const png = Buffer.from('89504e470d0a1a0a00', 'hex');
let founded: MemoryDisk;
let disk: MemoryDisk;
let desk: TestBridge;
let jane: TestWindow;
let ticketId: string;

beforeAll(async () => {
  founded = await foundedBridgeDisk({});
});

beforeEach(async () => {
  disk = founded.copy();
  desk = await bridgeOver(disk);
  jane = await desk.windowOf('jane');
  ticketId = expectDone(await jane.run('ticket.open', someTicket())).ticketIds[0] ?? '';
});

async function handIn(name: string, bytes: Buffer) {
  const { fileId } = expectDone(await jane.call('file.begin', { name, size: bytes.length }));
  expectDone(await jane.call('file.append', { fileId, offset: 0, chunk: bytes.toString('base64') }));
  return { fileId, ...expectDone(await jane.call('file.finish', { fileId })) };
}

/** The files and the words of the newest entry. */
async function shown(window: TestWindow) {
  const page = expectDone(await window.ask('ticket.page', { ticketId, items: 20 }));
  const entry = page.items.findLast((item): item is ShownEntry => item.kind === 'entry');
  if (!entry) throw new Error('There is no entry');
  return { faults: entry.attachments.map(({ fault }) => fault), words: JSON.stringify(entry.body), url: entry.bodyUrl };
}

test('Q21: a ticket says of each file what is wrong with it, and of a picture in its place, until it is right again', async () => {
  const [log, picture] = [await handIn('log.txt', Buffer.from('12')), await handIn('plan.png', png)];
  const body = `<p>See <img data-file="${picture.hash}" alt="plan.png"></p>`;
  const attachments = [log.fileId, picture.fileId];
  expectDone(await jane.run('conversation.post', { ticketId, visibility: 'public', body, attachments, basedOn: 1 }));
  const whole = await shown(jane);
  expect(whole.faults).toEqual([null, null]);
  expect(whole.words).toContain('"url":"/picture/');

  disk.put(blobPath('/here/desk/blobs', log.hash), Buffer.from('1'));
  await disk.remove(blobPath('/here/desk/blobs', picture.hash));
  const broken = await shown(jane);
  expect(broken.faults).toEqual(['damaged', 'missing']);
  expect(broken.words).toContain('[picture: plan.png is missing]');
  expect(broken.url).not.toBe(whole.url);

  await handIn('again.txt', Buffer.from('12'));
  await handIn('again.png', png);
  expect((await shown(jane)).faults).toEqual([null, null]);
  expect((await shown(jane)).words).toBe(whole.words);
  expect(desk.bugs).toEqual([]);
});
