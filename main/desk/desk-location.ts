import type { Id } from '../../shared/domain/id.ts';
import type { Disk } from '../platform/disk.ts';
import type { OnDocumentFault } from '../platform/document-fault.ts';

/** Where a desk lives, and what making one takes. `dataFolder` is this computer's own folder, never synced. */
export interface DeskLocation {
  readonly disk: Disk;
  readonly folder: string;
  readonly dataFolder: string;
  readonly newId: () => Id;
  readonly newSecret: () => string;
  /** Told of a document of which some generation is damaged, and of what is used instead. */
  readonly onFault: OnDocumentFault;
}
