import type { RefObject } from 'react';
import type { TicketDetails } from '../../../shared/views/ticket-details.ts';
import type { EarlyWords } from './early-words.tsx';
import type { ComposerTab } from './post-input.ts';
import type { Reading } from './reading.ts';
import type { LoadedThread } from './thread-pages.ts';

export interface ComposerProps {
  readonly details: TicketDetails;
  readonly thread: LoadedThread;
  readonly reading: Reading;
  readonly myId: string;
  readonly onShowNewest: () => void;
  /** Where somebody wants to write now; `onFocused` says that they can. */
  readonly wanted: WantedTab | null;
  readonly onFocused: () => void;
  /** What they have written before the ticket was loaded. */
  readonly early: RefObject<EarlyWords | null>;
}

/** A tab of the composer, or whichever is shown. */
export type WantedTab = ComposerTab | 'shown';

/** What stands beside the tabs: where the draft is. */
export interface Aside {
  readonly words: string;
  readonly isProblem: boolean;
}
