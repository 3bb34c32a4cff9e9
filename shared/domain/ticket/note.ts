import { bodyOfText } from '../body.ts';
import type { Draft } from '../event.ts';
import type { Id } from '../id.ts';
import type { World } from '../operation.ts';
import { ticketDraft } from './draft.ts';

/** The remark of an assignment or a transfer becomes an internal note; without a remark there is none. */
export function noteDrafts(world: World, ticketId: Id, remark: string): Draft[] {
  const body = bodyOfText(remark);
  if (body.text === '') return [];
  return [
    ticketDraft(ticketId, 'conversation.posted', { entryId: world.newId(), kind: 'note', body, attachments: [] }),
  ];
}
