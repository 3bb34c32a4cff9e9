import { useCallback, useLayoutEffect, useRef } from 'react';

/** The same function at every render, for parts that need not render with their parent. It does what the last one given does. */
export function useStable<Arguments extends readonly unknown[]>(
  perform: (...given: Arguments) => void,
): (...given: Arguments) => void {
  const latest = useRef(perform);
  useLayoutEffect(() => {
    latest.current = perform;
  });
  return useCallback((...given) => latest.current(...given), []);
}
