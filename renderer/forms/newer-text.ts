import { lettersOf } from '../../shared/domain/held-words.ts';

/** Follows words that were sent through newer ones, letter by letter; blanks and formatting make no difference. */
export interface Follower {
  /** Where in this text the first letter stands that was not sent; nothing as long as all were. */
  readonly firstNewer: (text: string) => number | undefined;
}

export function follow(sent: string): Follower {
  let rest = lettersOf(sent);
  return {
    firstNewer: (text) => {
      let at = 0;
      for (const letter of text) {
        const seen = lettersOf(letter);
        if (!rest.startsWith(seen)) return at;
        rest = rest.slice(seen.length);
        at += letter.length;
      }
      return undefined;
    },
  };
}

/** What of a text was written after other words of it had been sent; empty where nothing was. */
export function newerText(sent: string, now: string): string {
  const from = follow(sent).firstNewer(now);
  return from === undefined ? '' : now.slice(from);
}
