import { bodyOfText } from '../body.ts';
import type { Draft } from '../event.ts';
import type { Id } from '../id.ts';
import type { World } from '../operation.ts';
import { ticketDraft } from './draft.ts';
import { mentionsIn } from './mentions.ts';
import type { Visibility } from './visibility.ts';

/**
 * The remark of an assignment or a transfer becomes an internal note; without a remark there is none. `ticket` is as it
 * is afterwards.
 */
export function noteDrafts(world: World, ticket: Visibility & { readonly id: Id }, remark: string): Draft[] {
  const body = bodyOfText(remark);
  if (body.text === '') return [];
  return [
    ticketDraft(ticket.id, 'conversation.posted', {
      ...{ entryId: world.newId(), kind: 'note', body, attachments: [] },
      ...mentionsIn(world, ticket, body.text),
    }),
  ];
}
