import { compareEvents, type StampedEvent, type Target, type TargetKey, targetKey } from '../../shared/domain/event.ts';
import type { Actor } from '../../shared/domain/principal.ts';
import { eventsOfCommit, type ReadPorts } from './read-commit.ts';
import type { DeskState } from './state.ts';

/** Who wrote the present value of each field, by record. */
export type FieldWriters = Map<TargetKey, Map<string, Actor>>;

/** Reads the commits of a record, unless that was done. What the batch has written since counts as later. */
export async function loadWriters(
  { commits }: Pick<DeskState, 'commits'>,
  ports: ReadPorts,
  writers: FieldWriters,
  record: Target,
): Promise<void> {
  const key = targetKey(record);
  const entries = commits.historyOf(key).entries();
  const events = (await Promise.all(entries.map((entry) => eventsOfCommit(ports, entry)))).flat();
  const since = writers.get(key);
  writers.delete(key);
  noteWriters(writers, events.filter(({ target }) => targetKey(target) === key).toSorted(compareEvents));
  for (const [field, actor] of since ?? []) writersOf(writers, key).set(field, actor);
}

/** Notes later events. */
export function noteWriters(
  writers: FieldWriters,
  events: readonly Pick<StampedEvent, 'type' | 'target' | 'data' | 'actor'>[],
): void {
  for (const { type, target, data, actor } of events) {
    if (type !== 'record.put') continue;
    const { fields } = data as { readonly fields: object }; // Safe: its schema checked it.
    for (const field of Object.keys(fields)) writersOf(writers, targetKey(target)).set(field, actor);
  }
}

function writersOf(writers: FieldWriters, key: TargetKey): Map<string, Actor> {
  const known = writers.get(key) ?? new Map<string, Actor>();
  writers.set(key, known);
  return known;
}
