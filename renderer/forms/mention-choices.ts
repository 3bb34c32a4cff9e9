import { type Match, matchOf, rankOf } from '../ui/match.ts';

export interface Mentionable {
  readonly id: string;
  readonly name: string;
  readonly colour: string;
  /** That they are absent, or will be soon. */
  readonly note?: string | undefined;
}

export interface MentionChoice extends Mentionable {
  /** The parts of the name that were typed. */
  readonly marks: Match['marks'];
}

/** More are found by typing on. */
const mostChoices = 50;

/**
 * Whom the text behind an `@` can mean: agents of whose names it has the beginnings of words. Nobody once a whole name is
 * there, so that Enter begins a new line.
 */
export function mentionChoices(agents: readonly Mentionable[], typed: string): readonly MentionChoice[] {
  if (typed === '') return agents.slice(0, mostChoices).map((agent) => ({ ...agent, marks: [] }));
  const found = agents
    .flatMap((agent) => {
      const match = matchOf(typed, agent.name);
      return match && rankOf(match.way) <= rankOf('words') ? [{ agent, ...match }] : [];
    })
    .toSorted((one, other) => rankOf(one.way) - rankOf(other.way));
  const open = found.filter(({ way }) => way !== 'whole' || typed.trimEnd() === typed);
  if (open.every(({ way }) => way === 'whole')) return [];
  return open.slice(0, mostChoices).map(({ agent, marks }) => ({ ...agent, marks }));
}
