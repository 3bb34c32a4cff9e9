import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';

const NowContext = createContext(0);

const stepMs = 15_000;

/** Gives the window one clock that moves every few seconds, so that all times on it change together. */
export function NowProvider({ children }: { readonly children: ReactNode }) {
  const [nowMs, setNowMs] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNowMs(Date.now()), stepMs);
    return () => clearInterval(timer);
  }, []);
  return <NowContext value={nowMs}>{children}</NowContext>;
}

/** Within it all times stand with their whole date: for paper, which is read on another day. */
export function OnAnyDay({ children }: { readonly children: ReactNode }) {
  return <NowContext value={0}>{children}</NowContext>;
}

/** Milliseconds since 1970, as the window shows times. */
export function useNow(): number {
  return useContext(NowContext);
}
