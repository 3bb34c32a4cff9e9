import { bodyOfText } from '../body.ts';
import type { Draft } from '../event.ts';
import type { Id } from '../id.ts';
import type { World } from '../operation.ts';
import { optionalParagraphs } from '../text.ts';
import { ticketDraft } from './draft.ts';
import { mentionsIn } from './mentions.ts';
import type { Visibility } from './visibility.ts';

/** What an agent may add to an operation. Inputs without it are those of earlier releases. */
export const remark = optionalParagraphs(5_000).optional();

/** A remark becomes an internal note; without one there is none. `ticket` is as it is afterwards. */
export function noteDrafts(world: World, ticket: Visibility & { readonly id: Id }, remark = ''): Draft[] {
  const body = bodyOfText(remark);
  if (body.text === '') return [];
  return [
    ticketDraft(ticket.id, 'conversation.posted', {
      ...{ entryId: world.newId(), kind: 'note', body, attachments: [] },
      ...mentionsIn(world, ticket, body.text),
    }),
  ];
}
