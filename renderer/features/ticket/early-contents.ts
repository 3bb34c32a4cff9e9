import type { Node } from 'prosemirror-model';
import type { WantedTab } from './wanted-tab.ts';

/** Text, files and pictures added before the ticket was loaded, and the subject and tab that they are meant for. */
export interface EarlyContents {
  /** The key of the subject. */
  readonly subject: string;
  readonly tab: WantedTab;
  readonly doc: Node;
  readonly files: readonly File[];
  readonly pictures: readonly (readonly [id: string, file: File])[];
}
