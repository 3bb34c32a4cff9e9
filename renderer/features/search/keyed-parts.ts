/** A part of a list with a key of its own, although an equal one may be there twice. */
export interface KeyedPart {
  readonly key: string;
  readonly part: string;
}

/** The first of several equal parts keeps its key when others are removed, and so does the next one. */
export function keyedParts(parts: readonly string[]): readonly KeyedPart[] {
  const counts = new Map<string, number>();
  return parts.map((part) => {
    const count = counts.get(part) ?? 0;
    counts.set(part, count + 1);
    return { key: `${count} ${part}`, part };
  });
}
