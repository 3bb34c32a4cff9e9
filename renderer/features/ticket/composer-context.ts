import { createContext } from 'react';
import type { Aside, ComposerProps } from './composer-props.ts';
import type { ComposerTab } from './post-input.ts';

/** What the parts of a composer share. */
export interface SharedComposer extends ComposerProps {
  /** The visible tab. */
  readonly tab: ComposerTab;
  readonly mayReply: boolean;
  /** The state of the visible tab’s draft. */
  readonly aside: Aside;
  readonly onAside: (tab: ComposerTab, aside: Aside) => void;
}

// Safe: only parts of a composer read it.
export const ComposerContext = createContext<SharedComposer>(undefined as never);
