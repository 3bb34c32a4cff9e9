import { actorAgentId } from '../principal.ts';
import type { Conversation, EntryHead } from './conversation.ts';

/** When an agent first replied to the requester; null while no reply counts. A rule’s reply is not an agent’s. */
export function firstReplyMs({ entries }: Conversation): number | null {
  return entries.find(isAgentsReply)?.timeMs ?? null;
}

function isAgentsReply({ kind, retracted, by }: EntryHead): boolean {
  return kind === 'reply' && !retracted && actorAgentId(by) !== undefined;
}
