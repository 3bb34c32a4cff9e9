import type { ThreadPage } from '../../shared/bridge/contract/tickets.ts';
import type { Result } from '../../shared/bridge/result.ts';
import type { Random } from '../../shared/lib/random.ts';
import type { SoakHost, SoakWindow } from './soak-host.ts';
import { someTicket } from './test-desk.ts';

const chunkBytes = 256 * 1024;

/** Hands a file in; the answer is its id. */
export async function handInTo(window: SoakWindow, name: string, bytes: Buffer): Promise<string | undefined> {
  const begun = valueIn<{ fileId: string }>(await window.ask('call', 'file.begin', { name, size: bytes.length }));
  if (!begun) return undefined;
  const { fileId } = begun;
  for (let offset = 0; offset < bytes.length; offset += chunkBytes) {
    const chunk = bytes.subarray(offset, offset + chunkBytes).toString('base64');
    await window.ask('call', 'file.append', { fileId, offset, chunk });
  }
  return (await window.ask('call', 'file.finish', { fileId })).ok ? fileId : undefined;
}

/** Opens a ticket with an entry that has these files; the answer is where they can be saved from. */
export async function ticketWith(window: SoakWindow, files: readonly string[]): Promise<string[]> {
  const opened = valueIn<{ ticketIds: string[] }>(await window.ask('run', 'ticket.open', someTicket()));
  const ticketId = opened?.ticketIds[0];
  if (ticketId === undefined) return [];
  const note = { ticketId, visibility: 'internal', body: '<p>See these.</p>', attachments: files, basedOn: 1 };
  await window.ask('run', 'conversation.post', note);
  const page = valueIn<ThreadPage>(await window.ask('ask', 'thread.page', { ticketId, limit: 50 }));
  const entries = page?.items.flatMap((item) => (item.kind === 'entry' ? [item] : [])) ?? [];
  for (const { bodyUrl } of entries) await (await window.get(bodyUrl)).text();
  return entries.flatMap(({ attachments }) => attachments.map(({ url }) => url));
}

/** One agent at one window, for as long as it lasts: works, gives up, locks, closes the tab and opens another. */
export async function workAt(host: SoakHost, agentId: string, random: Random, isOver: () => boolean): Promise<void> {
  let window = await host.openWindow(agentId);
  await window.signIn();
  while (!isOver()) {
    const action = random.between(0, 11);
    if (action <= 4) await replyWithFiles(window, random);
    else if (action <= 8) await beginAndDrop(window, random);
    else if (action === 9) await window.ask('call', 'session.lock', {});
    else {
      await beginAndDrop(window, random);
      window.close();
      window = await host.openWindow(agentId);
    }
    // The desk may have been locked.
    await window.signIn();
  }
  await beginAndDrop(window, random);
  window.close();
}

async function replyWithFiles(window: SoakWindow, random: Random): Promise<void> {
  const files: string[] = [];
  for (let count = random.between(1, 3); count > 0; count -= 1) {
    const bytes = Buffer.alloc(random.between(1, 600_000), random.between(0, 255));
    const fileId = await handInTo(window, 'log.txt', bytes);
    if (fileId !== undefined) files.push(fileId);
  }
  for (const url of await ticketWith(window, files)) {
    const broken = new AbortController();
    const response = await window.get(url, broken.signal);
    if (random.chance(0.5)) broken.abort();
    else await response.arrayBuffer().catch(() => undefined); // The desk was locked during the request.
  }
}

async function beginAndDrop(window: SoakWindow, random: Random): Promise<void> {
  for (let count = random.between(1, 20); count > 0; count -= 1)
    await window.ask('call', 'file.begin', { name: 'dropped.txt', size: 1_000 });
}

/** The value of an answer, with the type known to the caller; undefined for a refusal. */
function valueIn<Value>(result: Result<never>): Value | undefined {
  return result.ok ? result.value : undefined;
}
