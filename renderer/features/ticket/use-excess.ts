import type { Node } from 'prosemirror-model';
import { useEffect } from 'react';
import { longestBody, longestHtml } from '../../../shared/domain/body.ts';
import type { EditorMoves } from './editor-moves.ts';
import { plainTextOf } from './editor-schema.ts';
import { htmlOf } from './entry-html.ts';
import { useTicketState } from './use-ticket-state.ts';

/** How much text exceeds the limit: in characters, or in percent if only its formatting does. */
export type Excess = { readonly characters: number } | { readonly percent: number };

export function excessOf(doc: Node): Excess | undefined {
  const characters = plainTextOf(doc).trim().length - longestBody;
  if (characters > 0) return { characters };
  const html = htmlOf(doc).length;
  return html > longestHtml ? { percent: Math.ceil((html / longestHtml - 1) * 100) } : undefined;
}

const pauseMs = 300;

/** Measured after a pause in typing, because that is slow for very long text. */
export function useExcess(ticketId: string, moves: EditorMoves): Excess | undefined {
  const [excess, setExcess] = useTicketState<Excess | undefined>(ticketId, undefined);

  useEffect(() => {
    let measured: Node | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;

    function measureSoon(): void {
      const doc = moves.state()?.doc;
      if (!doc || doc === measured) return;
      measured = doc;
      clearTimeout(timer);
      timer = setTimeout(() => setExcess(excessOf(doc)), pauseMs);
    }

    measureSoon();
    const stop = moves.subscribe(measureSoon);
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [moves, setExcess]);

  return excess;
}
