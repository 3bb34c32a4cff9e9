import { Laptop, type LucideIcon, PencilLine, Users } from 'lucide-react';
import type { ReactNode } from 'react';
import type { DeskInfo } from '../../shared/bridge/contract/desk.ts';
import type { Me } from '../../shared/bridge/contract/session.ts';
import type { ListedDraft } from '../../shared/bridge/draft.ts';
import { AgentsPage } from '../features/agents/agents-page.tsx';
import { ComputerPage } from '../features/computer/computer-page.tsx';
import { DraftsPage } from '../features/drafts/drafts-page.tsx';
import { useDraftCount } from '../features/drafts/use-draft-count.ts';
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

/** A page of its own, beside the queues. Its address, its item in the navigation and the window's title follow from it. */
export interface Page {
  readonly icon: LucideIcon;
  readonly label: MessageId;
  readonly for: (viewer: Viewer) => boolean;
  /** Where its item stands in the navigation: below the queues, or with what concerns the desk and the computer. */
  readonly group: 'work' | 'desk';
  /** For a page that is offered only while it holds something: how much, and how that is said. */
  readonly held?: { readonly useCount: () => number; readonly description: MessageId };
  readonly render: (context: PageContext) => ReactNode;
}

const everyAgent = () => true;

/** All pages by their addresses, in the order of the navigation. */
export const pages = {
  drafts: {
    icon: PencilLine,
    label: 'command.view.drafts',
    for: everyAgent,
    group: 'work',
    held: { useCount: useDraftCount, description: 'nav.drafts.count' },
    render: ({ continueDraft }) => <DraftsPage onContinue={continueDraft} />,
  },
  agents: {
    icon: Users,
    label: 'command.view.agents',
    for: ({ me }) => me.isAdministrator,
    group: 'desk',
    render: ({ me }) => <AgentsPage myId={me.agentId} />,
  },
  computer: {
    icon: Laptop,
    label: 'command.view.computer',
    for: ({ hasComputer }) => hasComputer,
    group: 'desk',
    render: ({ desk, me }) => <ComputerPage desk={desk} isAdministrator={me.isAdministrator} />,
  },
} as const satisfies Readonly<Record<string, Page>>;

export type PageId = keyof typeof pages;

// Safe: `Object.keys` gives the keys that were written down above.
export const pageIds = Object.keys(pages) as readonly PageId[];

export function pageOf(id: PageId): Page {
  return pages[id];
}

export function isPageId(name: string): name is PageId {
  return Object.hasOwn(pages, name);
}
