import type { Rectangle } from 'electron';

export const smallestWindow = { width: 960, height: 600 } as const;
const usualSize = { width: 1440, height: 900 } as const;

/** Where a window opens; without a position the system centers it. */
export type Bounds = Pick<Rectangle, 'width' | 'height'> & Partial<Pick<Rectangle, 'x' | 'y'>>;

/**
 * Where to open a window that was last at `kept`, given the work areas of the screens. A screen may be gone or smaller
 * now: a window is never larger than its screen, and all of it is reachable.
 */
export function fittingBounds(kept: Rectangle | undefined, screens: readonly Rectangle[]): Bounds {
  const [first] = screens;
  if (!first) return usualSize;
  const screen = kept && mostCovered(kept, screens);
  if (!screen) return sizeWithin(kept ?? usualSize, first);
  const { width, height } = sizeWithin(kept, screen);
  const x = within(kept.x, screen.x, screen.x + screen.width - width);
  const y = within(kept.y, screen.y, screen.y + screen.height - height);
  return { x, y, width, height };
}

function mostCovered(window: Rectangle, screens: readonly Rectangle[]): Rectangle | undefined {
  const [best] = screens.toSorted((a, b) => covered(window, b) - covered(window, a));
  return best && covered(window, best) > 0 ? best : undefined;
}

function covered(window: Rectangle, screen: Rectangle): number {
  const width = Math.min(window.x + window.width, screen.x + screen.width) - Math.max(window.x, screen.x);
  const height = Math.min(window.y + window.height, screen.y + screen.height) - Math.max(window.y, screen.y);
  return Math.max(0, width) * Math.max(0, height);
}

function sizeWithin(size: Pick<Rectangle, 'width' | 'height'>, screen: Rectangle) {
  return {
    width: Math.max(smallestWindow.width, Math.min(size.width, screen.width)),
    height: Math.max(smallestWindow.height, Math.min(size.height, screen.height)),
  };
}

/** The lower bound wins if there is no room: a title bar outside the screen could not be moved back. */
function within(value: number, from: number, to: number): number {
  return Math.max(from, Math.min(value, to));
}
