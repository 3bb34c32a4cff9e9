import { type DeskReport, findings } from '../../../shared/bridge/desk-report.ts';
import { lacksDetails } from '../../../shared/lib/details.ts';
import { sentences } from './sentences.ts';
import type { Words } from './words.ts';

/**
 * What was found, as a sentence, with the tickets that it is about and its place, as far as those are known. A main
 * of another release may find what this window has no words for, or not say what they name.
 */
export function reportText(words: Words, { finding, details = {}, tickets, location }: DeskReport): string {
  const id = `finding.${finding}` as const;
  if (!Object.hasOwn(sentences, id) || lacksDetails(findings[finding], details))
    return words('finding.unknown', { finding });
  const sentence = words(id, {
    ...details,
    // A choice between messages needs a word for “no code”.
    ...(details.code === '' ? { code: 'none' } : {}),
    of: tickets ? namedIn(words, 'of', tickets) : '',
    among: tickets ? namedIn(words, 'among', tickets) : '',
  }).trim();
  return location ? words('finding.place', { sentence, ...location }) : sentence;
}

function namedIn(words: Words, part: 'of' | 'among', tickets: NonNullable<DeskReport['tickets']>): string {
  const numbers = tickets.numbers.map((number) => `#${number}`).join(', ');
  const more = tickets.count - tickets.numbers.length;
  if (more > 0) return words(`finding.${part}.more`, { numbers, more });
  return words(tickets.count === 1 ? `finding.${part}.one` : `finding.${part}.some`, { numbers });
}
