import type { Truth } from './viewpoint.ts';

/** How a value changes with the clock alone: its present value, and the moments at which it changes, in order. */
export interface Timeline {
  readonly now: Truth;
  readonly turns: readonly Turn[];
}

interface Turn {
  readonly ms: number;
  readonly to: Truth;
}

export function always(now: Truth): Timeline {
  return { now, turns: [] };
}

/** Evaluates each future moment once. */
export function timeline(nowMs: number, moments: readonly number[], truthAt: (ms: number) => Truth): Timeline {
  const later = moments.filter((ms) => ms > nowMs).sort((a, b) => a - b);
  return turning(truthAt(nowMs), later, truthAt);
}

/** Combines several timelines by their values at the same time. */
export function merged(all: readonly Timeline[], merge: (truths: readonly Truth[]) => Truth): Timeline {
  const moments = all.flatMap(({ turns }) => turns.map(({ ms }) => ms)).sort((a, b) => a - b);
  return turning(merge(all.map(({ now }) => now)), moments, (ms) => merge(all.map((one) => truthAt(one, ms))));
}

function turning(now: Truth, moments: readonly number[], truthThen: (ms: number) => Truth): Timeline {
  const turns: Turn[] = [];
  let [last, lastMs] = [now, Number.NEGATIVE_INFINITY];
  for (const ms of moments) {
    const to = ms === lastMs ? last : truthThen(ms);
    if (to !== last) turns.push({ ms, to });
    [last, lastMs] = [to, ms];
  }
  return { now, turns };
}

function truthAt({ now, turns }: Timeline, at: number): Truth {
  let truth = now;
  for (const { ms, to } of turns) {
    if (ms > at) break;
    truth = to;
  }
  return truth;
}
