import type { Id } from '../../shared/domain/id.ts';

/*
 * A window keeps the places where it was, and agents take turns at it. Each place is marked with its agent, so that
 * nobody goes back to those of another.
 */

interface Mark {
  readonly agentId: Id;
}

/** Whose place it is; undefined if nobody was signed in there. */
export function ownerOf(place: Pick<NavigationHistoryEntry, 'getState'> | null): Id | undefined {
  return (place?.getState() as Mark | undefined)?.agentId;
}

/** The place in view is the agent’s from now on. */
export function ownPlace(agentId: Id): void {
  if (ownerOf(navigation.currentEntry) !== agentId)
    navigation.updateCurrentEntry({ state: { agentId } satisfies Mark });
}

/** The agent’s nearest other place in a direction. Who signed in again may have the place in view twice. */
export function nearestPlace(agentId: Id, by: -1 | 1): NavigationHistoryEntry | undefined {
  const { index: at = 0, url: here } = navigation.currentEntry ?? {};
  const own = navigation.entries().filter((place) => ownerOf(place) === agentId && place.url !== here);
  return by < 0 ? own.findLast(({ index }) => index < at) : own.find(({ index }) => index > at);
}
