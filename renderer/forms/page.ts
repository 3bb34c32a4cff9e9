import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import type { DeskInfo } from '../../shared/bridge/contract/desk.ts';
import type { Me } from '../../shared/bridge/contract/session.ts';
import type { ListedDraft } from '../../shared/bridge/draft.ts';
import type { MessageId } from '../i18n/messages.ts';

/** Who is at the window, and where it runs: what decides which pages there are. */
export interface Viewer {
  readonly me: Pick<Me, 'isAdministrator'>;
  /** Whether there is something to choose about this computer; a browser sees to that by itself. */
  readonly hasComputer: boolean;
}

/** What a page is given by the window around it. */
export interface PageContext {
  readonly desk: DeskInfo;
  readonly me: Me;
  readonly continueDraft: (draft: ListedDraft) => void;
}

/**
 * A page of its own, beside the queues: what the `page.tsx` of a feature exports as `page`. Its address, its item in the
 * navigation and the window's title follow from it.
 */
export interface Page {
  /** The first part of its address: the name of its feature, in most cases. */
  readonly address: string;
  readonly icon: LucideIcon;
  readonly label: MessageId;
  readonly for: (viewer: Viewer) => boolean;
  /** Where its item stands in the navigation: below the queues, or with what concerns the desk and the computer. */
  readonly group: 'work' | 'desk';
  /** Its place in the group. No two pages of a group have the same. */
  readonly order: number;
  /** For a page that is offered only while it holds something: how much, and how that is said. */
  readonly held?: { readonly useCount: () => number; readonly description: MessageId };
  readonly render: (context: PageContext) => ReactNode;
}
