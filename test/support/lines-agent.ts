import { showTickets } from '../../main/inspect/show.ts';
import { verifyDesk } from '../../main/inspect/verify.ts';
import { decodeCommit } from '../../main/journal/line.ts';
import type { Ticket } from '../../shared/domain/ticket/ticket.ts';
import { createRandom } from '../../shared/lib/random.ts';
import { type FaultOutcome, held } from '../faults/part.ts';
import { rowsOn, ticketsOn } from './all-tickets.ts';
import { createForger, type Tip } from './forge-lines.ts';
import { bridgeOver, type TestBridge, type TestWindow, testBridge } from './memory-bridge.ts';
import { createMemoryDisk, type MemoryDisk } from './memory-disk.ts';
import { expectDone, someTicket } from './test-desk.ts';

/** What one process of this is asked for, and what it answers. */
export interface LinesAsked {
  readonly seed: number;
  readonly index: number;
  readonly where: 'own' | 'foreign' | 'both';
  readonly count: number;
}

const journal = '/here/desk/journal';

interface Base {
  readonly disk: MemoryDisk;
  readonly own: Tip;
  readonly tickets: ReadonlyMap<string, Ticket>;
}

let base: Promise<Base> | undefined;

function engineOf({ deskManager }: Pick<TestBridge, 'deskManager'>) {
  const { engine } = deskManager.desk() ?? {};
  if (!engine) throw new Error('No desk is open');
  return engine;
}

async function makeBase(): Promise<Base> {
  const disk = createMemoryDisk();
  const desk = await testBridge({ disk });
  const jane = await desk.windowOf('jane');
  for (const word of ['one', 'two', 'three']) expectDone(await jane.run('ticket.open', someTicket(word)));
  const tickets = await ticketsOn(engineOf(desk));
  await desk.close();
  const path = segmentsIn(disk)[0] ?? '';
  const lines = String(disk.files().get(path)).trimEnd().split('\n');
  const prev = decodeCommit(Buffer.from(lines.at(-1) ?? ''))?.sum ?? '';
  return { disk, own: { device: path.split('/').at(-2) ?? '', seq: lines.length + 1, prev }, tickets };
}

function segmentsIn(disk: MemoryDisk): string[] {
  return [...disk.files().keys()].filter((path) => path.startsWith(journal) && path.endsWith('.jsonl'));
}

/** Puts forged lines into a desk, opens it, works on it, opens it again, and looks into it. */
async function runCase({ seed, index, where, count }: LinesAsked): Promise<FaultOutcome> {
  base ??= makeBase();
  const { disk: before, own, tickets } = await base;
  const random = createRandom(seed * 1_000_003 + index);
  const each = where === 'both' ? Math.ceil(count / 2) : count;
  const forge = createForger(
    random,
    seed + index,
    [...tickets.keys()].map((id) => `ticket:${id}`),
  );
  const disk = before.copy();
  const ownPath = `${journal}/${own.device}/000001.jsonl`;
  const forged = where === 'foreign' ? undefined : forge(own, each);
  const foreign = where === 'own' ? undefined : forge({ device: 'device-zed', seq: 1, prev: '' }, each);
  if (forged)
    disk.put(
      ownPath,
      Buffer.concat([disk.files().get(ownPath) ?? Buffer.from(''), ...forged.lines.map(({ bytes }) => bytes)]),
    );
  if (foreign) disk.put(`${journal}/device-zed/000001.jsonl`, Buffer.concat(foreign.lines.map(({ bytes }) => bytes)));
  const text = [forged, foreign]
    .flatMap((one) => one?.lines ?? [])
    .map(({ bytes }) => String(bytes))
    .join('');
  const desk = await bridgeOver(disk);
  const live = desk.deskManager.desk();
  if (!live) return { kind: 'lost', what: `The desk did not open: ${JSON.stringify(desk.deskManager.problem())}` };
  const isUntrue = forged?.isUntrue || foreign?.isUntrue;
  if (isUntrue && live.reports.length === 0)
    return { kind: 'silent', what: 'Lines were set aside and nobody was told' };
  const jane = await desk.windowOf('jane');
  const problems = [
    ...untouched(tickets, await ticketsOn(live.engine), text),
    ...(await looked(jane)),
    ...(await numbered(desk, jane, own.seq + count, text)),
  ];
  const atTheEnd = await ticketsOn(live.engine);
  const again = await desk.restarted();
  problems.push(...different(atTheEnd, await ticketsOn(engineOf(again))));
  await again.close();
  problems.push(...(await printed(disk, [...atTheEnd.values()])));
  for (const bug of [...desk.bugs, ...again.bugs])
    problems.push(bug instanceof Error ? String(bug.stack) : String(bug));
  return problems.length === 0 ? held : { kind: 'lost', what: problems.slice(0, 5).join('; ') };
}

/** Tickets that no forged line names are what they were. */
function untouched(before: ReadonlyMap<string, Ticket>, now: ReadonlyMap<string, Ticket>, text: string): string[] {
  return [...before].flatMap(([id, ticket]) => {
    if (!now.has(id)) return [`Ticket ${ticket.intake.number} is gone`];
    const isSame = text.includes(`ticket:${id}`) || JSON.stringify(now.get(id)) === JSON.stringify(ticket);
    return isSame ? [] : [`Ticket ${ticket.intake.number} is another`];
  });
}

/** Every screen can be shown. */
async function looked(jane: TestWindow): Promise<string[]> {
  const problems: string[] = [];
  const status = await jane.call('desk.status', {});
  if (!status.ok) problems.push(`desk.status: ${status.error.reason}`);
  for (const queue of ['open', 'closed', 'mine'] as const) {
    const page = await jane.ask('queue.page', { queue, offset: 0, limit: 50 });
    if (!page.ok) problems.push(`queue.page ${queue}: ${page.error.reason}`);
    for (const { id } of page.ok ? page.value.rows.slice(0, 12) : []) {
      const ticket = await jane.ask('thread.page', { ticketId: id, limit: 50 });
      if (!ticket.ok) problems.push(`thread.page ${id}: ${ticket.error.reason}`);
    }
  }
  for (const answer of [
    await jane.ask('desk.choices', {}),
    await jane.ask('agents.lacks', {}),
    await jane.ask('people.find', { text: 'ken' }),
  ]) {
    if (!answer.ok) problems.push(answer.error.reason);
  }
  return problems;
}

/** The next ticket has the next number: a plausible one that no other ticket has. */
async function numbered({ deskManager }: TestBridge, jane: TestWindow, seq: number, text: string): Promise<string[]> {
  const engine = engineOf({ deskManager });
  const taken = new Set(rowsOn(engine).map(({ number }) => number));
  const made = await jane.run('ticket.open', someTicket('Next'));
  if (!made.ok) return [`No ticket can be opened: ${made.error.reason}`];
  const number = engine.rows.get(made.value.ticketIds[0] ?? '')?.number ?? '';
  const isNumber = /^\d{4,15}$/.test(number) && Number(number) < 1001 + 100 * (seq + 50_000 * 50);
  const isNext = text.includes('"number":') || number === '1004';
  return isNumber && isNext && !taken.has(number) ? [] : [`The next number was ${number}`];
}

function different(one: ReadonlyMap<string, Ticket>, other: ReadonlyMap<string, Ticket>): string[] {
  const ids = [...new Set([...one.keys(), ...other.keys()])];
  const unlike = ids.filter((id) => JSON.stringify(one.get(id)) !== JSON.stringify(other.get(id)));
  return unlike.map(
    (id) => `After a restart ticket ${id} is ${JSON.stringify(other.get(id))}, not ${JSON.stringify(one.get(id))}`,
  );
}

const obeyed = /(?!\t)\p{Cc}|[\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;

/** `show` and `verify` come to an end and print nothing that a terminal would obey. */
async function printed(disk: MemoryDisk, tickets: readonly Ticket[]): Promise<string[]> {
  const lines: string[] = [];
  const print = (line: string) => void lines.push(line);
  await verifyDesk(disk, '/here/desk', print);
  await showTickets(disk, '/here/desk', undefined, print);
  // Each reads the whole journal again.
  for (const { intake } of tickets.slice(0, 2)) await showTickets(disk, '/here/desk', intake.number, print);
  return lines.filter((line) => obeyed.test(line)).map((line) => `Printed ${JSON.stringify(line)}`);
}

process.on('message', (asked: LinesAsked) => {
  runCase(asked).then(
    (outcome) => process.send?.(outcome),
    (error: unknown) =>
      process.send?.({ kind: 'lost', what: error instanceof Error ? String(error.stack) : String(error) }),
  );
});
