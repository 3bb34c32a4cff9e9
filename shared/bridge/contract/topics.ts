import type { RecordKind } from '../../domain/records/registry.ts';
import { fieldNames, fields } from '../../domain/ticket/fields.ts';

/** What a window is told has changed, apart from tickets, which it is told by their ids. */
export type Topic =
  | `record:${RecordKind}`
  /** The agent here has other drafts than before, or newer words in them. */
  | 'drafts'
  /** Something that the agent here asked for under a key was done, at whatever window. */
  | 'sent'
  /** Who is signed in here, which desk is open, or what has to be told of it. */
  | 'session'
  /** What this computer does for the desk. */
  | 'computer'
  /** Who has a PIN or passphrase here, and how it is kept. */
  | 'secrets'
  /** The desk’s recovery code. */
  | 'recovery'
  /** Documents beside the journal were found damaged, or set aside. */
  | 'damage';

/**
 * What an answer is made from. `tickets`: any in sight; `ticket`: only the one that its input names; `records`: those of the
 * kind that its input names.
 */
export type Shown = Topic | 'tickets' | 'ticket' | 'records';

/** What decides which tickets an agent sees. */
export const sight = ['record:agent', 'record:department', 'record:team'] as const satisfies readonly Topic[];

/** What decides what an agent may do with the tickets they see. */
export const rights = [...sight, 'record:role'] as const satisfies readonly Topic[];

/** What the fields of tickets are made from: those of the desk's own, and the records that plain ones are chosen from. */
export const fieldTopics: readonly Topic[] = [
  'record:field',
  ...fieldNames.flatMap((name): Topic[] => {
    const { type } = fields[name];
    return type.kind === 'record' ? [`record:${type.of}`] : [];
  }),
];
