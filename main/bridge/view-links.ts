import type { Attachment } from '../../shared/domain/body.ts';
import type { Id } from '../../shared/domain/id.ts';

/**
 * The target of a link in a window: an entry's body, or a file. Links cannot be guessed and expire when the desk is
 * locked.
 */
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

interface Linked {
  readonly name: string;
  readonly windowId: string;
  readonly ticketId: Id;
  readonly content: LinkedContent;
}

export interface ViewLinks {
  /** The token of a link to some content; the same content in the same window gets the same token. */
  readonly tokenFor: (windowId: string, ticketId: Id, id: string, content: LinkedContent) => string;
  readonly find: (token: string) => Linked | undefined;
  readonly forgetWindow: (windowId: string) => void;
  readonly forgetAll: () => void;
}

/** How many links are kept. The oldest are dropped first, and created again when their ticket is opened again. */
const mostLinks = 20_000;

export function createViewLinks(newToken: () => string): ViewLinks {
  const links = new Map<string, Linked>();
  const tokens = new Map<string, string>();

  function remove(token: string, { name }: Linked): void {
    links.delete(token);
    tokens.delete(name);
  }

  return {
    tokenFor: (windowId, ticketId, id, content) => {
      const name = `${windowId} ${ticketId} ${id}`;
      const known = tokens.get(name);
      if (known !== undefined) return known;
      const [oldest] = links;
      if (oldest && links.size >= mostLinks) remove(...oldest);
      const token = newToken();
      links.set(token, { name, windowId, ticketId, content });
      tokens.set(name, token);
      return token;
    },
    find: (token) => links.get(token),
    forgetWindow: (windowId) => {
      for (const [token, link] of links) if (link.windowId === windowId) remove(token, link);
    },
    forgetAll: () => {
      links.clear();
      tokens.clear();
    },
  };
}
