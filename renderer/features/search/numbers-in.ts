import { readParts } from '../../../shared/views/search/read-parts.ts';

const numberLike = /^#?[a-z]{0,3}\d{1,12}$/i;

/** What could be the number of a ticket in a search; those with a number sign come first. */
export function numbersIn(text: string): readonly string[] {
  const written = readParts(text).flatMap((part) =>
    part.kind === 'field' || part.kind === 'phrase' || part.isNegated || !numberLike.test(part.text) ? [] : [part],
  );
  const marked = written.filter(({ kind }) => kind === 'number');
  const others = written.filter(({ kind }) => kind === 'word');
  return [...new Set([...marked, ...others].map((part) => part.text.replace(/^#/, '').toUpperCase()))];
}
