import { compareEvents, type StampedEvent } from '../../shared/domain/event.ts';
import type { Id } from '../../shared/domain/id.ts';
import { ticketKind } from '../../shared/domain/ticket/kind.ts';
import { type DecodedCommit, decodeCommit } from '../journal/line.ts';
import type { CommitEntry } from './commit-entry.ts';
import type { EnginePorts } from './ports.ts';
import { eventsOf } from './read-events.ts';
import type { DeskState } from './state.ts';

type ReadPorts = Pick<EnginePorts, 'journal'>;

/** A commit as it stands in the journal. Damage since it was written is an error that names the place. */
export async function readCommit({ journal }: ReadPorts, { position, ref }: CommitEntry): Promise<DecodedCommit> {
  const commit = decodeCommit(await journal.read(position));
  if (!commit || commit.sum !== ref.sum) {
    throw new Error(
      `The line at ${position.folder}/${position.segment} byte ${position.offset} was damaged since it was written`,
    );
  }
  return commit;
}

export async function eventsOfCommit(ports: ReadPorts, entry: CommitEntry): Promise<StampedEvent[]> {
  return eventsOf(await readCommit(ports, entry));
}

/** Every event of one target, in the order in which every desk applies them. */
export async function eventsOfTarget(state: DeskState, ports: ReadPorts, key: string): Promise<StampedEvent[]> {
  const commits = await Promise.all((state.history.get(key) ?? []).map((entry) => eventsOfCommit(ports, entry)));
  return commits
    .flat()
    .filter(({ target }) => `${target.kind}:${target.id}` === key)
    .toSorted(compareEvents);
}

export function threadOf(state: DeskState, ports: ReadPorts, ticketId: Id): Promise<StampedEvent[]> {
  return eventsOfTarget(state, ports, `${ticketKind}:${ticketId}`);
}
