import { searchTextPath, searchStart as start } from '../forms/search-address.ts';

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

export function searchPath({ text, sort, ticketId }: SearchRoute): string {
  const path = `${searchTextPath(text)}/${ticketId ?? ''}/${sort === 'best' ? sort : ''}`;
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
