import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { createDeskClock } from './desk-clock.ts';

const NowContext = createContext(0);

interface WindowClock {
  /** The desk’s current time. */
  readonly nowMs: () => number;
  /** Synchronizes the window with the desk’s time. */
  readonly update: (deskMs: number) => void;
}

const ClockContext = createContext<WindowClock | undefined>(undefined);

const stepMs = 15_000;

/** Provides one clock for the window, which ticks every few seconds, so that all times in it change together. */
export function NowProvider({ children }: { readonly children: ReactNode }) {
  const [clock] = useState(() => createDeskClock(() => Date.now()));
  const [nowMs, setNowMs] = useState(clock.nowMs);
  useEffect(() => {
    const timer = setInterval(() => setNowMs(clock.nowMs()), stepMs);
    return () => clearInterval(timer);
  }, [clock]);
  const value = useMemo(
    () => ({
      nowMs: clock.nowMs,
      update: (deskMs: number) => {
        if (clock.update(deskMs)) setNowMs(clock.nowMs());
      },
    }),
    [clock],
  );
  return (
    <ClockContext value={value}>
      <NowContext value={nowMs}>{children}</NowContext>
    </ClockContext>
  );
}

/** Shows full dates for all times inside it, for paper, which may be read on another day. */
export function FullDates({ children }: { readonly children: ReactNode }) {
  return <NowContext value={0}>{children}</NowContext>;
}

/** The displayed time in milliseconds since 1970. Updates every few seconds. */
export function useNow(): number {
  return useContext(NowContext);
}

/** The clock itself, for the exact time of an action. `useNow` is for display. */
export function useDeskClock(): WindowClock {
  const clock = useContext(ClockContext);
  if (!clock) throw new Error('useDeskClock works inside NowProvider');
  return clock;
}
