import type { CSSProperties } from 'react';

/** Space between the list, the line of the caret, and the edges of the window. */
export const gap = 4;
export const edge = 8;
const widest = 320;
const highest = 260;

type Line = Pick<DOMRect, 'left' | 'top' | 'bottom'>;

/** Beside a field: above if there is room, else below. */
export function placeBeside(field: Line): CSSProperties {
  const above = field.top - gap - edge;
  const below = window.innerHeight - field.bottom - gap - edge;
  return above >= Math.min(highest, below) ? over(field, above) : under(field, below);
}

export function over({ left, top }: Line, room: number): CSSProperties {
  return { left: inside(left), bottom: window.innerHeight - top + gap, maxHeight: Math.min(highest, room) };
}

export function under({ left, bottom }: Line, room: number): CSSProperties {
  return { left: inside(left), top: bottom + gap, maxHeight: Math.min(highest, room) };
}

function inside(left: number): number {
  return Math.max(edge, Math.min(left, window.innerWidth - widest - edge));
}
