import { createHash } from 'node:crypto';
import type { NewCommit } from '../../main/engine/commits/commit-index.ts';
import { type Saw, tipOf } from '../../shared/domain/frontier.ts';
import { formatStamp } from '../../shared/domain/stamp.ts';
import { createRandom, type Random } from '../../shared/lib/random.ts';
import { noMark, type ThreadMark } from '../../shared/views/thread-mark.ts';

/** The folder of the device that keeps the commits. */
export const ownFolder = 'device-a';

const devices = [ownFolder, 'device-b', 'device-c'];
const targets = ['ticket:one', 'ticket:two', 'ticket:three', 'person:one', 'agent:one'];

/**
 * Commits of several devices in the order in which one of them receives them: with forks, with lines that were lost in
 * our own folder, with clocks that are wrong, and with actions that a rule did more than once.
 */
export function arbitraryCommits(seed: number, count: number): NewCommit[] {
  const random = createRandom(seed);
  const all: NewCommit[] = [];
  /** Each history by its folder; nothing was lost of those that are not ours. */
  const histories = new Map<string, NewCommit[]>();
  let stampedMs = 1_700_000_000_000;

  function folderFor(device: string, parent: NewCommit | undefined): string {
    const open = [...histories].find(([folder, own]) => folder.startsWith(device) && own.at(-1) === parent);
    if (open) return open[0];
    return parent || histories.has(device) ? `${device}~${String(histories.size).padStart(8, '0')}` : device;
  }

  function next(number: number): NewCommit {
    const device = random.pick(devices);
    const ofDevice = all.filter(({ entry }) => entry.ref.device === device);
    const tips = [...histories].filter(([folder]) => folder.startsWith(device)).map(([, own]) => own.at(-1));
    const parent = random.chance(0.1)
      ? random.pick([undefined, ...ofDevice])
      : random.pick(tips.length > 0 ? tips : [undefined]);
    const folder = folderFor(device, parent);
    const lost = folder === ownFolder && parent && random.chance(0.1) ? random.between(1, 5) : 0;
    stampedMs += random.between(-50, 100);
    const timeMs = stampedMs + (random.chance(0.1) ? random.between(-1e9, 1e9) : 0);
    const some = random.shuffled(targets).slice(0, random.pick([1, 1, 1, 2, 3]));
    const commit: NewCommit = {
      entry: {
        ref: { device, seq: (parent?.entry.ref.seq ?? 0) + 1 + lost, sum: sumOf(`${seed} ${number}`) },
        stamp: formatStamp(stampedMs, random.pick([0, 0, 1, 700])),
        timeMs,
        actor: `agent:${random.pick(['jane', 'john', 'mary'])}`,
        targets: some,
        marks: some.filter((key) => key.startsWith('ticket:')).map(() => markBy(random)),
        position: { folder, segment: random.between(1, 3), offset: number * 900, length: random.pick([700, 70_000]) },
        ...(random.chance(0.2) && { once: { rule: 'rule', ticket: 'one', cause: `device-a:${random.between(1, 3)}` } }),
        ...(random.chance(0.1) && { batch: `batch-${random.between(1, 2)}` }),
      },
      key: `key-${random.between(1, 2 * count)}`,
      prev: lost > 0 ? sumOf(`lost ${number}`) : (parent?.entry.ref.sum ?? ''),
      saw: random.chance(0.3) ? sawBy(random, all) : {},
    };
    histories.set(folder, [...(histories.get(folder) ?? []), commit]);
    return commit;
  }

  for (let number = 0; number < count; number += 1) all.push(next(number));
  return all;
}

function sumOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}

function markBy(random: Random): ThreadMark {
  return {
    ...noMark,
    entries: random.pick([0, 1, 1, 2, 15, 16, 400]),
    hasChanges: random.chance(0.5),
    isOpening: random.chance(0.2),
    isPlanning: random.chance(0.2),
    undoes: random.chance(0.2) ? `device-a:${random.between(1, 9)}` : undefined,
  };
}

/** News of some devices: mostly commits that arrived, sometimes one that did not. */
function sawBy(random: Random, all: readonly NewCommit[]): Saw {
  const heard = random.shuffled(all).slice(0, 2);
  const tips = heard.map(({ entry: { ref } }) => [ref.device, [tipOf(ref)]] as const);
  const unknown = { seq: random.between(1, 9), sum: sumOf('never arrived') };
  return Object.fromEntries(random.chance(0.1) ? [...tips, ['device-c', [tipOf(unknown)]] as const] : tips);
}
