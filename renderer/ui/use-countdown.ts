import { useEffect, useRef } from 'react';

/** The minimum time left after a pause, so that a button doesn’t vanish when the pointer leaves it. */
const leastMs = 2_000;

/** Calls `onEnd` after `ms` milliseconds, not counting the time during which `isHeld` is true. */
export function useCountdown(ms: number, isHeld: boolean, onEnd: () => void): void {
  const leftMs = useRef(ms);
  const latest = useRef(onEnd);
  useEffect(() => {
    latest.current = onEnd;
  });

  useEffect(() => {
    if (isHeld) return;
    const sinceMs = performance.now();
    const timer = setTimeout(() => latest.current(), leftMs.current);
    return () => {
      clearTimeout(timer);
      leftMs.current = Math.max(leastMs, leftMs.current - (performance.now() - sinceMs));
    };
  }, [isHeld]);
}
