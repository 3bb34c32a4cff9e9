import type { KeptContent, KeptDraft } from '../../shared/bridge/draft.ts';
import type { Id } from '../../shared/domain/id.ts';

/** The content of a draft, with what was already sent of it. */
export type SavedContent = Omit<KeptContent, 'savedMs'>;

export interface OwnDraft extends KeptDraft {
  readonly content: SavedContent;
}

/** A draft with its author. */
export interface AgentDraft extends OwnDraft {
  readonly agentId: Id;
}
