import type { Id } from '../../shared/domain/id.ts';
import type { Disk } from '../platform/disk.ts';
import type { OnDocumentFault } from '../platform/document-fault.ts';

/** Where a desk is stored, and what creating one requires. `dataFolder` is this computer's own folder, never synced. */
export interface DeskLocation {
  readonly disk: Disk;
  readonly folder: string;
  readonly dataFolder: string;
  readonly newId: () => Id;
  readonly newSecret: () => string;
  /** Called for each document with a damaged generation, with what is used instead. */
  readonly onFault: OnDocumentFault;
}
