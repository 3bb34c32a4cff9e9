import { createContext, useContext } from 'react';

const AfterSending = createContext<(ticketId: string) => void>(() => undefined);

/** What happens when a reply or note was sent on a ticket: the window stays, or shows another part. */
export const AfterSendingProvider = AfterSending.Provider;

export function useAfterSending(): (ticketId: string) => void {
  return useContext(AfterSending);
}
