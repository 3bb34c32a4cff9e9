import { checkFolder } from '../../main/desk/check-folder.ts';
import { createDeskManager, type DeskManager } from '../../main/desk/desk-manager.ts';
import { agentPrincipal } from '../../shared/domain/principal.ts';
import { createRandom } from '../../shared/lib/random.ts';
import { rowsOn } from '../support/all-tickets.ts';
import { folder, foundOn, openOn, portsOf } from '../support/fault-desk.ts';
import { quickly } from '../support/quick-hash.ts';
import { preparesSample } from '../support/sample-texts.ts';
import { createSimulatedDisk, type SimulatedDisk } from '../support/simulated-disk.ts';
import { expectDone, someTicket } from '../support/test-desk.ts';
import { type FaultCase, type FaultOutcome, type FaultPart, held } from './part.ts';

const first = `${folder}/journal/p1-000001/000001.jsonl`;
const second = `${folder}/journal/p1-000001/000002.jsonl`;
const summaries = ['First', 'Second'];

/** What a desk consists of, each with the files that begin with its path. */
const things: Readonly<Record<string, readonly string[]>> = {
  'the journal': [`${folder}/journal/`],
  'the first segment': [first],
  'the second segment': [second],
  'desk.json': [`${folder}/desk.json`],
  'the newest desk.json': [`${folder}/desk.json`],
  'secrets.json': [`${folder}/secrets.json`],
  'the drafts': [`${folder}/drafts/`],
  'the files': [`${folder}/blobs/`],
  'journal and desk.json': [`${folder}/journal/`, `${folder}/desk.json`],
  'first segment and desk.json': [first, `${folder}/desk.json`],
  'journal and secrets.json': [`${folder}/journal/`, `${folder}/secrets.json`],
  everything: [`${folder}/journal/`, `${folder}/desk.json`, `${folder}/secrets.json`, `${folder}/drafts/`],
};

const damages: Readonly<Record<string, (bytes: Buffer) => Buffer | string | undefined>> = {
  gone: () => undefined,
  empty: () => '',
  'all NULs': ({ length }) => Buffer.alloc(length),
  'cut in half': (bytes) => bytes.subarray(0, Math.floor(bytes.length / 2)),
  'cut at its last line': (bytes) => bytes.subarray(0, bytes.lastIndexOf('\n', -2) + 1),
  garbage: ({ length }) => 'garbage '.repeat(Math.max(1, Math.floor(length / 8))),
  'another folder’s': () => '{"a":"file of another program"}\n',
};

/** A desk of two segments, with a ticket in each, a draft and a file. */
async function wholeDesk(): Promise<SimulatedDisk> {
  const disk = createSimulatedDisk();
  const desk = expectDone(await foundOn(portsOf(disk, 1)));
  expectDone(
    await desk.engine.run({
      name: 'ticket.open',
      input: someTicket('First'),
      key: 'key-first',
      principal: agentPrincipal('jane'),
    }),
  );
  await desk.secrets.setAll({});
  // Its process dies, so that the next one begins a segment.
  const next = await openOn(disk, 2);
  expectDone(
    await next.engine.run({
      name: 'ticket.open',
      input: someTicket('Second'),
      key: 'key-second',
      principal: agentPrincipal('jane'),
    }),
  );
  await next.drafts.save(
    'jane',
    { slot: { tab: 'intake' }, draftId: 'draft-0001' },
    { key: 'draft-key', text: 'words', files: [], basedOn: 0 },
  );
  await next.blobs.begin({ agentId: 'jane', windowId: 'window' }, 'file-one', 'log.txt', 3);
  await next.blobs.append('jane', 'file-one', 0, Buffer.from('log'));
  await next.blobs.finish('jane', 'file-one');
  await next.close();
  return disk;
}

function managerOn(disk: SimulatedDisk): DeskManager {
  let lives = 10;
  return createDeskManager({
    livePorts: (name) => {
      lives += 1;
      const ports = portsOf(disk, lives);
      return { ...ports, location: { ...ports.location, folder: name }, hash: quickly };
    },
    typedFolder: (typed) => typed,
    exampleFolder: '/home/ada/Deskside',
    hostName: 'Test',
    deskFolder: folder,
    usualFolder: folder,
    // As with a folder that the command line names.
    sampleFolder: folder,
    remembered: async () => undefined,
    remember: async () => undefined,
    prepareSample: preparesSample,
  });
}

async function damaged(
  whole: SimulatedDisk,
  thing: string,
  become: (bytes: Buffer) => Buffer | string | undefined,
): Promise<SimulatedDisk> {
  const disk = whole.copy();
  for (const [path, bytes] of whole.files()) {
    const isMeant = things[thing]?.some((part) => path.startsWith(part));
    if (!isMeant || (thing.startsWith('the newest') && path.endsWith('.previous'))) continue;
    const next = become(bytes);
    if (next === undefined) await disk.remove(path);
    else disk.put(path, next);
  }
  return disk;
}

/** Opens it as a start does, then tries every way to put another desk in its place. */
async function outcomeOn(disk: SimulatedDisk, isLeft: boolean): Promise<FaultOutcome> {
  const before = new Map(disk.files());
  const deskManager = managerOn(disk);
  await deskManager.openRemembered();
  const desk = deskManager.desk();
  if (desk) {
    const there = rowsOn(desk.engine).map(({ fields }) => fields.summary);
    const isTold = desk.reports.length > 0;
    await deskManager.close();
    const isWhole = summaries.every((summary) => there.includes(summary));
    return isWhole || isTold
      ? held
      : { kind: 'silent', what: `only ${there.join(', ')} is there, and nobody was told` };
  }
  const problem = deskManager.problem();
  if (!problem) return isLeft ? { kind: 'lost', what: 'it was taken for a first run' } : held;
  if (problem.reason === 'desk-incomplete' && problem.missing.length === 0)
    return { kind: 'silent', what: 'nothing is named as missing' };
  const founded = [
    await deskManager.openSample('key-sample'),
    await foundOn(portsOf(disk, 8)),
    (await checkFolder(portsOf(disk, 9).location)) === undefined ? { ok: true } : { ok: false },
  ];
  if (founded.some(({ ok }) => ok)) return { kind: 'lost', what: 'another desk could be made over it' };
  const isSame =
    before.size === disk.files().size && [...before].every(([path, bytes]) => disk.files().get(path)?.equals(bytes));
  return isSame ? held : { kind: 'lost', what: 'something was written' };
}

/** Damages what a desk consists of, one thing or several at once, and looks what a start makes of it. */
export const openingPart: FaultPart = {
  name: 'opening',
  about: 'parts of a desk’s folder that are gone, empty or overwritten when it is opened',
  cases: async function* (seed) {
    const whole = await wholeDesk();
    const random = createRandom(seed);
    const all = Object.keys(things).flatMap((thing) =>
      Object.entries(damages).map(([damage, become]): FaultCase => {
        return {
          row: thing,
          title: damage,
          run: async () => {
            const disk = await damaged(whole, thing, become);
            return outcomeOn(
              disk,
              [...disk.files().keys()].some((path) => path.startsWith(`${folder}/`)),
            );
          },
        };
      }),
    );
    yield* random.shuffled(all);
  },
};
