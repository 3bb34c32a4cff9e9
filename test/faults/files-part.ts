import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { blobPath } from '../../main/blobs/stored-files.ts';
import { canonicalPath } from '../../main/host/canonical-path.ts';
import { createPages, type Pages } from '../../main/host/pages.ts';
import { verifyDesk } from '../../main/inspect/verify.ts';
import { nodeDisk } from '../../main/platform/node-disk.ts';
import type { ShownEntry, ShownFile } from '../../shared/bridge/contract/tickets.ts';
import { createRandom, type Random } from '../../shared/lib/random.ts';
import { type TestBridge, type TestWindow, testBridge } from '../support/memory-bridge.ts';
import { expectDone, someTicket, temporaryFolder } from '../support/test-desk.ts';
import { type FaultCase, type FaultOutcome, type FaultPart, held } from './part.ts';

interface Victim {
  readonly name: string;
  readonly path: string;
  readonly bytes: Buffer;
}

/** A desk on the real disk with one ticket, whose files are damaged one after the other and put back. */
interface Place {
  readonly desk: TestBridge;
  readonly jane: TestWindow;
  readonly pages: Pages;
  readonly folder: string;
  readonly ticketId: string;
  readonly victims: readonly Victim[];
}

/** Below, at and above what is read at once, and two of one size. */
const sizes = [1, 9, 9, 65_536, 65_537, 200_000] as const;

async function placeIn(folder: string, random: Random): Promise<Place> {
  const desk = await testBridge({ disk: nodeDisk, folder });
  const jane = await desk.windowOf('jane');
  const ticketId = expectDone(await jane.run('ticket.open', someTicket())).ticketIds[0] ?? '';
  const victims: Victim[] = [];
  const attachments: string[] = [];
  for (const [index, size] of sizes.entries()) {
    const name = `file-${index}.bin`;
    const bytes = Buffer.from(Array.from({ length: size }, () => random.between(0, 255)));
    const { fileId } = expectDone(await jane.call('file.begin', { name, size }));
    expectDone(await jane.call('file.append', { fileId, offset: 0, chunk: bytes.toString('base64') }));
    const { hash } = expectDone(await jane.call('file.finish', { fileId }));
    victims.push({ name, path: blobPath(join(folder, 'desk', 'blobs'), hash), bytes });
    attachments.push(fileId);
  }
  const note = { ticketId, visibility: 'internal' as const, body: '', attachments, basedOn: 1 };
  expectDone(await jane.run('conversation.post', note));
  const stored = () => desk.deskManager.desk()?.blobs.stored;
  const pages = createPages({ files: new Map(), linked: desk.bridge.linked, stored });
  return { desk, jane, pages, folder: join(folder, 'desk'), ticketId, victims };
}

type Damage = (victim: Victim, other: Victim, random: Random) => Promise<void>;

const damages: Readonly<Record<string, Damage>> = {
  'one byte is another': async ({ path, bytes }, _other, random) => {
    const changed = Buffer.from(bytes);
    const at = random.between(0, bytes.length - 1);
    changed[at] = (changed[at] ?? 0) ^ (1 << random.between(0, 7));
    await writeFile(path, changed);
  },
  'cut off': async ({ path, bytes }, _other, random) =>
    writeFile(path, bytes.subarray(0, random.between(0, bytes.length - 1))),
  empty: async ({ path }) => writeFile(path, ''),
  longer: async ({ path, bytes }, _other, random) =>
    writeFile(path, Buffer.concat([bytes, Buffer.alloc(random.between(1, 9))])),
  gone: async ({ path }) => rm(path),
  'a folder': async ({ path }) => {
    await rm(path);
    await mkdir(path);
  },
  'another file': async ({ path }, other) => writeFile(path, other.bytes),
};

async function shownFiles({ jane, ticketId }: Place): Promise<readonly ShownFile[]> {
  const { items } = expectDone(await jane.ask('thread.page', { ticketId, limit: 50 }));
  return items.filter((item): item is ShownEntry => item.kind === 'entry').flatMap(({ attachments }) => attachments);
}

async function saved({ pages }: Place, { url }: ShownFile): Promise<{ status: number; bytes: Buffer }> {
  const path = canonicalPath(url);
  if (path === undefined) throw new Error('The address of a file is not spelt as ours are');
  const response = await pages(path);
  return { status: response.status, bytes: Buffer.from(await response.arrayBuffer()) };
}

/** What is wrong with how a desk takes a damage, or nothing. */
async function judged(place: Place, victim: Victim): Promise<FaultOutcome> {
  const before = (await shownFiles(place)).find(({ name }) => name === victim.name);
  if (!before) return { kind: 'lost', what: 'The ticket names the file no more' };
  const { status, bytes } = await saved(place, before);
  if (status === 200) return { kind: 'lost', what: 'Wrong bytes were handed out' };
  if (!bytes.toString('utf8').includes(victim.name)) return { kind: 'silent', what: 'The refusal does not name it' };
  const after = await shownFiles(place);
  const faulty = after.filter(({ fault }) => fault !== null).map(({ name }) => name);
  if (faulty.join() !== victim.name) return { kind: 'silent', what: `The ticket names ${faulty.join() || 'nothing'}` };
  const status2 = expectDone(await place.jane.call('desk.status', {}));
  const told = 'desk' in status2 ? status2.desk.reports : [];
  if (!told.some(({ details }) => details?.number === '1001' && details.name === victim.name))
    return { kind: 'silent', what: 'No window is told' };
  const lines: string[] = [];
  const code = await verifyDesk(nodeDisk, place.folder, (line) => lines.push(line));
  if (code === 0 || !lines.some((line) => line.startsWith(`#1001: “${victim.name}”`)))
    return { kind: 'silent', what: 'verify does not name it' };
  return held;
}

async function putBack({ path, bytes }: Victim): Promise<void> {
  const found = await stat(path).catch(() => undefined); // It may have gone.
  if (found?.isDirectory()) await rm(path, { recursive: true });
  const whole = `${path}.whole`;
  await writeFile(whole, bytes);
  await rename(whole, path);
}

async function rightAgain(place: Place, victim: Victim): Promise<FaultOutcome> {
  await putBack(victim);
  const file = (await shownFiles(place)).find(({ name }) => name === victim.name);
  if (!file || file.fault !== null) return { kind: 'silent', what: 'It still counts as damaged once it is put back' };
  const { status, bytes } = await saved(place, file);
  const isRight = status === 200 && bytes.equals(victim.bytes) && (await readFile(victim.path)).equals(victim.bytes);
  return isRight ? held : { kind: 'lost', what: 'It is not handed out once it is put back' };
}

async function* cases(seed: number): AsyncGenerator<FaultCase> {
  const random = createRandom(seed);
  const folder = await temporaryFolder();
  const place = await placeIn(folder.path, random);
  try {
    for (let round = 0; round < 300; round += 1) {
      const names = Object.keys(damages);
      const row = names[round % names.length] ?? '';
      for (const [index, victim] of place.victims.entries()) {
        const other = place.victims[(index + 1) % place.victims.length] ?? victim;
        yield {
          row,
          title: `${victim.bytes.length} bytes`,
          run: async () => {
            await damages[row]?.(victim, other, random);
            const outcome = await judged(place, victim);
            const again = await rightAgain(place, victim);
            return outcome.kind === 'held' ? again : outcome;
          },
        };
      }
    }
  } finally {
    await place.desk.close();
    await folder.remove();
  }
}

/** Attachments in every state but the right one: refused, named in the ticket, the strip and by verify, and healed. */
export const filesPart: FaultPart = {
  name: 'files',
  about: 'attachments with another byte, cut, empty, gone, a folder or another file in their place',
  cases,
};
