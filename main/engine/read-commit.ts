import type { StampedEvent } from '../../shared/domain/event.ts';
import { type DecodedCommit, decodeCommit } from '../journal/line.ts';
import type { CommitEntry } from './commit-entry.ts';
import type { EnginePorts } from './ports.ts';
import { eventsOf } from './read-events.ts';

export type ReadPorts = Pick<EnginePorts, 'journal'>;

/** Reads a commit from the journal. A line that was damaged since it was written is an error that names its position. */
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
