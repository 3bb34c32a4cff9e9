/*
 * Apart from the other addresses, which know every page: a window that nobody signed in to needs this one too.
 */

export interface SearchRoute {
  readonly page: 'search';
  readonly text: string;
  readonly sort: 'newest' | 'best';
  readonly ticketId: string | null;
}

/** The search screen before a search. */
export const emptySearch: SearchRoute = { page: 'search', text: '', sort: 'newest', ticketId: null };

/** Start of the address, followed by text, ticket and order. */
const start = '/search';

export function searchPath({ text, sort, ticketId }: SearchRoute): string {
  // Half of a surrogate pair cannot be part of an address.
  const written = encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\uFFFD'));
  const path = `${start}/${written}/${ticketId ?? ''}/${sort === 'best' ? sort : ''}`;
  return path.replace(/\/+$/, '');
}

/** Null for the address of anything else. */
export function searchRoute(path: string): SearchRoute | null {
  if (path !== start && !path.startsWith(`${start}/`)) return null;
  const [text = '', ticketId = '', sort = ''] = path.slice(start.length + 1).split('/');
  return { page: 'search', text: decoded(text), sort: sort === 'best' ? sort : 'newest', ticketId: ticketId || null };
}

/** An address may have been typed by hand. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
