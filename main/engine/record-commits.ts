import type { StampedEvent, TargetKey } from '../../shared/domain/event.ts';
import { parseTargetKey, targetKey } from '../../shared/domain/event.ts';
import { fold } from '../../shared/domain/fold.ts';
import type { Id } from '../../shared/domain/id.ts';
import { applyRecordEvent, emptyRecord, type RecordState } from '../../shared/domain/records/record.ts';
import { isRecordKind, type RecordKind, recordKinds } from '../../shared/domain/records/registry.ts';
import type { Placing } from '../../shared/views/moved-record.ts';
import { commitName } from './commit-entry.ts';
import { type ReadPorts, readCommit } from './read-commit.ts';
import { eventsOf } from './read-events.ts';
import type { DeskState } from './state.ts';
import { deskRecordsOf } from './targets.ts';

/** Which commits that changed desk records are wanted. */
export interface RecordCommitFilter {
  readonly kinds: readonly string[];
  /** The only records that are wanted; all of those kinds if left out. There may be very many people. */
  readonly ids?: readonly Id[];
  /** Whether changes of a record may be shown. */
  readonly isShown: (kind: string, id: Id) => boolean;
  readonly actor: string | null;
  readonly fromMs: number | null;
  readonly untilMs: number | null;
}

/** A place in the list of commits, newest first by their author’s clock. */
export interface RecordCommitPlace {
  readonly timeMs: number;
  readonly device: Id;
  readonly seq: number;
}

/** A commit with its changes of wanted records, each with the record as its author saw it before. */
export interface RecordCommit extends RecordCommitPlace {
  readonly name: string;
  readonly actor: string;
  readonly op: string;
  readonly changes: readonly { readonly event: StampedEvent; readonly before: RecordState }[];
  /** If it does nothing but place records of one kind: all of that kind before and after. */
  readonly placing: Placing | null;
}

export interface RecordCommits {
  readonly commits: readonly RecordCommit[];
  /** Where the next part begins; null at the end. */
  readonly next: RecordCommitPlace | null;
  /** How many follow after this part, and the time of the first of them; null at the end. */
  readonly left: { readonly count: number; readonly newestMs: number } | null;
}

export type RecordCommitsPart = (
  filter: RecordCommitFilter,
  after: RecordCommitPlace | null,
  limit: number,
) => Promise<RecordCommits>;

/**
 * The commits that changed desk records. They are found through the records, which are few and in memory; only the
 * lines of the requested part, and of earlier changes of its records, are read.
 */
export function recordCommits(state: DeskState, ports: ReadPorts): RecordCommitsPart {
  const { commits } = state;

  function wanted({ kinds, ids, isShown, actor, fromMs, untilMs }: RecordCommitFilter): number[] {
    const found = new Set<number>();
    for (const kind of kinds) {
      for (const id of ids ?? state.targets.recordsOfKind(kind).keys()) {
        if (!isShown(kind, id)) continue;
        const history = commits.historyOf(targetKey({ kind, id }));
        for (let at = 0; at < history.length; at += 1) found.add(history.commitAt(at));
      }
    }
    return [...found].filter((commit) => {
      const timeMs = commits.timeMsOf(commit);
      const isInTime = (fromMs === null || timeMs >= fromMs) && (untilMs === null || timeMs < untilMs);
      return isInTime && (actor === null || commits.actorOf(commit) === actor);
    });
  }

  const placeOf = (commit: number): RecordCommitPlace => ({
    timeMs: commits.timeMsOf(commit),
    device: commits.deviceOf(commit),
    seq: commits.seqOf(commit),
  });

  return async (filter, after, limit) => {
    const places = wanted(filter)
      .map((commit) => ({ commit, place: placeOf(commit) }))
      .toSorted((a, b) => comparePlaces(a.place, b.place))
      .filter(({ place }) => after === null || comparePlaces(after, place) < 0);
    const part = places.slice(0, limit);
    const reading = createReading(state, ports);
    const read = await Promise.all(
      part.map(async ({ commit, place }): Promise<RecordCommit> => {
        const { op, actor, events, entry } = await reading.commit(commit);
        const own = events.filter(
          ({ target }) => filter.kinds.includes(target.kind) && filter.isShown(target.kind, target.id),
        );
        const changes = own.map(async (event) => ({
          event,
          before: await reading.before(commit, targetKey(event.target)),
        }));
        const placing = await placingOf(commit, events);
        return { ...place, name: commitName(entry.ref), actor, op, changes: await Promise.all(changes), placing };
      }),
    );

    async function placingOf(commit: number, events: readonly StampedEvent[]): Promise<Placing | null> {
      const kind = placedKind(events);
      if (kind === undefined) return null;
      const ids = [...state.targets.recordsOfKind(kind).keys()];
      const before = await Promise.all(ids.map((id) => reading.before(commit, targetKey({ kind, id }))));
      const after = before.map((record) =>
        events.filter(({ target }) => target.id === record.id).reduce(applyRecordEvent, record),
      );
      const placed = events.map(({ target }) => target.id);
      return { kind, placed, before: recordsFrom(kind, before), after: recordsFrom(kind, after) };
    }

    const following = places[part.length];
    const left = following ? { count: places.length - part.length, newestMs: following.place.timeMs } : null;
    return { commits: read, next: left && (part.at(-1)?.place ?? null), left };
  };
}

/** The kind of the records that a commit gives another position, if it does nothing else. */
function placedKind(events: readonly StampedEvent[]): RecordKind | undefined {
  const [kind, ...others] = new Set(events.map(({ target }) => target.kind));
  if (kind === undefined || others.length > 0 || !isRecordKind(kind)) return undefined;
  const field = recordKinds[kind].orderedBy;
  const puts = events.filter(({ type }) => type !== 'commit.undone');
  const isPlacing = puts.every(({ type, data }) => {
    if (type !== 'record.put') return false;
    const names = Object.keys((data as { readonly fields: object }).fields); // Safe: its schema checked it.
    return names.length === 1 && names[0] === field;
  });
  return isPlacing && puts.length > 0 ? kind : undefined;
}

/** The records of one kind as they were; those that no commit had written yet are read from their defaults. */
function recordsFrom(kind: RecordKind, states: readonly RecordState[]) {
  const written = states.filter(({ fields }) => Object.keys(fields).length > 0);
  const known = new Map(written.map((record) => [record.id, record]));
  const desk = new Map([['desk', emptyRecord({ kind: 'desk', id: 'desk' })]]);
  return deskRecordsOf({ recordsOfKind: (of) => (of === kind ? known : of === 'desk' ? desk : new Map()) });
}

function comparePlaces(a: RecordCommitPlace, b: RecordCommitPlace): number {
  if (a.timeMs !== b.timeMs) return b.timeMs - a.timeMs;
  if (a.device !== b.device) return a.device < b.device ? -1 : 1;
  return b.seq - a.seq;
}

/** Reads each line once. */
function createReading({ commits, lineage }: DeskState, ports: ReadPorts) {
  const lines = new Map<number, ReturnType<typeof readLine>>();

  async function readLine(commit: number) {
    const entry = commits.entry(commit);
    const decoded = await readCommit(ports, entry);
    return { entry, op: decoded.head.op, actor: entry.actor, events: eventsOf(decoded) };
  }

  function line(commit: number): ReturnType<typeof readLine> {
    const known = lines.get(commit) ?? readLine(commit);
    lines.set(commit, known);
    return known;
  }

  async function before(commit: number, key: TargetKey): Promise<RecordState> {
    const target = parseTargetKey(key);
    const { entry } = await line(commit);
    const history = commits.historyOf(key);
    const seen: number[] = [];
    for (let at = 0; at < history.length; at += 1) {
      const other = history.commitAt(at);
      if (other !== commit && lineage.sees(entry.ref, commits.entry(other).ref)) seen.push(other);
    }
    const events = (await Promise.all(seen.map(line))).flatMap((each) => each.events);
    const own = events.filter((event) => targetKey(event.target) === key);
    const folded = fold(target, own, lineage.sees);
    return 'intake' in folded ? emptyRecord(target) : folded;
  }

  return { commit: line, before };
}
