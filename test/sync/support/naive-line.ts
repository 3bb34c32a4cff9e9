/** A commit read from its line by nothing but `JSON.parse`: what a test believes without asking the product. */
export interface NaiveCommit {
  readonly device: string;
  readonly seq: number;
  readonly stamp: string;
  readonly timeMs: number;
  readonly actor: string;
  readonly prev: string;
  readonly sum: string;
  readonly once?: unknown;
  readonly events: readonly NaiveEvent[];
}

export interface NaiveEvent {
  readonly type: string;
  /** `kind:id`. */
  readonly on: string;
  readonly index: number;
  readonly data: Readonly<Record<string, unknown>>;
  readonly commit: NaiveCommit;
}

interface Line extends Omit<NaiveCommit, 'timeMs' | 'events'> {
  readonly time: string;
  readonly events: readonly { readonly type: string; readonly on: string }[];
  readonly data: readonly { readonly value: Readonly<Record<string, unknown>> }[];
}

export function readNaively(line: Buffer): NaiveCommit {
  // Safe: the tests only hand in lines that an engine, or a test, wrote whole.
  const { time, events, data, ...head } = JSON.parse(line.toString('utf8')) as Line;
  const commit: { -readonly [Key in keyof NaiveCommit]: NaiveCommit[Key] } = {
    ...head,
    timeMs: Date.parse(time),
    events: [],
  };
  commit.events = events.map(({ type, on }, index) => ({ type, on, index, data: data[index]?.value ?? {}, commit }));
  return commit;
}

/** Each commit once, however many desks hold it. */
export function commitsIn(lines: readonly Buffer[]): NaiveCommit[] {
  return [...new Map(lines.map(readNaively).map((commit) => [commit.sum, commit])).values()];
}

/** The commits with what counts of them: of those with the same `once` the first does, and what others did to records. */
export function countingOf(commits: readonly NaiveCommit[]): NaiveCommit[] {
  const taken = new Set<string>();
  return commits.toSorted(inTime).map((commit) => {
    if (commit.once === undefined) return commit;
    const key = JSON.stringify(commit.once);
    const isFirst = !taken.has(key);
    taken.add(key);
    return isFirst ? commit : { ...commit, events: commit.events.filter(({ on }) => !on.startsWith('ticket:')) };
  });
}

/** The events of all commits by what they are about, in the order in which every desk has to apply them. */
export function eventsByTarget(commits: readonly NaiveCommit[]): Map<string, NaiveEvent[]> {
  const byTarget = new Map<string, NaiveEvent[]>();
  for (const event of commits.flatMap(({ events }) => events)) {
    byTarget.set(event.on, [...(byTarget.get(event.on) ?? []), event]);
  }
  return new Map([...byTarget].map(([on, events]) => [on, events.toSorted(inOrder)]));
}

function inOrder(a: NaiveEvent, b: NaiveEvent): number {
  return inTime(a.commit, b.commit) || a.index - b.index;
}

function inTime(a: NaiveCommit, b: NaiveCommit): number {
  const keyOf = ({ stamp, device, seq, sum }: NaiveCommit) => [stamp, device, String(seq).padStart(9, '0'), sum];
  const [left, right] = [keyOf(a), keyOf(b)];
  const differing = left.findIndex((part, place) => part !== right[place]);
  if (differing < 0) return 0;
  return (left[differing] ?? '') < (right[differing] ?? '') ? -1 : 1;
}
