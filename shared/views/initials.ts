/** A person's initials from first and last name; people with equal initials are distinguished by their first names. */
export function initialsOf(name: string, others: readonly string[] = []): string {
  const own = plainInitials(name);
  const clash = others.some((other) => other !== name && plainInitials(other) === own);
  const [first = ''] = words(name);
  const letters = lettersOf(first);
  return clash && letters.length > 1 ? `${letters[0]?.toUpperCase()}${letters[1]?.toLowerCase()}` : own;
}

const known = new Map<string, string>();
/** More than the agents of a desk and the people in a window. */
const mostKnown = 5_000;

/** Kept, because each entry of a ticket compares its author with all agents. */
function plainInitials(name: string): string {
  const kept = known.get(name);
  if (kept !== undefined) return kept;
  const parts = words(name);
  const first = lettersOf(parts[0] ?? '')[0] ?? '';
  const last = parts.length > 1 ? (lettersOf(parts.at(-1) ?? '')[0] ?? '') : '';
  const initials = (first + last).toUpperCase();
  if (known.size >= mostKnown) known.clear();
  known.set(name, initials);
  return initials;
}

function words(name: string): string[] {
  return name.split(/\s+/).filter((word) => word !== '');
}

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** A family of four with skin colors is this long; longer is a letter with too many accents. */
const longestLetter = 40;

/** Brackets and quotes before a name are skipped. */
const leadingMarks = /^\p{P}+(?=.)/u;

/** Letters as people count them: a flag or a family is one. */
function lettersOf(word: string): string[] {
  return [...segmenter.segment(word.replace(leadingMarks, ''))].map(({ segment: letter }) =>
    letter.length > longestLetter ? ([...letter][0] ?? '') : letter,
  );
}
