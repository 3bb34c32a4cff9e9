import { describe, expect, test } from 'vitest';
import { fittingBounds } from '../../../../main/shell/window-bounds.ts';

const main = { x: 0, y: 25, width: 1920, height: 1015 };
const left = { x: -1280, y: 0, width: 1280, height: 1024 };
const laptop = { x: 0, y: 0, width: 1366, height: 728 };

describe('a window', () => {
  test('opens at its usual size where it was never opened before, as far as the screen is large enough', () => {
    expect(fittingBounds(undefined, [main])).toEqual({ width: 1440, height: 900 });
    expect(fittingBounds(undefined, [laptop])).toEqual({ width: 1366, height: 728 });
  });

  test('opens where it was left, on any screen', () => {
    const kept = { x: -1200, y: 50, width: 1000, height: 700 };
    expect(fittingBounds(kept, [main, left])).toEqual(kept);
  });

  test('keeps its size but not its place when its screen is gone', () => {
    const kept = { x: -1200, y: 50, width: 1000, height: 700 };
    expect(fittingBounds(kept, [main])).toEqual({ width: 1000, height: 700 });
  });

  test('comes back from beyond an edge, with its title bar in reach', () => {
    expect(fittingBounds({ x: 1800, y: -300, width: 1000, height: 700 }, [main])).toEqual({
      x: 920,
      y: 25,
      width: 1000,
      height: 700,
    });
  });

  test('shrinks to a screen that is smaller now, but never below what its page needs', () => {
    expect(fittingBounds({ x: 10, y: 40, width: 1900, height: 1000 }, [laptop])).toEqual({
      x: 0,
      y: 0,
      width: 1366,
      height: 728,
    });
    expect(fittingBounds({ x: 0, y: 0, width: 10, height: 10 }, [{ x: 5, y: 5, width: 800, height: 500 }])).toEqual({
      x: 5,
      y: 5,
      width: 960,
      height: 600,
    });
  });

  test('opens on the screen that showed most of it', () => {
    expect(fittingBounds({ x: -300, y: 100, width: 1000, height: 700 }, [left, main])).toMatchObject({ x: 0, y: 100 });
  });

  test('opens even when the system names no screen', () => {
    expect(fittingBounds(undefined, [])).toEqual({ width: 1440, height: 900 });
  });
});
