import { useEffect, useRef, useState } from 'react';
import { navigate } from 'wouter/use-hash-location';
import type { Id } from '../../shared/domain/id.ts';
import { deskside } from '../bridge/deskside.ts';
import { ownerOf } from './own-places.ts';

/**
 * Returns agents who sign in to where they were last on this device, unless the window still shows it, or a link was
 * opened while it was locked. True once it does; until then, nothing of the place of another agent may be shown.
 */
export function useReturn(agentId: Id | undefined, wasLocked: boolean): boolean {
  const [owner, setOwner] = useState<Id>();
  const asked = useRef<Id>(undefined);

  useEffect(() => {
    if (asked.current === agentId) return;
    asked.current = agentId;
    if (agentId === undefined || isAt(agentId, wasLocked)) setOwner(agentId);
    else void returnTo(agentId);
  });

  async function returnTo(agent: Id): Promise<void> {
    const isLinked = await leadsToSomething();
    if (asked.current !== agent) return;
    if (isLinked) return setOwner(agent);
    const place = await deskside.ask('trail.place', {});
    if (asked.current !== agent) return;
    const address = (place.ok && place.value.address) || '/';
    // What nobody saw is no place to go back to.
    navigate(address, { replace: ownerOf(navigation.currentEntry) === undefined });
    setOwner(agent);
  }

  return agentId !== undefined && owner === agentId;
}

/** Whether the address is a link that nobody has been at, to something that the agent may see. */
async function leadsToSomething(): Promise<boolean> {
  const path = location.hash.replace(/^#?\/?/, '/');
  if (path === '/' || ownerOf(navigation.currentEntry) !== undefined) return false;
  // The pages of the desk are not part of the first script; the desk is about to be shown.
  const { parseRoute, showsTickets } = await import('./routes.ts');
  const route = parseRoute(path);
  if (!showsTickets(route) || route.ticketId === null) return true;
  return (await deskside.ask('ticket.details', { ticketId: route.ticketId })).ok;
}

/** A window that was opened or reloaded while its agent is signed in begins where it was told to. */
function isAt(agentId: Id, wasLocked: boolean): boolean {
  return !wasLocked || ownerOf(navigation.currentEntry) === agentId;
}
