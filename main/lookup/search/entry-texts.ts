import type { Id } from '../../../shared/domain/id.ts';
import type { EntryKind, Posted } from '../../../shared/domain/ticket/conversation.ts';
import type { Ticket } from '../../../shared/domain/ticket/ticket.ts';
import { isPosted } from '../../../shared/views/thread-mark.ts';
import type { Engine } from '../../engine/engine.ts';

/** An entry that is not retracted. */
export interface EntryText {
  readonly id: Id;
  readonly kind: EntryKind;
  readonly by: string;
  readonly text: string;
  /** The names of its files. */
  readonly files: readonly string[];
}

/** The entries of a ticket, oldest first. */
export async function entryTexts({ thread }: Pick<Engine, 'thread'>, ticket: Ticket): Promise<EntryText[]> {
  const { commits } = await thread.page(ticket.id, { from: null, before: null, limit: Number.POSITIVE_INFINITY });
  const retracted = new Set(ticket.conversation.entries.filter((entry) => entry.retracted).map(({ id }) => id));
  return commits.flatMap(({ events }) =>
    events.filter(isPosted).flatMap(({ data, actor: by }) => {
      const { entryId: id, kind, body, attachments } = data as Posted; // Safe: read by its schema.
      return retracted.has(id) ? [] : [{ id, kind, by, text: body.text, files: attachments.map(({ name }) => name) }];
    }),
  );
}
