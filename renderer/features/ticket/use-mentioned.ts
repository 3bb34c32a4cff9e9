import type { Node } from 'prosemirror-model';
import { useEffect, useState } from 'react';
import { mentionedIn } from '../../../shared/domain/mention-ranges.ts';
import type { Mentionable } from '../../forms/mention-choices.ts';
import type { EditorMoves } from './editor-moves.ts';
import { plainTextOf } from './editor-schema.ts';

const pauseMs = 300;

/** The ids of the agents whom the text of an editor mentions, as one text. Looked for after a pause in typing. */
export function useMentioned(moves: EditorMoves, agents: readonly Mentionable[] | undefined): string {
  const [mentioned, setMentioned] = useState('');

  useEffect(() => {
    let looked: Node | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;

    function lookSoon(): void {
      const doc = moves.state()?.doc;
      if (!doc || doc === looked) return;
      looked = doc;
      clearTimeout(timer);
      timer = setTimeout(() => setMentioned(agents ? mentionedIn(plainTextOf(doc), agents).join(' ') : ''), pauseMs);
    }

    lookSoon();
    const stop = moves.subscribe(lookSoon);
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [moves, agents]);

  return mentioned;
}

/** Whether a text has an `@` at all: without one, nothing is asked or rendered. */
export function hasSign(moves: EditorMoves): boolean {
  return moves.state()?.doc.textContent.includes('@') ?? false;
}
