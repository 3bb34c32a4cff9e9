import { beforeAll, beforeEach, expect, test } from 'vitest';
import { blobPath } from '../../../../main/blobs/stored-files.ts';
import { checkFiles } from '../../../../main/desk/check-files.ts';
import type { ShownEntry } from '../../../../shared/bridge/contract/tickets.ts';
import { bridgeOver, foundedBridgeDisk, type TestBridge, type TestWindow } from '../../../support/memory-bridge.ts';
import type { MemoryDisk } from '../../../support/memory-disk.ts';
import { sentencesOf } from '../../../support/sentence.ts';
import { expectDone, someTicket } from '../../../support/test-desk.ts';
import { hurriedClock } from '../../../support/virtual-clock.ts';

const png = Buffer.from('89504e470d0a1a0a00', 'hex');
let founded: MemoryDisk;
let disk: MemoryDisk;
let desk: TestBridge;
let jane: TestWindow;
let ticketId: string;

beforeAll(async () => {
  founded = await foundedBridgeDisk({ signers: ['jane', 'sam'] });
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
  const page = expectDone(await window.ask('thread.page', { ticketId, limit: 20 }));
  const entry = page.items.findLast((item): item is ShownEntry => item.kind === 'entry');
  if (!entry) throw new Error('There is no entry');
  return { faults: entry.attachments.map(({ fault }) => fault), words: JSON.stringify(entry.body), url: entry.bodyUrl };
}

test('Q21: a ticket reports the fault of each file, and of a picture in its place, until it is repaired', async () => {
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

/** What the strip says in a window. */
async function told(window: TestWindow): Promise<readonly string[]> {
  const status = expectDone(await window.call('desk.status', {}));
  return status.phase === 'open' ? sentencesOf(status.desk.reports) : [];
}

async function post(...attachments: readonly string[]): Promise<void> {
  const note = { ticketId, visibility: 'internal' as const, body: '<p>See these.</p>', attachments: [...attachments] };
  const [ticket] = (await desk.deskManager.desk()?.engine.tickets.load([ticketId])) ?? [];
  const basedOn = ticket?.conversation.entries.length ?? 0;
  expectDone(await jane.run('conversation.post', { ...note, basedOn }));
}

/** Reads every file once, as happens after opening. */
async function checkAll(): Promise<void> {
  const live = desk.deskManager.desk();
  if (live) await checkFiles(live, { clock: hurriedClock({ nowMs: 0 }), isOver: () => false });
  // The result of a scan is reported a moment later.
  await new Promise((resolve) => setImmediate(resolve));
}

test('Q22: a changed file is found without being opened, and reported to agents who may see its ticket', async () => {
  const sam = await desk.windowOf('sam');
  const [log, other] = [await handIn('log.txt', Buffer.from('12')), await handIn('other.txt', Buffer.from('34'))];
  await post(log.fileId, other.fileId);
  await checkAll();
  expect([await told(jane), await told(sam)]).toEqual([[], []]);

  disk.put(blobPath('/here/desk/blobs', log.hash), Buffer.from('13'));
  const heard = jane.heard.length;
  await checkAll();
  const number = desk.deskManager.desk()?.engine.rows.get(ticketId)?.number;
  expect(await told(jane)).toEqual([
    `#${number}: “log.txt” was damaged or changed after it was attached, so it can’t be opened. Attach the file again, or put it back from a backup.`,
  ]);
  expect(await told(sam)).toEqual(['In tickets you don’t have access to, 1 file can’t be opened.']);
  const news = jane.heard.slice(heard);
  expect(news.some(({ topics }) => topics.includes('session'))).toBe(true);
  expect(news.flatMap(({ tickets }) => tickets)).toEqual([ticketId]);
  expect(sam.heard.flatMap(({ tickets, removed }) => [...tickets, ...removed])).toEqual([]);

  await disk.remove(blobPath('/here/desk/blobs', other.hash));
  await checkAll();
  expect(await told(jane)).toEqual([
    `#${number}: 2 files are missing or damaged. The ticket shows which ones and what to do.`,
  ]);
  await handIn('log.txt', Buffer.from('12'));
  await handIn('other.txt', Buffer.from('34'));
  expect([await told(jane), await told(sam)]).toEqual([[], []]);
});

test('Q22: it is known again after a restart, and of a whole lost folder a few tickets are named and the others counted', async () => {
  for (let at = 0; at < 8; at += 1) {
    ticketId = expectDone(await jane.run('ticket.open', someTicket())).ticketIds[0] ?? '';
    await post((await handIn('log.txt', Buffer.from(`log ${at}`))).fileId);
  }
  await disk.removeFolder('/here/desk/blobs');
  desk = await desk.restarted();
  jane = await desk.windowOf('jane');
  await checkAll();
  const said = await told(jane);
  expect(said).toHaveLength(6);
  expect(said[0]).toMatch(/^#\d+: “log.txt” is missing from the desk’s folder\./);
  expect(said.at(-1)).toBe('Files of 3 more tickets are missing or damaged, too.');
});

test('Q22: is hidden from a window without a signed-in agent', async () => {
  const log = await handIn('log.txt', Buffer.from('12'));
  await post(log.fileId);
  await disk.remove(blobPath('/here/desk/blobs', log.hash));
  await checkAll();
  const locked = expectDone(await desk.window('locked').call('desk.status', {}));
  expect(JSON.stringify(locked)).not.toContain('log.txt');
  expect(locked).toMatchObject({ phase: 'locked', desk: { reports: [] } });
});

test('Q24: uploads end when their window is closed or signed out, and when the desk locks or is closed', async () => {
  const incoming = () => [...disk.files().keys()].filter((path) => path.includes('/incoming/')).length;
  const begin = async (window: TestWindow) =>
    expectDone(await window.call('file.begin', { name: 'a', size: 9 })).fileId;
  const gone = [
    async () => desk.bridge.closeWindow('window-jane'),
    () => desk.bridge.lock(),
    async () => expectDone(await jane.call('session.lock', {})),
    () => desk.deskManager.close(),
  ];
  const sam = await desk.windowOf('sam');
  await begin(sam);
  for (const go of gone) {
    jane = await desk.windowOf('jane');
    const fileId = await begin(jane);
    expect(incoming()).toBeGreaterThan(0);
    await go();
    await expect.poll(incoming).toBe(go === gone[0] ? 1 : 0);
    if (go === gone.at(-1)) return;
    jane = await desk.windowOf('jane');
    const piece = { fileId, offset: 0, chunk: 'eA==' };
    expect(await jane.call('file.append', piece)).toMatchObject({ error: { reason: 'file.unknown' } });
  }
});

test('Q24: begun one after the other and dropped, they are refused with a sentence that says what to do', async () => {
  const answers = [];
  for (let count = 0; count < 20; count += 1) answers.push(await jane.call('file.begin', { name: 'a', size: 9 }));
  const refused = answers.find(({ ok }) => !ok);
  expect(refused).toMatchObject({
    error: { reason: 'file.too-many-begun' },
  });
});
