import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { createDeskManager, type DeskManager } from '../../main/desk/desk-manager.ts';
import { openLiveDesk } from '../../main/desk/live-desk.ts';
import { allInUse } from '../../shared/domain/records/desk-records.ts';
import { createRandom } from '../../shared/lib/random.ts';
import { rowsOn } from '../support/all-tickets.ts';
import { openOrFound, realPorts } from '../support/fault-agent.ts';
import { type AgentScript, buildAgentScript } from '../support/fault-process.ts';
import { foldedDesk } from '../support/folded-desk.ts';
import { threadInProcess } from '../support/index-in-process.ts';
import { oftenStored } from '../support/often-stored.ts';
import { oneWord } from '../support/one-word.ts';
import { quickly } from '../support/quick-hash.ts';
import { preparesSample, sampleTexts } from '../support/sample-texts.ts';
import { expectDone, temporaryFolder } from '../support/test-desk.ts';
import { type FaultCase, type FaultOutcome, type FaultPart, held } from './part.ts';

const secret = 'four lanterns by the river';
const rounds = 200;

interface Place {
  readonly folder: string;
  readonly dataFolder: string;
}

/** Milliseconds that each task takes at most on a quiet computer: kills come at any moment in them. */
const lasts = { 'set-up': 300, sample: 1_500, uploads: 400, snapshots: 500, index: 700 } as const;

type Task = keyof typeof lasts;

/** Several kills leave more in their caches than one. */
function hasState(task: Task): boolean {
  return task === 'snapshots' || task === 'index';
}

async function managerAt({ folder, dataFolder }: Place): Promise<DeskManager> {
  const ports = { ...(await realPorts(folder, dataFolder)), hash: quickly };
  return createDeskManager({
    livePorts: (name) => ({ ...ports, location: { ...ports.location, folder: name } }),
    typedFolder: (typed) => typed,
    exampleFolder: folder,
    hostName: 'Test',
    deskFolder: folder,
    usualFolder: folder,
    sampleFolder: folder,
    remembered: async () => undefined,
    remember: async () => undefined,
    prepareSample: preparesSample,
  });
}

/** If the set-up was not confirmed, it is repeated; confirmed data is complete. */
async function afterSetUp(place: Place, confirmed: readonly string[]): Promise<FaultOutcome> {
  const deskManager = await managerAt(place);
  await deskManager.openRemembered();
  if (deskManager.problem()) return { kind: 'lost', what: `it is told as a problem: ${deskManager.problem()?.reason}` };
  if (!deskManager.desk()) {
    if (confirmed.length > 0) return { kind: 'lost', what: 'a desk that was confirmed is not there' };
    const administrator = { name: 'Ada Park', colour: 'violet', secret } as const;
    const wish = {
      name: 'Harbour',
      folder: place.folder,
      startWith: 'course',
      timeZone: 'UTC',
      administrator,
    } as const;
    const again = await deskManager.setUp({ ...wish, agents: [] }, 'key-of-second');
    if (!again.ok) return { kind: 'lost', what: `it cannot be set up again: ${again.error.reason}` };
  }
  const desk = deskManager.desk();
  const [ada] = desk ? allInUse(desk.engine.records, 'agent').filter(({ name }) => name === 'Ada Park') : [];
  const signedIn = ada && (await desk?.signIn(ada.id, secret));
  await deskManager.close();
  return signedIn?.ok ? held : { kind: 'lost', what: 'the administrator cannot sign in' };
}

async function afterSample(place: Place): Promise<FaultOutcome> {
  const deskManager = await managerAt(place);
  await deskManager.openRemembered();
  if (deskManager.problem()) return { kind: 'lost', what: `it is told as a problem: ${deskManager.problem()?.reason}` };
  const opened = await deskManager.openSample('key-of-second');
  const tickets = deskManager.desk()?.engine.rows.count() ?? 0;
  await deskManager.close();
  if (!opened.ok) return { kind: 'lost', what: opened.error.reason };
  return tickets === 40 ? held : { kind: 'lost', what: `the sample has ${tickets} tickets` };
}

async function afterUploads({ folder, dataFolder }: Place, confirmed: readonly string[]): Promise<FaultOutcome> {
  const desk = expectDone(await openLiveDesk(await realPorts(folder, dataFolder)));
  const named = rowsOn(desk.engine).length;
  await desk.close();
  if (named < confirmed.length) return { kind: 'lost', what: `${confirmed.length - named} confirmed tickets` };
  for (const hash of confirmed) {
    const bytes = await readFile(join(folder, 'blobs', hash.slice(0, 2), hash));
    if (createHash('sha256').update(bytes).digest('hex') !== hash) return { kind: 'lost', what: `the file ${hash}` };
  }
  return held;
}

/** What the desk shows when it is opened from its snapshot, and when its journal is read. */
async function afterSnapshots({ folder, dataFolder }: Place, confirmed: readonly string[]): Promise<FaultOutcome> {
  const seen: Awaited<ReturnType<typeof foldedDesk>>[] = [];
  for (const writer of [oftenStored.writer, 'another version']) {
    const ports = await realPorts(folder, dataFolder);
    const desk = expectDone(await openLiveDesk({ ...ports, snapshots: { ...oftenStored, writer } }));
    await desk.loading.ended;
    seen.push(await foldedDesk(desk));
    const summaries = new Set(rowsOn(desk.engine).map(({ fields }) => fields.summary));
    await desk.close();
    const lost = confirmed.filter((summary) => !summaries.has(summary));
    if (lost.length > 0) return { kind: 'lost', what: `${lost.length} confirmed tickets, opened by ${writer}` };
  }
  const [fromSnapshot, fromJournal] = seen;
  const isSame = isDeepStrictEqual(fromSnapshot, fromJournal);
  return isSame ? held : { kind: 'lost', what: 'the snapshot shows something else' };
}

/** What is searched for after the index was opened again. */
async function afterIndex({ folder, dataFolder }: Place, confirmed: readonly string[]): Promise<FaultOutcome> {
  const warnings: string[] = [];
  const log = { ...oftenStored.log, warn: (text: string) => void warnings.push(text) };
  const ports = { ...(await realPorts(folder, dataFolder)), startIndex: () => threadInProcess() };
  const desk = expectDone(await openLiveDesk({ ...ports, snapshots: { writer: 'test', log } }));
  const find = async (summary: string) => (await desk.finder.find([oneWord(summary)], { limit: 2 })).hits.length;
  await find('');
  await desk.finder.whenReady();
  const isIndexed = desk.finder.state().kind === 'ready';
  let missing = 0;
  for (const summary of confirmed) if ((await find(summary)) !== 1) missing += 1;
  await desk.close();
  if (missing > 0) return { kind: 'lost', what: `${missing} confirmed tickets are not found` };
  if (warnings.length > 0 || !isIndexed) return { kind: 'lost', what: `the index: ${warnings.join()}` };
  return held;
}

async function killed(script: AgentScript, task: Task, afterMs: number): Promise<FaultOutcome> {
  const { path, remove } = await temporaryFolder();
  const place = { folder: join(path, 'desk'), dataFolder: join(path, 'data') };
  try {
    if (task === 'uploads' || hasState(task))
      await expectDone(await openOrFound(await realPorts(place.folder, place.dataFolder))).close();
    const confirmed: string[] = [];
    for (let time = 0; time < (hasState(task) ? 3 : 1); time += 1) {
      const process = script.start([task, place.folder, place.dataFolder, sampleTexts]);
      await process.begun;
      await sleep(afterMs);
      process.kill();
      await process.over;
      if (process.exitCode() !== null) return { kind: 'lost', what: `the task: it ended with ${process.exitCode()}` };
      confirmed.push(...process.lines.flatMap((line) => (line.did === 'ack' ? [line.key] : [])));
    }
    if (task === 'snapshots') return await afterSnapshots(place, confirmed);
    if (task === 'index') return await afterIndex(place, confirmed);
    if (task === 'set-up') return await afterSetUp(place, confirmed);
    return task === 'sample' ? await afterSample(place) : await afterUploads(place, confirmed);
  } finally {
    await remove();
  }
}

/** Kills a process at any moment of what it does to a folder, and looks what the next start finds. */
export const killsPart: FaultPart = {
  name: 'kills',
  about:
    'a process that is killed while it sets a desk up, makes the sample, takes files in, stores snapshots or writes the index',
  cases: async function* (seed) {
    const random = createRandom(seed);
    const script = await buildAgentScript('kill-agent.ts');
    try {
      for (let round = 0; round < rounds; round++) {
        for (const task of ['set-up', 'sample', 'uploads', 'snapshots', 'index'] as const)
          yield caseOf(task, random.between(0, lasts[task]));
      }
    } finally {
      await script.remove();
    }

    function caseOf(task: Task, afterMs: number): FaultCase {
      return { row: task, title: `killed after ${afterMs} ms`, run: () => killed(script, task, afterMs) };
    }
  },
};
