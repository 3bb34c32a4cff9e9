import type { EditorView } from 'prosemirror-view';
import { type CSSProperties, useLayoutEffect, useState } from 'react';
import { edge, gap, over, under } from '../../forms/place-beside.ts';

/** Where a list belongs that is about a position of the text: below its line, or above it where there is more room. */
export function useMentionPlace(view: EditorView | null | undefined, from: number | undefined): CSSProperties | null {
  const [place, setPlace] = useState<CSSProperties | null>(null);

  useLayoutEffect(() => {
    if (!view || from === undefined) return undefined;
    const measure = () => setPlace(placeAt(view, from));
    measure();
    window.addEventListener('resize', measure);
    window.addEventListener('scroll', measure, { capture: true });
    return () => {
      window.removeEventListener('resize', measure);
      window.removeEventListener('scroll', measure, { capture: true });
    };
  }, [view, from]);

  return from === undefined ? null : place;
}

function placeAt(view: EditorView, from: number): CSSProperties {
  const line = view.coordsAtPos(Math.min(from, view.state.doc.content.size));
  // Over the text, but not over what stands above it: who will see it.
  const above = line.top - gap - Math.max(edge, view.dom.getBoundingClientRect().top);
  const below = window.innerHeight - line.bottom - gap - edge;
  return above > below ? over(line, above) : under(line, below);
}
