import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import type { DeskInfo } from '../../shared/bridge/contract/desk.ts';
import type { Me } from '../../shared/bridge/contract/session.ts';
import type { ListedDraft } from '../../shared/bridge/draft.ts';
import type { MessageId } from '../i18n/messages.ts';

/** The signed-in agent and the host, which determine the available pages. */
export interface Viewer {
  readonly me: Pick<Me, 'isAdministrator'>;
  /** Whether the host has settings for this computer. A browser has none. */
  readonly hasComputer: boolean;
}

/** What the window passes to a page. */
export interface PageContext {
  readonly desk: DeskInfo;
  readonly me: Me;
  readonly continueDraft: (draft: ListedDraft) => void;
  /** The rest of the address, for a page with parts. */
  readonly part: readonly string[];
  readonly goToPart: (part: readonly string[], how?: { readonly replace: boolean }) => void;
}

export interface PagePart {
  readonly part: readonly string[];
  readonly icon: LucideIcon;
  readonly label: MessageId;
}

/**
 * A page besides the queues, exported as `page` by a feature’s `page.tsx`. Its address, navigation item and window
 * title are derived from it.
 */
export interface Page {
  /** The first segment of its address, usually the name of its feature. */
  readonly address: string;
  readonly icon: LucideIcon;
  readonly label: MessageId;
  readonly for: (viewer: Viewer) => boolean;
  /** Its navigation group: below the queues, or with the desk’s and computer’s settings. */
  readonly group: 'work' | 'desk';
  /** Its position in the group, different for each page. */
  readonly order: number;
  /** Whether its address goes further than its first segment, to a part of the page. */
  readonly hasParts?: true;
  /** Parts of it that are places of their own. */
  readonly parts?: readonly PagePart[];
  /** For a page that holds items: their number and its description. Without items, it is offered only if it always is. */
  readonly held?: {
    readonly useCount: () => number;
    readonly description: MessageId;
    readonly isAlwaysOffered?: true;
  };
  readonly render: (context: PageContext) => ReactNode;
}
