import { useEffect } from 'react';
import { deskside } from './deskside.ts';

const everyMs = 20_000;

/** Reports keyboard and mouse activity to main, so that the desk locks only after real inactivity. */
export function useActivity(): void {
  useEffect(() => {
    let lastMs = Number.NEGATIVE_INFINITY;
    function note(): void {
      if (performance.now() - lastMs < everyMs) return;
      lastMs = performance.now();
      void deskside.call('session.active', {});
    }
    const events = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const;
    for (const name of events) window.addEventListener(name, note, { passive: true });
    return () => {
      for (const name of events) window.removeEventListener(name, note);
    };
  }, []);
}
