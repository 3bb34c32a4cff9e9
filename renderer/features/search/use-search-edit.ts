import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { editOf, type SearchEdit, textOf } from './search-edit.ts';

/** A pause this long while typing begins the search. */
const pauseMs = 80;

interface EditedSearchText {
  readonly edit: SearchEdit;
  readonly setEdit: (edit: SearchEdit) => void;
  /** The text as it is now, which may not be searched for yet. */
  readonly text: string;
  /** Begins the search for a text at once. */
  readonly askNow: (text: string) => void;
}

/**
 * The text of a search while it is edited. It is asked for after a short pause; a text from elsewhere, such as Back or a
 * recent search, replaces it.
 */
export function useSearchEdit(asked: string, ask: (text: string) => void): EditedSearchText {
  const [edit, setEdit] = useState(() => editOf(asked));
  /** The last text that came from here. */
  const own = useRef(asked);
  const latest = useRef(ask);
  useLayoutEffect(() => {
    latest.current = ask;
  });
  const text = textOf(edit).trim();

  useLayoutEffect(() => {
    if (asked === own.current) return;
    own.current = asked;
    setEdit(editOf(asked));
  }, [asked]);

  const askNow = useCallback((wanted: string) => {
    if (wanted === own.current) return;
    own.current = wanted;
    latest.current(wanted);
  }, []);

  useEffect(() => {
    const timer = setTimeout(() => askNow(text), pauseMs);
    return () => clearTimeout(timer);
  }, [askNow, text]);

  return { edit, setEdit, text, askNow };
}
