import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Composed, composeDesk } from '../../../../main/compose.ts';
import { canonicalPath } from '../../../../main/host/canonical-path.ts';
import { createPages } from '../../../../main/host/pages.ts';
import type { Log } from '../../../../main/platform/log.ts';
import { nodeDisk } from '../../../../main/platform/node-disk.ts';
import type { ShownEntry } from '../../../../shared/bridge/contract/tickets.ts';
import type { Deskside } from '../../../../shared/bridge/contract.ts';
import { quickly } from '../../../support/quick-hash.ts';
import { sampleTexts } from '../../../support/sample-texts.ts';
import { expectDone, someTicket, temporaryFolder } from '../../../support/test-desk.ts';

const passphrase = 'three kettles on a roof';
const pin = '271828';
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let desk: Composed;
let administrator: string;
let seller: string;
let ticketId: string;

/** What a window of this name can ask, straight at the bridge. */
function windowAt(windowId: string): Pick<Deskside, 'run' | 'ask' | 'call'> {
  const send = (kind: string) => (name: string, input: unknown, key?: string) =>
    desk.bridge.handle(windowId, { kind, name, input, key }) as Promise<never>; // Safe: the bridge answers as its contract says.
  return { run: send('run'), ask: send('ask'), call: send('call') };
}

const bugs: unknown[] = [];
const log: Log = { info: () => undefined, warn: () => undefined, bug: (error) => void bugs.push(error) };

function pages() {
  return createPages({
    files: new Map(),
    linked: desk.bridge.linked,
    stored: () => desk.deskManager.desk()?.blobs.stored,
  });
}

async function statusOf(path: string): Promise<number> {
  const known = canonicalPath(path);
  return known === undefined ? 400 : (await pages()(known)).status;
}

async function signIn(windowId: string, agentId: string, secret: string): Promise<void> {
  expectDone(await windowAt(windowId).call('session.signIn', { agentId, secret }));
}

/** The addresses of the reply’s body and file, as sent to a window. */
async function linksAt(windowId: string): Promise<string[]> {
  const page = expectDone(await windowAt(windowId).ask('thread.page', { ticketId, limit: 10 }));
  const entries = page.items.filter((item): item is ShownEntry => item.kind === 'entry');
  return entries.flatMap(({ bodyUrl, attachments }) => [bodyUrl, ...attachments.map(({ url }) => url)]);
}

beforeAll(async () => {
  folder = await temporaryFolder();
  desk = await composeDesk({
    disk: nodeDisk,
    dataFolder: join(folder.path, 'data'),
    desk: join(folder.path, 'desk'),
    sampleTexts,
    log,
    hash: quickly,
  });
  const jane = { name: 'Jane Doe', colour: 'blue', secret: passphrase } as const;
  const sam = { name: 'Sam Sales', colour: 'green', secret: pin, courseAgent: null } as const;
  const place = { name: 'Test', folder: join(folder.path, 'desk'), timeZone: 'America/New_York' };
  const set = { ...place, startWith: 'osticket' as const, administrator: jane, agents: [sam] };
  expectDone(await windowAt('first').call('desk.setUp', set, 'key-sets-up'));
  const status = expectDone(await windowAt('another').call('desk.status', {}));
  if (status.phase !== 'locked') throw new Error('The desk is not there');
  [administrator = '', seller = ''] = ['Jane Doe', 'Sam Sales'].map(
    (name) => status.tiles.find((tile) => tile.name === name)?.id,
  );
  await signIn('first', administrator, passphrase);
  const first = windowAt('first');
  const moved = { id: seller, fields: { departmentId: 'department-sales', extended: [] }, secret: null };
  expectDone(await first.call('agent.save', moved, 'key-moves-sam'));
  const opened = expectDone(await first.run('ticket.open', someTicket(), 'key-opens-it'));
  ticketId = opened.ticketIds[0] ?? '';
  const { fileId } = expectDone(await first.call('file.begin', { name: 'page.html', size: 3 }, 'key-of-file'));
  const chunk = Buffer.from('<b>').toString('base64');
  expectDone(await first.call('file.append', { fileId, offset: 0, chunk }));
  expectDone(await first.call('file.finish', { fileId }));
  const reply = { ticketId, visibility: 'public' as const, body: '<p>hello</p>', attachments: [fileId], basedOn: 1 };
  expectDone(await first.run('conversation.post', reply, 'key-answers'));
});

beforeEach(async () => {
  await desk.bridge.lock();
  await signIn('one', administrator, passphrase);
});

afterAll(async () => {
  await desk.close();
  await folder.remove();
  expect(bugs).toEqual([]);
});

describe('the links to bodies and files', () => {
  test('work for the window that was told them', async () => {
    const links = await linksAt('one');
    expect(links.map((link) => link.split('/')[1])).toEqual(['body', 'body', 'file']);
    expect(await Promise.all(links.map(statusOf))).toEqual([200, 200, 200]);
    expect(await linksAt('one')).toEqual(links);
  });

  test('are for one place only, and cannot be guessed', async () => {
    const [, body = '', file = ''] = await linksAt('one');
    expect(await statusOf(body.replace('/body/', '/file/'))).toBe(404);
    expect(await statusOf(file.replace('/file/', '/body/'))).toBe(404);
    expect(await statusOf(body.slice(0, -1))).toBe(404);
    expect(body).toMatch(/^\/body\/[\w-]{43}$/);
  });

  test('die when the desk locks, and are others after the next sign-in', async () => {
    const links = await linksAt('one');
    await windowAt('one').call('session.lock', {});
    expect(await Promise.all(links.map(statusOf))).toEqual([404, 404, 404]);
    await signIn('one', administrator, passphrase);
    expect(await Promise.all(links.map(statusOf))).toEqual([404, 404, 404]);
    const fresh = await linksAt('one');
    expect(fresh.filter((link) => links.includes(link))).toEqual([]);
    expect(await Promise.all(fresh.map(statusOf))).toEqual([200, 200, 200]);
  });

  test('die with their window, while those of another window live on', async () => {
    await signIn('two', administrator, passphrase);
    const [ones, twos] = [await linksAt('one'), await linksAt('two')];
    expect(ones.filter((link) => twos.includes(link))).toEqual([]);
    desk.bridge.closeWindow('one');
    expect(await Promise.all(ones.map(statusOf))).toEqual([404, 404, 404]);
    expect(await Promise.all(twos.map(statusOf))).toEqual([200, 200, 200]);
  });

  test('show nothing to an agent who signs in at the same window and may not see the ticket', async () => {
    const links = await linksAt('one');
    await signIn('one', seller, pin);
    expect(await Promise.all(links.map(statusOf))).toEqual([404, 404, 404]);
    const page = await windowAt('one').ask('thread.page', { ticketId, limit: 10 });
    expect(page).toMatchObject({ ok: false, error: { code: 'not-found' } });
  });

  test('X49: show an entry as it is when they are followed: also by a link from before, it is retracted', async () => {
    const note = { ticketId, visibility: 'internal' as const, body: '<p>by mistake</p>', attachments: [], basedOn: 1 };
    const posted = expectDone(await windowAt('one').run('conversation.post', note, 'key-of-note'));
    const body = (await linksAt('one')).at(-1) ?? '';
    const shown = async () => (await pages()(canonicalPath(body) ?? expect.fail('no path'))).text();
    expect(await shown()).toMatch(/class="written framed".*by mistake/);
    expectDone(await windowAt('one').run('commit.undo', { commit: posted.commit }, 'key-undoes-note'));
    expect(await shown()).toMatch(/class="written framed retracted".*by mistake/);
  });

  test('X49: lead nowhere from the moment in which their ticket goes out of sight', async () => {
    const department = (departmentId: string) => ({ ticketId, departmentId, remark: '', keepAccess: false });
    const { run } = windowAt('one');
    expectDone(await run('department.transfer', department('department-sales'), 'key-to-sales'));
    await signIn('two', seller, pin);
    const links = await linksAt('two');
    expect([...new Set(await Promise.all(links.map(statusOf)))]).toEqual([200]);
    expectDone(await run('department.transfer', department('department-support'), 'key-from-sales'));
    expect([...new Set(await Promise.all(links.map(statusOf)))]).toEqual([404]);
  });

  test('are not given to a window without a signed-in agent', async () => {
    const page = await windowAt('three').ask('thread.page', { ticketId, limit: 10 });
    expect(page).toMatchObject({ ok: false, error: { code: 'locked' } });
  });
});
