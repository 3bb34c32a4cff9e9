import { bodyOfText } from '../body.ts';
import type { Draft } from '../event.ts';
import type { Id } from '../id.ts';
import type { World } from '../operation.ts';
import { optionalParagraphs } from '../text.ts';
import { ticketDraft } from './draft.ts';
import { mentionsIn } from './mentions.ts';
import { type Visibility, visibilityAfter } from './visibility.ts';

/** What an agent may add to an operation. Inputs without it are those of earlier releases. */
export const remark = optionalParagraphs(5_000).optional();

/** What an operation changes, and its remark as an internal note. That mentions only agents who see the ticket afterwards. */
export function withNote(
  world: World,
  ticket: Visibility & { readonly id: Id },
  changes: readonly Draft[],
  remark = '',
): Draft[] {
  const body = bodyOfText(remark);
  if (body.text === '') return [...changes];
  return [
    ...changes,
    ticketDraft(ticket.id, 'conversation.posted', {
      ...{ entryId: world.newId(), kind: 'note', body, attachments: [] },
      ...mentionsIn(world, visibilityAfter(ticket, changes), body.text),
    }),
  ];
}
