const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** A text, and where it can be cut without dividing what readers see as one character. */
export interface Cut {
  readonly text: string;
  readonly segments: () => Intl.Segments;
}

export function cutAt(text: string): Cut {
  let segments: Intl.Segments | undefined;
  return {
    text,
    segments: () => {
      segments ??= segmenter.segment(text);
      return segments;
    },
  };
}

/** Where the character begins that a place is in. */
export function startOfLetter({ text, segments }: Cut, at: number): number {
  return isPlain(text, at) ? at : (segments().containing(at)?.index ?? at);
}

/** Where the character ends that a place is in; a place between two is an end. */
export function endOfLetter(cut: Cut, at: number): number {
  const start = startOfLetter(cut, at);
  if (start === at) return at;
  return start + (cut.segments().containing(start)?.segment.length ?? at - start);
}

/** Most texts are Latin letters, of which each is a character. */
function isPlain(text: string, at: number): boolean {
  return at <= 0 || at >= text.length || (text.charCodeAt(at - 1) < 0x300 && text.charCodeAt(at) < 0x300);
}
