import type { KeptContent, KeptDraft } from '../../shared/bridge/draft.ts';
import type { Id } from '../../shared/domain/id.ts';

/** The content of a draft, and which part of it was already sent. */
export type SavedContent = Omit<KeptContent, 'savedMs'>;

export interface OwnDraft extends KeptDraft {
  readonly content: SavedContent;
}

/** A draft with its author. */
export interface AgentDraft extends OwnDraft {
  readonly agentId: Id;
}
