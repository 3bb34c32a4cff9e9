import type { FoundPlace } from '../../../shared/bridge/contract/search.ts';

type Excerpt = Pick<FoundPlace, 'excerpt' | 'marks'>;

/** How much is shown in front of the first mark. A row has two lines, which may be shorter than the excerpt. */
const lead = 40;

/** An excerpt without the part of its beginning that would push what was found out of a row. */
export function nearFirstMark({ excerpt, marks }: Excerpt): Excerpt {
  const [first] = marks;
  if (!first || first[0] <= lead) return { excerpt, marks };
  const blank = excerpt.indexOf(' ', first[0] - lead);
  const cut = blank < 0 || blank >= first[0] ? first[0] : blank + 1;
  return {
    excerpt: `…${excerpt.slice(cut)}`,
    marks: marks.map(([from, to]) => [from - cut + 1, to - cut + 1] as const),
  };
}
