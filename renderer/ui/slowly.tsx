import { type ReactNode, useEffect, useState } from 'react';

const patienceMs = 300;

/** Shows its children only after a moment: what is ready at once needs no word about loading. */
export function Slowly({ children }: { readonly children: ReactNode }) {
  const [isDue, setIsDue] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setIsDue(true), patienceMs);
    return () => clearTimeout(timer);
  }, []);
  return isDue ? children : null;
}
