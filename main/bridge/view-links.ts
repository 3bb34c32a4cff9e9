import type { Id } from '../../shared/domain/id.ts';

/** What a link leads to: the body of an entry, an image in it, or one of its files. It names them and holds no content. */
export type LinkTarget = { readonly ticketId: Id; readonly entryId: Id } & (
  | { readonly kind: 'body' }
  | { readonly kind: 'picture'; readonly hash: string }
  | { readonly kind: 'file'; readonly index: number }
);

interface Linked {
  readonly name: string;
  readonly windowId: string;
  readonly target: LinkTarget;
}

/** Links cannot be guessed and expire when the desk is locked. */
export interface ViewLinks {
  /** The token of a link; the same target in the same variant in the same window gets the same token. */
  readonly tokenFor: (windowId: string, target: LinkTarget, variant?: string) => string;
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
    tokenFor: (windowId, target, variant = '') => {
      const name = JSON.stringify([windowId, variant, target]);
      const known = tokens.get(name);
      if (known !== undefined) return known;
      const [oldest] = links;
      if (oldest && links.size >= mostLinks) remove(...oldest);
      const token = newToken();
      links.set(token, { name, windowId, target });
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
