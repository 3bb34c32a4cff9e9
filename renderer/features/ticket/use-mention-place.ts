import type { EditorView } from 'prosemirror-view';
import { type CSSProperties, useLayoutEffect, useState } from 'react';

/** Space between the list, the line of the caret, and the edges of the window. */
const gap = 4;
const edge = 8;
const widest = 320;
const highest = 260;

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

type Line = Pick<DOMRect, 'left' | 'top' | 'bottom'>;

/** Beside a field: above if there is room, else below. */
export function placeBeside(field: Line): CSSProperties {
  const above = field.top - gap - edge;
  const below = window.innerHeight - field.bottom - gap - edge;
  return above >= Math.min(highest, below) ? over(field, above) : under(field, below);
}

function over({ left, top }: Line, room: number): CSSProperties {
  return { left: inside(left), bottom: window.innerHeight - top + gap, maxHeight: Math.min(highest, room) };
}

function under({ left, bottom }: Line, room: number): CSSProperties {
  return { left: inside(left), top: bottom + gap, maxHeight: Math.min(highest, room) };
}

function inside(left: number): number {
  return Math.max(edge, Math.min(left, window.innerWidth - widest - edge));
}
