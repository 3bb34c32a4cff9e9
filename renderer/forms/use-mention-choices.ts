import { useState } from 'react';
import type { MentionQuery } from './mention-before.ts';
import { type Mentionable, type MentionChoice, mentionChoices } from './mention-choices.ts';

/** The keys of a text that is written. */
type PressedKey = Pick<KeyboardEvent, 'key' | 'isComposing' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

interface MentionChoices {
  /** Nobody while the list is closed. */
  readonly choices: readonly MentionChoice[];
  readonly active: number;
  readonly close: () => void;
  readonly choose: (choice: MentionChoice) => void;
  /** Whether the key belongs to the open list, which then handles it. */
  readonly press: (event: PressedKey) => boolean;
}

const nobody: readonly MentionChoice[] = [];

/** Whom the mention that is being typed can mean, as a list for the keyboard. `insert` puts a name in its place. */
export function useMentionChoices(
  agents: readonly Mentionable[],
  query: MentionQuery | undefined,
  insert: (query: MentionQuery, name: string) => void,
): MentionChoices {
  const from = query?.from;
  const wanted = query ? `${query.from} ${query.typed}` : '';
  const [closedAt, setClosedAt] = useState<number>();
  const [chosen, setChosen] = useState({ wanted, active: 0 });
  if (from === undefined && closedAt !== undefined) setClosedAt(undefined);
  const choices = query === undefined || from === closedAt ? nobody : mentionChoices(agents, query.typed);
  const active = chosen.wanted === wanted ? Math.min(chosen.active, choices.length - 1) : 0;
  const close = () => setClosedAt(from);

  function choose({ name }: MentionChoice): void {
    if (query === undefined) return;
    insert(query, name);
    close();
  }

  function press(event: PressedKey): boolean {
    if (choices.length === 0 || event.isComposing) return false;
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return false;
    const step = (by: number) => setChosen({ wanted, active: (active + by + choices.length) % choices.length });
    const choice = choices[active];
    if (event.key === 'ArrowDown') step(1);
    else if (event.key === 'ArrowUp') step(-1);
    else if (event.key === 'Escape') close();
    else if (choice && (event.key === 'Enter' || event.key === 'Tab')) choose(choice);
    else return false;
    return true;
  }

  return { choices, active, close, choose, press };
}
