import type { Attachment, Body } from '../../shared/domain/body.ts';
import type { CommitLinks } from '../../shared/domain/commit-links.ts';
import type { CommitRef, StampedEvent } from '../../shared/domain/event.ts';
import type { Id } from '../../shared/domain/id.ts';
import type { TicketChange } from '../../shared/domain/net-change.ts';
import type { Actor, Principal } from '../../shared/domain/principal.ts';
import type { RecordState } from '../../shared/domain/records/record.ts';
import type { Journal } from '../journal/journal.ts';

/** What the engine is given; it reaches for nothing by itself. */
export interface EnginePorts {
  readonly journal: Pick<Journal, 'append' | 'appendCopy' | 'read'>;
  /** The wall clock, in milliseconds since 1970. */
  readonly nowMs: () => number;
  readonly newId: () => Id;
  readonly salt: () => string;
  readonly clean: (html: string, files: readonly string[]) => Body;
  /** A file that whoever acts handed in before. */
  readonly staged: (principal: Principal, fileId: Id) => Attachment | undefined;
  /** Told of the commits of each batch that is on the disk, in the order in which they were applied. */
  readonly publish: (commits: readonly AppliedCommit[]) => void;
}

/** What a commit did when it was applied. Of one that does not count only what it did to desk records is told. */
export interface AppliedCommit extends CommitLinks {
  readonly ref: CommitRef;
  /** `here`: decided by this process. `elsewhere`: taken in from another device, or another history of this one. */
  readonly origin: 'here' | 'elsewhere';
  readonly operation: string;
  readonly actor: Actor;
  readonly key: string;
  readonly events: readonly StampedEvent[];
  /** Each ticket before and after this very commit. Late knowledge can change tickets that it does not name. */
  readonly tickets: readonly TicketChange[];
  readonly records: readonly RecordState[];
}
