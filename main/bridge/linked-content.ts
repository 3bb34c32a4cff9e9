import type { AgentAccess } from '../../shared/domain/access.ts';
import type { Attachment } from '../../shared/domain/body.ts';
import { shownPictures } from '../../shared/domain/picture.ts';
import type { Engine } from '../engine/engine.ts';
import type { LinkTarget } from './view-links.ts';
import { visibleTicket } from './visible-ticket.ts';

/** What a host serves for a link. */
export type LinkedContent =
  | LinkedBody
  | { readonly kind: 'picture'; readonly file: Pick<Attachment, 'hash' | 'size'> }
  | { readonly kind: 'file'; readonly file: Pick<Attachment, 'hash' | 'size' | 'name'> };

export interface LinkedBody {
  readonly kind: 'body';
  readonly html: string;
  readonly isRetracted: boolean;
  /** The files that may be shown as images in it. */
  readonly pictures: readonly Pick<Attachment, 'hash' | 'size'>[];
}

/** Reads the present target of a link; undefined if the agent no longer has access to its ticket. */
export async function linkedContent(
  { tickets, thread }: Pick<Engine, 'tickets' | 'thread'>,
  access: AgentAccess,
  target: LinkTarget,
): Promise<LinkedContent | undefined> {
  const ticket = await visibleTicket({ tickets }, access, target.ticketId);
  const head = ticket?.conversation.entries.find(({ id }) => id === target.entryId);
  const posted = head && (await thread.entry(target.ticketId, head));
  if (!posted) return undefined;
  const { body, attachments } = posted;
  const pictures = shownPictures(attachments);
  switch (target.kind) {
    case 'body':
      return { kind: 'body', html: body.html, isRetracted: head.retracted, pictures };
    case 'picture': {
      const file = pictures.find(({ hash }) => hash === target.hash);
      return file && { kind: 'picture', file };
    }
    case 'file': {
      const file = attachments[target.index];
      return file && { kind: 'file', file };
    }
  }
}
