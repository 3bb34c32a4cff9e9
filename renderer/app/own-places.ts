import type { Id } from '../../shared/domain/id.ts';

/*
 * A window keeps the places where it was, and agents take turns at it. Each place is marked with its agent, so that
 * nobody goes back to those of another.
 */

interface Mark {
  readonly agentId: Id;
  /** Of the marked place: a link that is opened there takes over the mark of the place before it. */
  readonly url: string | null;
}

/** Whose place it is; undefined if nobody was signed in there. */
export function ownerOf(place: Pick<NavigationHistoryEntry, 'getState' | 'url'> | null): Id | undefined {
  const mark = place?.getState() as Mark | undefined;
  return mark?.url === place?.url ? mark?.agentId : undefined;
}

/** The place in view is the agent’s from now on. */
export function ownPlace(agentId: Id): void {
  const { currentEntry: place } = navigation;
  if (ownerOf(place) !== agentId)
    navigation.updateCurrentEntry({ state: { agentId, url: place?.url ?? null } satisfies Mark });
}

/** The agent’s nearest other place in a direction. Who signed in again may have the place in view twice. */
export function nearestPlace(agentId: Id, by: -1 | 1): NavigationHistoryEntry | undefined {
  const { index: at = 0, url: here } = navigation.currentEntry ?? {};
  const own = navigation.entries().filter((place) => ownerOf(place) === agentId && place.url !== here);
  return by < 0 ? own.findLast(({ index }) => index < at) : own.find(({ index }) => index > at);
}
