import { useMemo, useState } from 'react';
import { type Completion, completions, personTyped } from '../../../shared/views/search/completions.ts';
import { readParts } from '../../../shared/views/search/read-parts.ts';
import { windowSearchChoices } from '../../../shared/views/search/search-choices.ts';
import { useAnswer } from '../../bridge/answers.ts';
import { draftStart, type SearchEdit, textOf } from './search-edit.ts';

export interface OpenSuggestions {
  readonly list: readonly Completion[];
  /** The index of the highlighted one; -1 if there is none. */
  readonly active: number;
  readonly isOpen: boolean;
  /** Shows suggestions for what is typed; `all` even if nothing is. */
  readonly open: (all?: boolean) => void;
  readonly close: () => void;
  /** Highlights the next one; returns whether there is one. */
  readonly move: (step: 1 | -1) => boolean;
  readonly accepted: (chosen: Completion) => void;
  readonly caretAt: (caret: number) => void;
}

/** More of them would only hide the results. */
const mostShown = 12;
/** Shorter texts begin too many names. */
const shortestName = 2;

/** Suggestions for the part of a search in which the caret is. */
export function useSuggestions(edit: SearchEdit): OpenSuggestions {
  const known = useAnswer('desk.choices', {}).data;
  const choices = useMemo(() => known && windowSearchChoices(known), [known]);
  const [shown, setShown] = useState<'closed' | 'typed' | 'all'>('closed');
  const [moved, setMoved] = useState<number>();
  /** Where the caret was moved without typing. */
  const [walked, setWalked] = useState<Pick<SearchEdit, 'draft' | 'caret'>>(edit);
  const text = textOf(edit);
  const at = draftStart(edit) + ((walked.draft === edit.draft ? walked.caret : edit.caret) ?? edit.draft.length);
  const isClosed = shown === 'closed' || !choices;
  const person = isClosed ? null : personTyped(text, at, choices);
  const wanted = person !== null && person.trim().length >= shortestName ? person.slice(0, 200) : '';
  const people = useAnswer('people.find', { text: wanted }, { enabled: wanted !== '' }).data;
  const list = useMemo(() => {
    if (isClosed) return [];
    const isNothingTyped = /(?:^|\s)$/.test(text.slice(0, at));
    if (shown === 'typed' && isNothingTyped) return [];
    const found = completions(text, at, { choices, people: people ?? [] });
    return shown === 'all' ? found : found.slice(0, mostShown);
  }, [isClosed, shown, text, at, choices, people]);
  const active = Math.min(moved ?? firstActive(list, text, at), list.length - 1);
  const isOpen = list.length > 0;

  return {
    list,
    active,
    isOpen,
    open: (all = false) => {
      setShown(all ? 'all' : 'typed');
      setMoved(undefined);
    },
    close: () => setShown('closed'),
    move: (step) => {
      const to = Math.max(-1, active + step);
      if (to >= list.length) {
        setShown('closed');
        return false;
      }
      setMoved(to);
      return true;
    },
    accepted: ({ kind }) => {
      setMoved(undefined);
      // A field is followed by its value.
      setShown(kind === 'field' ? 'typed' : 'closed');
    },
    caretAt: (caret) => setWalked({ draft: edit.draft, caret }),
  };
}

/** The value of a field is highlighted while it is begun, so that Enter completes it; words may mean themselves. */
function firstActive(list: readonly Completion[], text: string, caret: number): number {
  const isValue = readParts(text).some((part) => part.kind === 'field' && part.nameTo < caret && caret <= part.to);
  const isWhole = list.some(({ edited }) => edited.text.trimEnd() === text.trimEnd());
  return list.length > 0 && isValue && !isWhole ? 0 : -1;
}
