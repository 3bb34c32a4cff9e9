import type { RefObject } from 'react';
import type { TicketDetails } from '../../../shared/views/ticket-details.ts';
import type { EarlyContents } from './early-contents.ts';
import type { Reading } from './reading.ts';
import type { LoadedThread } from './thread-pages.ts';
import type { WantedTab } from './wanted-tab.ts';

export interface ComposerProps {
  /** The key of the subject of which this is the ticket. */
  readonly subject: string;
  readonly details: TicketDetails;
  readonly thread: LoadedThread;
  readonly reading: Reading;
  readonly myId: string;
  /** False while another ticket loads: then this one is not on screen, and nothing may be written or sent in it. */
  readonly isCurrent: boolean;
  readonly onShowNewest: () => void;
  /** The tab that should take the focus; `onFocused` reports that it has. */
  readonly wanted: WantedTab | null;
  readonly onFocused: () => void;
  /** Text written before the ticket was loaded. */
  readonly early: RefObject<EarlyContents | null>;
}

/** The state of the draft, shown beside the tabs. */
export interface Aside {
  readonly words: string;
  readonly isProblem: boolean;
}
