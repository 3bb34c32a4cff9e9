import { useEffect, useRef } from 'react';
import { navigate } from 'wouter/use-hash-location';
import type { Id } from '../../shared/domain/id.ts';
import { emptySearch, parseRoute, pathOf } from './routes.ts';

/** What an agent searched for is not shown to the next agent who signs in at the same window. */
export function useForgottenSearch(agentId: Id | undefined): void {
  const last = useRef(agentId);
  useEffect(() => {
    if (agentId === undefined) return;
    const isOther = last.current !== undefined && last.current !== agentId;
    last.current = agentId;
    const isSearch = parseRoute(window.location.hash.replace(/^#/, '')).page === 'search';
    if (isOther && isSearch) navigate(pathOf(emptySearch), { replace: true });
  }, [agentId]);
}
