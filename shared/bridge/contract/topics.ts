import type { RecordKind } from '../../domain/records/registry.ts';
import { fieldNames, fields } from '../../domain/ticket/fields.ts';

/** What can change, apart from tickets, which are named by id. */
export type Topic =
  | `record:${RecordKind}`
  /** The agent's drafts, or their content. */
  | 'drafts'
  /** A keyed request of the agent was done, in any window. */
  | 'sent'
  /** The agent’s bulk actions. */
  | 'bulk'
  /** Who is signed in here, which desk is open, or its messages. */
  | 'session'
  /** How much of the desk has been loaded. */
  | 'loading'
  /** How far the index of all texts is, or that a search found more. */
  | 'search'
  /** The agent's latest searches. */
  | 'recent-searches'
  /** What the agent is told of, or which of it they have read. */
  | 'inbox'
  /** The agent's own preferences on this device. */
  | 'preferences'
  /** How the agent sorts queues on this device. */
  | 'queue-orders'
  /** Where the agent was last on this device. */
  | 'place'
  /** The tickets that the agent opened last on this device. */
  | 'recent-tickets'
  /** The tickets that the agent pinned on this device. */
  | 'pinned-tickets'
  /** The settings of this computer. */
  | 'computer'
  /** Who has a PIN or passphrase here, and how it is stored. */
  | 'secrets'
  /** Somebody signed in on this computer, or tried to. */
  | 'sign-ins'
  /** The desk’s recovery code. */
  | 'recovery'
  /** Documents beside the journal were found damaged, or set aside. */
  | 'damage';

/**
 * What an answer depends on. `tickets`: any visible ticket; `ticket`: the one that its input names; `mentioned`: those
 * that the last answer names, according to the query; `requested`: those of the requesters that it names; `records`:
 * those of the kind that its input names.
 */
export type Shown = Topic | 'tickets' | 'ticket' | 'mentioned' | 'requested' | 'records';

/** What determines the tickets that an agent can see. */
export const sight = ['record:agent', 'record:department', 'record:team'] as const satisfies readonly Topic[];

/** What determines what an agent may do with them. */
export const rights = [...sight, 'record:role'] as const satisfies readonly Topic[];

/** What ticket fields depend on: the desk's own fields, and the records that others are chosen from. */
export const fieldTopics: readonly Topic[] = [
  'record:field',
  ...fieldNames.flatMap((name): Topic[] => {
    const { type } = fields[name];
    return type.kind === 'record' ? [`record:${type.of}`] : [];
  }),
];
