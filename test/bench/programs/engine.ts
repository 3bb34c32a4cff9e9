import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type LiveDesk, openLiveDesk } from '../../../main/desk/live-desk.ts';
import { systemClock } from '../../../main/platform/clock.ts';
import { nodeDisk } from '../../../main/platform/node-disk.ts';
import { randomId } from '../../../main/platform/random-ids.ts';
import { noSecretBox } from '../../../main/platform/secret-box.ts';
import type { Result } from '../../../shared/bridge/result.ts';
import { agentPrincipal } from '../../../shared/domain/principal.ts';
import { sentenceOf } from '../../support/sentence.ts';
import { countFlushes } from './flush-count.ts';
import { serve } from './serve.ts';
import { agentId, createWork, type Doing, type Work, type WorkKind, workKinds } from './work.ts';
import { beginWork, timeWrites, type WriteBlock } from './write-timer.ts';

/** Operations on the product’s own desk, through its engine: one argument is the desk’s folder, one its data folder. */
const [folder = '', dataFolder = ''] = process.argv.slice(2);
const { disk, flushes } = countFlushes(nodeDisk, join(folder, 'journal'));
const principal = agentPrincipal(agentId);
let desk: LiveDesk;
let work: Work;

async function open(): Promise<LiveDesk> {
  const opened = await openLiveDesk({
    location: { disk, folder, dataFolder, newId: randomId, newSecret: randomId, onFault: () => undefined },
    identity: { pid: process.pid, started: 'bench', host: 'bench', token: randomId(), startOf: async () => 'bench' },
    clock: systemClock,
    deskClock: systemClock,
    salt: () => randomId(22),
    secretBox: noSecretBox,
    onError: (error) => {
      throw error;
    },
  });
  if (!opened.ok) throw new Error(sentenceOf(opened.error));
  return opened.value;
}

const perform = (doing: Doing) => desk.engine.run({ ...doing, principal });

function journalBytes(): number {
  const own = join(folder, 'journal', desk.file.device.id);
  return readdirSync(own).reduce((sum, name) => sum + statSync(join(own, name)).size, 0);
}

async function many(kind: WorkKind, times: number): Promise<void> {
  for (let count = 0; count < times; count++) expectDone(await perform(work.next(kind)));
}

function expectDone(result: Result<unknown>): void {
  if (!result.ok) throw new Error(sentenceOf(result.error));
}

serve({
  open: async ({ ticketIds }: { ticketIds: readonly string[] }) => {
    desk = await open();
    await desk.loading.ended;
    work = createWork(ticketIds, `bench-${randomId()}`);
    await beginWork(work, perform);
  },
  write: (block: WriteBlock) => timeWrites(work, perform, block),
  /** How many bytes a commit of each kind has, and how many flushes it takes. */
  commits: async ({ times }: { times: number }) => {
    const bytes: Partial<Record<WorkKind, number>> = {};
    const before = flushes();
    for (const kind of workKinds) {
      const length = journalBytes();
      await many(kind, times);
      bytes[kind] = Math.round((journalBytes() - length) / times);
    }
    return { bytes, flushes: (flushes() - before) / (workKinds.length * times) };
  },
  /** How many flushes each of many operations takes that are asked for at once. */
  atOnce: async ({ times }: { times: number }) => {
    const before = flushes();
    (await Promise.all(Array.from({ length: times }, () => perform(work.next('field'))))).forEach(expectDone);
    return (flushes() - before) / times;
  },
  close: () => desk.close(),
});
