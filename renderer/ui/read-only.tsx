import { createContext, useContext } from 'react';

const Reason = createContext<string | null>(null);

/** The reason why everything inside is read-only; null if it can be changed. */
export const ReadOnly = Reason.Provider;

/** The reason why nothing can be changed now; null if it can. */
export function useReadOnly(): string | null {
  return useContext(Reason);
}
