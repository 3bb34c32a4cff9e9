import { type DeskReport, findings } from '../../../shared/bridge/desk-report.ts';
import { lacksDetails } from '../../../shared/lib/details.ts';
import { sentences } from './sentences.ts';
import type { Words } from './words.ts';

/**
 * The sentence for a finding, with the affected tickets and the location, if known. A main process of another release
 * may send unknown findings or omit details.
 */
export function reportText(words: Words, { finding, details = {}, tickets, location }: DeskReport): string {
  const id = `finding.${finding}` as const;
  if (!Object.hasOwn(sentences, id) || lacksDetails(findings[finding], details))
    return words('finding.unknown', { finding });
  const sentence = words(id, {
    ...details,
    // ICU `select` cannot match an empty string.
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
