import { useEffect, useRef } from 'react';
import { navigate } from 'wouter/use-hash-location';
import type { Id } from '../../shared/domain/id.ts';
import { emptySearch, searchPath, searchRoute } from './search-address.ts';

/** What an agent searched for is not shown to the next agent who signs in at the same window. */
export function useForgottenSearch(agentId: Id | undefined): void {
  const last = useRef(agentId);
  useEffect(() => {
    if (agentId === undefined) return;
    const isOther = last.current !== undefined && last.current !== agentId;
    last.current = agentId;
    const isSearch = searchRoute(window.location.hash.replace(/^#/, '')) !== null;
    if (isOther && isSearch) navigate(searchPath(emptySearch), { replace: true });
  }, [agentId]);
}
