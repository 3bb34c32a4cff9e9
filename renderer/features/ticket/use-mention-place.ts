import type { EditorView } from 'prosemirror-view';
import { type CSSProperties, useLayoutEffect, useState } from 'react';

/** Space between the list, the line of the caret, and the edges of the window. */
const gap = 4;
const edge = 8;
const widest = 320;
const highest = 260;

/** Where a list belongs that is about a position of the text: above its line if there is room, else below. */
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
  return placeBeside(view.coordsAtPos(Math.min(from, view.state.doc.content.size)));
}

/** Beside a line or a field: above if there is room, else below. */
export function placeBeside({ left, top, bottom }: Pick<DOMRect, 'left' | 'top' | 'bottom'>): CSSProperties {
  const { innerWidth, innerHeight } = window;
  const above = top - gap - edge;
  const below = innerHeight - bottom - gap - edge;
  const x = { left: Math.max(edge, Math.min(left, innerWidth - widest - edge)) };
  return above >= Math.min(highest, below)
    ? { ...x, bottom: innerHeight - top + gap, maxHeight: Math.min(highest, above) }
    : { ...x, top: bottom + gap, maxHeight: Math.min(highest, below) };
}
