import { createRandom } from '../../shared/lib/random.ts';
import { type SoakHost, startSoakHost } from '../support/soak-host.ts';
import { handInTo, ticketWith, workAt } from '../support/soak-work.ts';
import { type FaultCase, type FaultOutcome, type FaultPart, held } from './part.ts';

const agents = ['jane', 'john', 'jane', 'john', 'jane'] as const;

/** What a process may hold more at the end than after it has warmed up. */
const mostHandles = 12;
const mostMb = 60;

function working(host: SoakHost, seed: number, ms: number): Promise<unknown> {
  const endMs = performance.now() + ms;
  const isOver = () => performance.now() >= endMs;
  return Promise.all(agents.map((agentId, index) => workAt(host, agentId, createRandom(seed + index), isOver)));
}

async function withHost(task: (host: SoakHost) => Promise<FaultOutcome>): Promise<FaultOutcome> {
  const host = await startSoakHost();
  try {
    return await task(host);
  } finally {
    await host.close();
  }
}

/** Waits until what is closed is noticed: no upload is left, and no stream. */
async function settled(host: SoakHost): Promise<void> {
  const endMs = performance.now() + 10_000;
  while ((await host.incoming()) > 0 && performance.now() < endMs) await host.held();
}

function soak(seed: number, warmUpMs: number, ms: number): Promise<FaultOutcome> {
  return withHost(async (host) => {
    await working(host, seed, warmUpMs);
    await settled(host);
    const before = await host.held();
    await working(host, seed + 100, ms);
    await settled(host);
    const after = await host.held();
    const left = await host.incoming();
    if (left > 0) return { kind: 'lost', what: `${left} uploads that nobody goes on with were kept` };
    return judged(before, after, mostMb);
  });
}

function judged(
  before: Awaited<ReturnType<SoakHost['held']>>,
  after: Awaited<ReturnType<SoakHost['held']>>,
  most: number,
): FaultOutcome {
  const handles = after.handles - before.handles;
  const grown = Math.round(after.residentMb - before.residentMb);
  if (after.bugs > 0) return { kind: 'lost', what: `${after.bugs} errors that nobody expected` };
  if (handles > mostHandles) return { kind: 'lost', what: `${handles} more handles than before` };
  if (grown > most) return { kind: 'lost', what: `${grown} MB more than before` };
  return held;
}

/** Many windows save one large file at once: what is held is as much as is on its way. */
function downloads(count: number, megabytes: number): Promise<FaultOutcome> {
  return withHost(async (host) => {
    const window = await host.openWindow('jane');
    await window.signIn();
    const bytes = Buffer.alloc(megabytes * 1024 * 1024, 'x');
    const fileId = await handInTo(window, 'film.mp4', bytes);
    const [url] = await ticketWith(window, fileId === undefined ? [] : [fileId]);
    if (url === undefined) return { kind: 'lost', what: 'The file did not arrive' };
    const save = async () => {
      let length = 0;
      const { body } = await window.get(url);
      for await (const piece of body ?? []) length += piece.length;
      return length;
    };
    await save();
    const before = await host.held();
    let peak = before;
    const all = Promise.all(Array.from({ length: count }, save));
    let isOver = false;
    const ended = all.finally(() => {
      isOver = true;
    });
    while (!isOver) {
      const now = await host.held();
      if (now.residentMb > peak.residentMb) peak = { ...now, handles: before.handles };
    }
    const lengths = await ended;
    if (lengths.some((length) => length !== bytes.length)) return { kind: 'lost', what: 'A file was not whole' };
    const after = await host.held();
    const outcome = judged(before, peak, mostMb);
    // The connections of those who saved it stay open; the files do not.
    const own = { ...after, handles: after.handles - count };
    return outcome.kind === 'held' ? judged(before, own, mostMb) : outcome;
  });
}

function* cases(seed: number): Generator<FaultCase> {
  yield { row: 'five windows', title: 'for some seconds', run: () => soak(seed, 1_500, 2_500) };
  yield { row: 'files saved at once', title: '20 of 50 MB', run: () => downloads(20, 50) };
  yield { row: 'five windows', title: 'for ten minutes', run: () => soak(seed, 20_000, 600_000) };
}

/** Handles and memory after mixed work, counted in the process of a real host. */
export const soakPart: FaultPart = {
  name: 'soak',
  about: 'five windows that work, drop uploads, break off downloads, lock and close, for ten minutes',
  cases,
};
