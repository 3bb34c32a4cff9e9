import { lettersOf } from '../../shared/domain/held-words.ts';

/** Compares sent text with newer text letter by letter. White space and formatting are ignored. */
interface Follower {
  /**
   * The index of the first word that was not sent; undefined if all of it was. A changed word counts as new as a whole.
   */
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

/** The part of a text that is newer than the sent text; empty if nothing is. */
export function newerText(sent: string, now: string): string {
  const from = follow(sent).firstNewer(now);
  return from === undefined ? '' : now.slice(from);
}
