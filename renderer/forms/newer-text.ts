import { lettersOf } from '../../shared/domain/held-words.ts';

/** Follows words that were sent through newer ones, letter by letter; blanks and formatting make no difference. */
interface Follower {
  /** Where in this text stands what was not sent; nothing as long as all of it was. A changed word is newer as a whole. */
  readonly firstNewer: (text: string) => number | undefined;
}

export function follow(sent: string): Follower {
  let rest = lettersOf(sent);
  return {
    firstNewer: (text) => {
      let [at, wordAt] = [0, 0];
      for (const letter of text) {
        const seen = lettersOf(letter);
        if (seen === '') wordAt = at + letter.length;
        if (!rest.startsWith(seen)) return rest === '' ? at : wordAt;
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
