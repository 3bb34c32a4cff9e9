import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { createDeskClock } from './desk-clock.ts';

const NowContext = createContext(0);

interface WindowClock {
  /** What time it is on the desk at this moment. */
  readonly nowMs: () => number;
  /** Sets the window by the desk’s time. */
  readonly update: (deskMs: number) => void;
}

const ClockContext = createContext<WindowClock | undefined>(undefined);

const stepMs = 15_000;

/** Gives the window one clock that moves every few seconds, so that all times on it change together: the desk’s. */
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

/** Within it all times stand with their whole date: for paper, which is read on another day. */
export function OnAnyDay({ children }: { readonly children: ReactNode }) {
  return <NowContext value={0}>{children}</NowContext>;
}

/** Milliseconds since 1970, as the window shows times. */
export function useNow(): number {
  return useContext(NowContext);
}

/** For what is done at a moment; what is shown moves with `useNow`. */
export function useDeskClock(): WindowClock {
  const clock = useContext(ClockContext);
  if (!clock) throw new Error('useDeskClock works inside NowProvider');
  return clock;
}
