import type { Attachment, Body } from '../../shared/domain/body.ts';
import type { CommitLinks } from '../../shared/domain/commit-links.ts';
import type { CommitRef, StampedEvent } from '../../shared/domain/event.ts';
import type { Id } from '../../shared/domain/id.ts';
import type { TicketChange } from '../../shared/domain/net-change.ts';
import type { Actor, Principal } from '../../shared/domain/principal.ts';
import type { RecordState } from '../../shared/domain/records/record.ts';
import type { Journal } from '../journal/journal.ts';

/** Everything the engine needs from outside; it accesses nothing else. */
export interface EnginePorts {
  readonly journal: Pick<Journal, 'append' | 'appendCopy' | 'read'>;
  /** The wall clock, in milliseconds since 1970. */
  readonly nowMs: () => number;
  /** Begins a slice of work: the result says whether it has taken so long that other tasks have to run. */
  readonly beginSlice: () => () => boolean;
  readonly newId: () => Id;
  readonly salt: () => string;
  readonly clean: (html: string, files: readonly string[]) => Body;
  /** Whether an agent’s secret on this device is one that an administrator may have; without this, any is. */
  readonly mayAdminister?: (agentId: Id) => boolean;
  /** A file that the acting principal uploaded before. */
  readonly staged: (principal: Principal, fileId: Id) => Attachment | undefined;
  /** What is known of uploaded files is loaded before an operation that names them; without this, all are in memory. */
  readonly uploads?: {
    readonly areLoaded: (fileIds: readonly Id[]) => boolean;
    readonly load: (fileIds: readonly Id[]) => Promise<void>;
  };
  /**
   * Called with the commits of each batch once it is on the disk, in the order in which they were applied, and with the
   * change of each ticket's row.
   */
  readonly publish: (commits: readonly AppliedCommit[]) => void;
}

/** What a commit changed when it was applied. For a commit that does not count, only its changes to desk records. */
export interface AppliedCommit extends CommitLinks {
  readonly ref: CommitRef;
  /**
   * `here`: decided by this process. `elsewhere`: received from another device, or from another history of this one.
   */
  readonly origin: 'here' | 'elsewhere';
  readonly operation: string;
  readonly actor: Actor;
  readonly key: string;
  readonly events: readonly StampedEvent[];
  /** Each ticket before and after this commit. Commits that arrive late can change tickets that they do not name. */
  readonly tickets: readonly TicketChange[];
  readonly records: readonly RecordState[];
}
