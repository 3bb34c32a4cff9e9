import { applyPlainly, createPlainDesk, plainCommits } from '../peers/plain-desk.ts';
import { foreignTickets } from './foreign-tickets.ts';

/** All texts of one ticket. */
export interface PlainDocument {
  readonly id: string;
  readonly summary: string;
  readonly requester: string;
  readonly entries: string;
}

/** The tickets of a seeded desk and those that are added to it, the one that changed last at the end. */
export function plainDocuments(folder: string): readonly PlainDocument[] {
  const desk = createPlainDesk();
  const entries = new Map<string, string[]>();
  for (const commit of plainCommits(folder)) {
    for (const [id, { text }] of applyPlainly(desk, commit)) {
      const known = entries.get(id);
      if (known) known.push(text);
      else entries.set(id, [text]);
    }
  }
  const seeded = [...desk.tickets.values()]
    .toSorted((one, other) => one.newestMs - other.newestMs)
    .map(({ id, summary, personId }): PlainDocument => {
      const { name = '', email = '', phone = '' } = desk.people.get(personId) ?? {};
      return { id, summary, requester: `${name} ${email} ${phone}`, entries: entries.get(id)?.join('\n') ?? '' };
    });
  const added = foreignTickets.map(
    ({ requester, summary, details }, index): PlainDocument => ({
      id: `foreign-${index}`,
      summary,
      requester,
      entries: details,
    }),
  );
  return [...seeded, ...added];
}
