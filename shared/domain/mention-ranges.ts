import type { Id } from './id.ts';

/** An `@` with the name of an agent behind it. */
export interface MentionRange {
  readonly from: number;
  readonly to: number;
  /** Several if they have the same name. */
  readonly ids: readonly Id[];
}

interface Named {
  readonly id: Id;
  readonly name: string;
}

/** Looking for names takes time; nobody means so many. */
const mostSigns = 500;

/** An `@` that does not stand within a word, as it does in an email address. */
const sign = /(?<![\p{L}\p{N}\p{M}_.+-])@/gu;
const goesOn = /^[\p{L}\p{N}\p{M}_]/u;

/** Where a text mentions agents: the whole name stands behind an `@`, in capital or small letters; the longest counts. */
export function mentionRanges(text: string, agents: readonly Named[]): readonly MentionRange[] {
  if (!text.includes('@') || agents.length === 0) return [];
  const plain = text.replaceAll('\u00A0', ' ');
  const byName = new Map<string, Id[]>();
  for (const { id, name } of agents) byName.set(name.toLowerCase(), [...(byName.get(name.toLowerCase()) ?? []), id]);
  const lengths = [...new Set(agents.map(({ name }) => name.length))].toSorted((a, b) => b - a);
  const found: MentionRange[] = [];
  let signs = 0;
  for (const { index } of plain.matchAll(sign)) {
    signs += 1;
    if (signs > mostSigns) break;
    const from = index + 1;
    for (const length of lengths) {
      const ids = byName.get(plain.slice(from, from + length).toLowerCase());
      const to = from + length;
      if (!ids || goesOn.test(plain.slice(to, to + 2))) continue;
      found.push({ from: index, to, ids });
      break;
    }
  }
  return found;
}

/** The agents that a text mentions, each once, in their order. */
export function mentionedIn(text: string, agents: readonly Named[]): readonly Id[] {
  return [...new Set(mentionRanges(text.normalize('NFC'), agents).flatMap(({ ids }) => ids))];
}
