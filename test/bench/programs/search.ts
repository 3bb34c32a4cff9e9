import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type Composed, composeDesk } from '../../../main/compose.ts';
import type { LiveDesk } from '../../../main/desk/live-desk.ts';
import { searchedPeople } from '../../../main/desk/searched-people.ts';
import { createNumberLines } from '../../../main/lookup/search/number-lines.ts';
import { findDigits } from '../../../main/lookup/search/row-scan.ts';
import { createTypos } from '../../../main/lookup/search/typos.ts';
import { createSlices } from '../../../main/platform/in-slices.ts';
import type { Log } from '../../../main/platform/log.ts';
import { nodeDisk } from '../../../main/platform/node-disk.ts';
import { foreignTickets } from '../searches/foreign-tickets.ts';
import {
  mostFound,
  type RowKind,
  rowSearches,
  type TextKind,
  textSearches,
  typedSearches,
  wordsOf,
} from '../searches/searches.ts';
import { durationsOf } from '../timing.ts';
import { watchBlocks } from './block-watch.ts';
import { createDeskWindow } from './desk-window.ts';
import { type LongThread, longThread } from './long-thread.ts';
import { peakMb } from './peak-memory.ts';
import { serve } from './serve.ts';

/**
 * The product with its index of all texts, in the thread that it has in the product. Arguments: the desk’s folder, its
 * data folder, and the program of the thread.
 */
const [folder = '', dataFolder = '', indexProgram = ''] = process.argv.slice(2);
const blocks = watchBlocks();
let composed: Composed;

const fail = (error: unknown): never => {
  throw error;
};
const log: Log = { info: () => undefined, warn: fail, bug: fail };

const window = createDeskWindow((request) => composed.bridge.handle('bench', request));
const rows = 50;
/** While the index is built, somebody searches now and then. */
const searchEachMs = 500;

function live(): LiveDesk {
  return composed.deskManager.desk() ?? fail(new Error('No desk is open'));
}

/** Opens the desk and reads all of its tickets. */
async function start(): Promise<void> {
  composed = await composeDesk({ disk: nodeDisk, dataFolder, desk: folder, sampleTexts: '', indexProgram, log });
  await composed.opened;
  await window.signIn();
  await live().engine.rows.whenComplete();
  await live().peopleGathered;
}

async function openForeign(): Promise<void> {
  for (const [index, { requester: name, summary, details }] of foreignTickets.entries()) {
    const requester = { personId: null, name, email: '', phone: '', place: '' };
    const input = { requester, source: 'phone', topicId: 'topic-other', summary, details };
    const opened = await window.run({ name: 'ticket.open', input, key: `bench-foreign-${index}` });
    if (!opened.ok) throw new Error('A ticket was refused');
  }
}

export interface BuiltIndex {
  readonly ms: number;
  readonly blockMs: number;
  /** How long searches took meanwhile. */
  readonly finds: readonly number[];
  readonly bytesPerTicket: number;
  readonly peakMb: number;
}

/** The first search begins the index; the next ones are made while it is built. */
async function build(): Promise<BuiltIndex> {
  const { finder } = live();
  await blocks.longest();
  const startedMs = performance.now();
  let endedMs: number | undefined;
  const ended = new Promise<void>((resolve) => {
    finder.onState(() => {
      if (finder.state().kind !== 'ready') return;
      endedMs ??= performance.now();
      resolve();
    });
  });
  const texts = typedSearches.flatMap(lettersOf);
  const finds: number[] = [];
  while (endedMs === undefined) {
    finds.push(...(await durationsOf(1, () => page(texts[finds.length % texts.length] ?? ''))));
    await Promise.race([pause(searchEachMs), ended]);
  }
  const blockMs = await blocks.longest();
  await finder.whenReady();
  const index = join(folder, 'index');
  const bytes = readdirSync(index).reduce((sum, name) => sum + statSync(join(index, name)).size, 0);
  const bytesPerTicket = bytes / live().engine.rows.count();
  return { ms: endedMs - startedMs, blockMs, finds, bytesPerTicket, peakMb: peakMb() };
}

/** A text as its field has it while it is typed. */
function lettersOf(text: string): readonly string[] {
  return Array.from(text, (_letter, index) => text.slice(0, index + 1));
}

function page(text: string): Promise<unknown> {
  return window.ask('search.page', { text, sort: 'newest', offset: 0, limit: rows });
}

/** In the texts of all tickets, asked from the thread that has their index. */
function inTexts({ kind, times }: { kind: TextKind; times: number }): Promise<readonly number[]> {
  const searches = textSearches[kind];
  return durationsOf(times, async (index) => {
    const text = searches[index % searches.length] ?? '';
    const { hits } = await live().finder.find(wordsOf(text), { limit: mostFound });
    if (hits.length === 0) throw new Error(`Nothing was found by ${text}`);
  });
}

/** In the rows of all tickets, which are in memory. */
async function inRows({ kind, times }: { kind: RowKind; times: number }): Promise<readonly number[]> {
  const { engine, people, peopleGathered } = live();
  const { rows: all, records } = engine;
  const numbers = createNumberLines(all);
  const { calledWith } = searchedPeople(engine, people, peopleGathered);
  const typos = createTypos({ rows: all, records, onError: fail });
  const findersOf = {
    digits: (text: string) => findDigits(wordsOf(text), { rows: all, numbers, calledWith }, createSlices()),
    typos: (text: string) => typos.find(wordsOf(text), () => true),
  };
  const searches = rowSearches[kind];
  const find = findersOf[kind];
  const isReady = new Promise<void>((resolve) => typos.onReady(resolve));
  // Open tickets are read by the first search of their kind.
  await find(searches[0]);
  if (kind === 'typos') await isReady;
  let found = 0;
  const durations = await durationsOf(times, async (index) => {
    found += (await find(searches[index % searches.length] ?? '')).length;
  });
  if (found === 0) throw new Error('Nothing was found');
  return durations;
}

/** What a window is answered for each letter: the tickets that the agent may see, counted, and where they matched. */
function typed({ times }: { times: number }): Promise<readonly number[]> {
  const texts = typedSearches.flatMap(lettersOf);
  return durationsOf(times, (index) => page(texts[index % texts.length] ?? ''));
}

serve({
  start,
  openForeign,
  build,
  inTexts,
  inRows,
  typed,
  longThread: (input: LongThread) => longThread(window, input),
  memoryMb: () => process.memoryUsage().rss / 1024 / 1024,
  close: () => composed.close(),
});
