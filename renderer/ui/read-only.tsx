import { createContext, useContext } from 'react';

const Reason = createContext<string | null>(null);

/** Lets everything inside be read and copied only, and gives the reason. Null lets it be changed. */
export const ReadOnly = Reason.Provider;

/** Why nothing can be changed now; null where it can. */
export function useReadOnly(): string | null {
  return useContext(Reason);
}
