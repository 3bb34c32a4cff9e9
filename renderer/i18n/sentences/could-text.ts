import type { WhoCould } from '../../../shared/domain/who-could.ts';
import type { Words } from './words.ts';

/** Lists who could, as “Jane, John, Lena, and 2 more”; undefined for nobody. */
export function couldText(words: Words, { names, more }: WhoCould): string | undefined {
  const [first, second, third] = names;
  if (first === undefined) return undefined;
  if (second === undefined) return words('could.who.1', { first });
  if (third === undefined) return words('could.who.2', { first, second });
  return more > 0
    ? words('could.who.more', { first, second, third, count: more })
    : words('could.who.3', { first, second, third });
}
