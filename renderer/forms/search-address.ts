/** The start of the addresses of searches, followed by text, ticket and order. */
export const searchStart = '/search';

/** The address of a search for a text. */
export function searchTextPath(text: string): string {
  // Half of a surrogate pair cannot be part of an address.
  return `${searchStart}/${encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\uFFFD'))}`;
}
